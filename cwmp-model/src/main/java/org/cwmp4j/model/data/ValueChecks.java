package org.cwmp4j.model.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.ValueLists;
import org.cwmp4j.model.data.ValueCheck.Accepted;
import org.cwmp4j.model.data.ValueCheck.Refused;
import org.cwmp4j.model.internal.Lexical;
import org.cwmp4j.model.internal.XmlText;
import org.jspecify.annotations.Nullable;

/** Whether values fit definitions (C-SPV-13, C-SPV-16, C-TYPE-14). */
final class ValueChecks {
    /** Of strings that name neither a length nor their values (TR-069 A6C1 Table 12). */
    private static final int DEFAULT_LENGTH = 16;
    /** Types of XML Schema that are strings. */
    private static final Set<String> STRINGS = Set.of("normalizedString", "token", "anyURI", "anySimpleType");
    /** Types of XML Schema that are whole numbers and no types of parameters. */
    private static final Set<String> INTEGERS = Set.of(
            "integer",
            "nonNegativeInteger",
            "positiveInteger",
            "nonPositiveInteger",
            "negativeInteger",
            "short",
            "unsignedShort",
            "byte",
            "unsignedByte");

    private ValueChecks() {}

    static ValueCheck value(ParameterDefinition definition, ParameterValue value) {
        if (!definition.writable()) {
            return new Refused(FaultCode.PARAMETER_NOT_WRITABLE, "read-only");
        }
        DataType type = definition.type();
        DataType expected = definition.facets().isList() ? DataType.STRING : type;
        if (!compatible(expected, value.type())) {
            return new Refused(
                    FaultCode.INVALID_PARAMETER_TYPE, "expected type " + expected.text() + ", got " + value.type());
        }
        ValueCheck check = text(type, definition.facets(), value.text());
        return check instanceof Accepted accepted && !settable(definition.facets(), accepted.value())
                ? refused("expected a value that may be set, none of "
                        + definition.facets().readOnlyValues())
                : check;
    }

    private static boolean settable(Facets facets, String value) {
        List<String> values = facets.isList() ? ValueLists.split(value) : List.of(value);
        return facets.readOnlyValues().stream().noneMatch(values::contains);
    }

    /** The type itself under either of its names; among numbers any whose value fits. */
    private static boolean compatible(DataType expected, ParameterType sent) {
        DataType type = DataType.ofWire(sent);
        if (type == null) {
            boolean xsd = sent.namespace().equals(ParameterType.XSD);
            return xsd
                    && (expected == DataType.STRING
                            ? STRINGS.contains(sent.name())
                            : isNumber(expected) && INTEGERS.contains(sent.name()));
        }
        return type == expected
                || (expected.isInteger() && type.isInteger())
                || (isNumber(expected) && type.isInteger());
    }

    private static boolean isNumber(DataType type) {
        return type.isInteger() || type == DataType.DECIMAL;
    }

    static ValueCheck text(DataType type, Facets facets, String text) {
        if (XmlText.firstIllegal(text) >= 0) {
            return refused("expected characters that XML can carry");
        }
        Bounds items = facets.list();
        return items == null ? single(type, facets, text) : list(type, facets, items, text);
    }

    private static ValueCheck list(DataType type, Facets facets, Bounds items, String text) {
        if (facets.listSize() != null && !facets.listSize().contains(text.codePointCount(0, text.length()))) {
            return refused("expected a list of " + facets.listSize() + " characters");
        }
        List<String> parts = ValueLists.split(text);
        if (!items.contains(parts.size())) {
            return refused("expected " + items + " items");
        }
        List<String> canonical = new ArrayList<>(parts.size());
        for (String part : parts) {
            if (!(single(type, facets, part) instanceof Accepted accepted)) {
                return refused("a wrong item; " + expectation(type, facets));
            }
            canonical.add(accepted.value());
        }
        return new Accepted(type == DataType.STRING ? text : ValueLists.join(canonical));
    }

    private static ValueCheck single(DataType type, Facets facets, String text) {
        String canonical = canonical(type, text);
        if (canonical == null) {
            return refused("expected a value of type " + type.text());
        }
        return fits(type, facets, canonical) ? new Accepted(canonical) : refused(expectation(type, facets));
    }

    /** The one spelling of a value; null for a text that is none of the type. */
    private static @Nullable String canonical(DataType type, String text) {
        return switch (type) {
            case STRING -> text;
            case INT, UNSIGNED_INT, LONG, UNSIGNED_LONG -> {
                BigInteger value = Lexical.integer(text);
                yield value != null && type.holds(value) ? value.toString() : null;
            }
            case BOOLEAN -> {
                Boolean value = Lexical.bool(text);
                yield value == null ? null : value.toString();
            }
            case DATE_TIME -> {
                String trimmed = Lexical.trim(text);
                yield new CwmpDateTime(trimmed).isValid() ? trimmed : null;
            }
            case BASE64 -> Lexical.base64(text) == null ? null : Lexical.trim(text);
            case HEX_BINARY -> Lexical.hex(text) == null ? null : Lexical.trim(text);
            case DECIMAL -> {
                BigDecimal value = Lexical.decimal(text);
                yield value == null ? null : value.toPlainString();
            }
        };
    }

    private static boolean fits(DataType type, Facets facets, String value) {
        return sizeFits(type, facets, value)
                && (facets.ranges().isEmpty() || inRange(facets.ranges(), value))
                && (facets.enumeration().isEmpty() || facets.enumeration().contains(value))
                && (facets.patterns().isEmpty() || facets.patterns().stream().anyMatch(p -> Pattern.matches(p, value)));
    }

    private static boolean inRange(List<Bounds> ranges, String value) {
        BigDecimal number = new BigDecimal(value);
        return ranges.stream().anyMatch(range -> range.contains(number));
    }

    private static boolean sizeFits(DataType type, Facets facets, String value) {
        int size;
        switch (type) {
            case STRING -> size = value.codePointCount(0, value.length());
            case BASE64 -> size = length(Lexical.base64(value));
            case HEX_BINARY -> size = length(Lexical.hex(value));
            default -> {
                return true;
            }
        }
        if (facets.sizes().isEmpty()) {
            return !hasDefaultLength(type, facets) || size <= DEFAULT_LENGTH;
        }
        return facets.sizes().stream().anyMatch(bounds -> bounds.contains(size));
    }

    private static boolean hasDefaultLength(DataType type, Facets facets) {
        return type == DataType.STRING
                && !facets.isList()
                && facets.reference() == null
                && facets.enumeration().isEmpty()
                && facets.patterns().isEmpty();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String expectation(DataType type, Facets facets) {
        StringBuilder text = new StringBuilder("expected ").append(type.text());
        if (!facets.sizes().isEmpty()) {
            text.append(" of size ").append(facets.sizes());
        } else if (hasDefaultLength(type, facets)) {
            text.append(" of size :").append(DEFAULT_LENGTH);
        }
        if (!facets.ranges().isEmpty()) {
            text.append(" in ").append(facets.ranges());
        }
        if (!facets.enumeration().isEmpty()) {
            text.append(", one of ").append(facets.enumeration());
        }
        if (!facets.patterns().isEmpty()) {
            text.append(" matching ").append(facets.patterns());
        }
        return text.toString();
    }

    private static Refused refused(String reason) {
        return new Refused(FaultCode.INVALID_PARAMETER_VALUE, reason);
    }
}
