package org.cwmp4j.model;

import java.util.Objects;

/**
 * A parameter with its value, text and type as they came (ParameterValueStruct, TR-069 A6C1 Table 19).
 *
 * @param name full parameter name
 * @param text the value's text, white space included
 * @param type what {@code xsi:type} said; {@link ParameterType#STRING} where a peer sent none
 */
public record ParameterValue(String name, String text, ParameterType type) {
    public ParameterValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(type, "type");
    }

    /** A value of type string. */
    public static ParameterValue of(String name, String value) {
        return new ParameterValue(name, value, ParameterType.STRING);
    }

    /** A value of type boolean. */
    public static ParameterValue of(String name, boolean value) {
        return new ParameterValue(name, Boolean.toString(value), ParameterType.BOOLEAN);
    }

    /** A value of type int. */
    public static ParameterValue ofInt(String name, int value) {
        return new ParameterValue(name, Integer.toString(value), ParameterType.INT);
    }

    /**
     * A value of type unsignedInt.
     *
     * @param value 0 to 4294967295
     * @throws IllegalArgumentException if the value is outside that range
     */
    public static ParameterValue ofUnsignedInt(String name, long value) {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("value of " + name + ": expected 0 to 4294967295, got " + value);
        }
        return new ParameterValue(name, Long.toString(value), ParameterType.UNSIGNED_INT);
    }

    /** A value of type dateTime. */
    public static ParameterValue of(String name, CwmpDateTime value) {
        return new ParameterValue(name, value.text(), ParameterType.DATE_TIME);
    }

    /** Shows the value unless the name says that it is a secret. */
    @Override
    public String toString() {
        return name + "=" + (Secrets.isSecret(name) ? "***" : text) + " (" + type + ")";
    }
}
