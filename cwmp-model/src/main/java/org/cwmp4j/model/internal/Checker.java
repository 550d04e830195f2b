package org.cwmp4j.model.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Violation;
import org.cwmp4j.model.Violation.Scope;
import org.jspecify.annotations.Nullable;

/** Collects what one message breaks. Builds no text as long as nothing is broken. */
final class Checker {
    static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    private final String message;
    private final CwmpVersion version;
    private final Direction direction;
    private final boolean parsed;
    private String list = "";
    private int index = -1;
    private @Nullable List<Violation> found;

    /** @param parsed whether a parser has seen to it that XML can carry the texts */
    Checker(String message, CwmpVersion version, Direction direction, boolean parsed) {
        this.message = message;
        this.version = version;
        this.direction = direction;
        this.parsed = parsed;
    }

    CwmpVersion version() {
        return version;
    }

    Direction direction() {
        return direction;
    }

    List<Violation> found() {
        return found == null ? List.of() : List.copyOf(found);
    }

    /** What follows stands in entry {@code index} of a list. */
    Checker in(String list, int index) {
        this.list = list;
        this.index = index;
        return this;
    }

    /** What follows stands in the message itself again. */
    Checker out() {
        list = "";
        return this;
    }

    /** At most {@code max} characters, all of which XML can carry. */
    Checker text(String field, String value, int max) {
        if (XmlText.longerThan(value, max)) {
            broken(field, "too long", "at most " + max + " characters");
        }
        return characters(field, value);
    }

    Checker characters(String field, String value) {
        if (!parsed && XmlText.firstIllegal(value) >= 0) {
            broken(field, "has a character that XML cannot carry", "characters of XML 1.0");
        }
        return this;
    }

    Checker unsignedInt(String field, long value) {
        return range(field, value, 0, MAX_UNSIGNED_INT);
    }

    Checker range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            broken(field, "out of range", min + " to " + max);
        }
        return this;
    }

    Checker pattern(String field, String value, Pattern pattern, String expected) {
        return form(field, pattern.matcher(value).matches(), expected);
    }

    Checker form(String field, boolean fits, String expected) {
        if (!fits) {
            broken(field, "not of the form", expected);
        }
        return this;
    }

    Checker atMost(String field, Collection<?> entries, int max) {
        if (entries.size() > max) {
            broken(field, "too many entries", "at most " + max);
        }
        return this;
    }

    /** The schemas want one entry at least; readers take none (rpcs: schema versus text). */
    Checker notEmpty(String field, Collection<?> entries) {
        if (entries.isEmpty()) {
            unsendable(field, "no entries", "at least 1");
        }
        return this;
    }

    Checker time(String field, CwmpDateTime value) {
        if (value.hasOffset()) {
            return this;
        }
        if (!value.isValid()) {
            broken(field, "no dateTime", "a dateTime of XML Schema");
        } else if (value.sinceBoot().isEmpty()) {
            unsendable(field, "a dateTime without offset", "Z or an offset");
        }
        return this;
    }

    Checker value(ParameterValue value) {
        text("Name", value.name(), 256);
        characters("Value", value.text());
        ParameterType type = value.type();
        if (type.equals(ParameterType.STRING)) {
            return this;
        }
        if (!SimpleTypes.allows(type, value.text())) {
            broken("Value", "not a value of its type", "a value of type " + type);
        }
        if (!SimpleTypes.isKnown(type)) {
            unsendable("Value", "of an unknown type", "a simple type of XML Schema or SOAP encoding");
        }
        return this;
    }

    Checker values(String field, List<ParameterValue> values) {
        for (int i = 0; i < values.size(); i++) {
            in(field, i).value(values.get(i));
        }
        return out();
    }

    /** Wrong for whoever looks at it; answered by "invalid arguments". */
    void broken(String field, String rule, String expected) {
        add(field, rule, expected, invalidArguments(), Scope.MESSAGE);
    }

    void broken(String field, String rule, String expected, FaultCode atDevice) {
        add(field, rule, expected, answer(atDevice), Scope.MESSAGE);
    }

    /** Must not be sent, but is read. */
    void unsendable(String field, String rule, String expected) {
        add(field, rule, expected, invalidArguments(), Scope.SENDER);
    }

    void unsendable(String field, String rule, String expected, FaultCode atDevice) {
        add(field, rule, expected, answer(atDevice), Scope.SENDER);
    }

    private FaultCode invalidArguments() {
        return answer(FaultCode.INVALID_ARGUMENTS);
    }

    /** The code of the device, or its twin at the ACS. */
    private FaultCode answer(FaultCode atDevice) {
        if (direction == Direction.ACS_TO_CPE) {
            return atDevice;
        }
        return atDevice.equals(FaultCode.METHOD_NOT_SUPPORTED)
                ? FaultCode.ACS_METHOD_NOT_SUPPORTED
                : FaultCode.ACS_INVALID_ARGUMENTS;
    }

    private void add(String field, String rule, String expected, FaultCode answer, Scope scope) {
        if (found == null) {
            found = new ArrayList<>();
        }
        StringBuilder path = new StringBuilder(message);
        if (!list.isEmpty()) {
            path.append('.').append(list).append('[').append(index).append(']');
        }
        if (!field.isEmpty()) {
            path.append('.').append(field);
        }
        found.add(new Violation(path.toString(), rule, expected, answer, scope));
    }
}
