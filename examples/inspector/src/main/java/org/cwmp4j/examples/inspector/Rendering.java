package org.cwmp4j.examples.inspector;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Secrets;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.VendorArgument;
import org.jspecify.annotations.Nullable;

/** A message as indented lines, its secrets masked, nothing in it that a terminal would obey. */
final class Rendering {
    private static final String INDENT = "  ";
    private static final String MASK = "***";

    private final List<String> lines = new ArrayList<>();

    private Rendering() {}

    static List<String> of(SoapEnvelope envelope) {
        Rendering rendering = new Rendering();
        rendering.header(envelope.header());
        rendering.components("", (Record) envelope.message());
        return rendering.lines;
    }

    /** A text on one line: what is no printable character is shown by its number. */
    static String shown(String text) {
        StringBuilder sb = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                sb.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                sb.appendCodePoint(c);
            }
        });
        return sb.toString();
    }

    private void header(SoapHeader header) {
        entry("HoldRequests", header.holdRequests());
        entry("NoMoreRequests", header.noMoreRequests());
        entry("SessionTimeout", header.sessionTimeout());
        entry("SupportedCWMPVersions", header.supportedCwmpVersions());
        entry("UseCWMPVersion", header.useCwmpVersion());
    }

    private void entry(String name, @Nullable Object value) {
        if (value != null) {
            lines.add("Header " + name + ": " + shown(value.toString()));
        }
    }

    private void components(String indent, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            value(indent, name(component.getName()), get(record, component));
        }
    }

    private void value(String indent, String name, Object value) {
        if (Secrets.isSecret(name) && !value.toString().isEmpty()) {
            lines.add(indent + name + ": " + MASK);
        } else if (value instanceof List<?> list) {
            lines.add(indent + name + " (" + list.size() + ")");
            list.forEach(member -> member(indent + INDENT, member));
        } else if (value instanceof Record record && !isText(record)) {
            lines.add(indent + name);
            components(indent + INDENT, record);
        } else {
            lines.add(indent + name + ": " + shown(text(value)));
        }
    }

    private void member(String indent, Object member) {
        if (member instanceof ParameterValue || !(member instanceof Record record)) {
            lines.add(indent + shown(member.toString()));
        } else if (record instanceof VendorArgument argument) {
            argument(indent, argument);
        } else {
            lines.add(indent + record.getClass().getSimpleName());
            components(indent + INDENT, record);
        }
    }

    private void argument(String indent, VendorArgument argument) {
        if (argument.members().isEmpty()) {
            value(indent, argument.name(), argument.text());
        } else {
            lines.add(indent + argument.name());
            argument.members().forEach(member -> argument(indent + INDENT, member));
        }
    }

    private static boolean isText(Record record) {
        return record instanceof CwmpDateTime
                || record instanceof EventCode
                || record instanceof FaultCode
                || record instanceof FileType;
    }

    private static String text(Object value) {
        return value instanceof Status status ? status.code() + " (" + status + ")" : value.toString();
    }

    /** As the standard writes it. */
    private static String name(String component) {
        String name = Character.toUpperCase(component.charAt(0)) + component.substring(1);
        return switch (name) {
            case "Oui", "Uuid" -> name.toUpperCase(Locale.ROOT);
            default -> name.endsWith("Url") ? name.substring(0, name.length() - 2) + "RL" : name;
        };
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("public accessor of a public record", e);
        }
    }
}
