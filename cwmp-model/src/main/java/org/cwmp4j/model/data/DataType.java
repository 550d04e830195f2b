package org.cwmp4j.model.data;

import java.math.BigInteger;
import java.util.Optional;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** The types of parameters (TR-069 A6C1 Table 12, TR-106 A.2.3). */
public enum DataType {
    STRING("string", ""),
    INT("int", "0"),
    UNSIGNED_INT("unsignedInt", "0"),
    LONG("long", "0"),
    UNSIGNED_LONG("unsignedLong", "0"),
    BOOLEAN("boolean", "false"),
    DATE_TIME("dateTime", CwmpDateTime.UNKNOWN.text()),
    BASE64("base64", ""),
    HEX_BINARY("hexBinary", ""),
    DECIMAL("decimal", "0");

    private static final BigInteger MAX_UNSIGNED_LONG = new BigInteger("18446744073709551615");

    private final String text;
    private final String zero;

    DataType(String text, String zero) {
        this.text = text;
        this.zero = zero;
    }

    /** The name in data models. */
    public String text() {
        return text;
    }

    /** The type as {@code xsi:type} names it in messages. */
    public ParameterType wireType() {
        return switch (this) {
            case STRING -> ParameterType.STRING;
            case INT -> ParameterType.INT;
            case UNSIGNED_INT -> ParameterType.UNSIGNED_INT;
            case LONG -> ParameterType.LONG;
            case UNSIGNED_LONG -> ParameterType.UNSIGNED_LONG;
            case BOOLEAN -> ParameterType.BOOLEAN;
            case DATE_TIME -> ParameterType.DATE_TIME;
            case BASE64 -> ParameterType.BASE64;
            case HEX_BINARY -> ParameterType.HEX_BINARY;
            case DECIMAL -> ParameterType.DECIMAL;
        };
    }

    /** The empty text, 0, false or Unknown Time. */
    public String zero() {
        return zero;
    }

    /** Whether values are whole numbers. */
    public boolean isInteger() {
        return this == INT || this == UNSIGNED_INT || this == LONG || this == UNSIGNED_LONG;
    }

    /** Whether an integer type holds a number. */
    boolean holds(BigInteger value) {
        return switch (this) {
            case INT -> value.bitLength() < 32;
            case UNSIGNED_INT -> value.signum() >= 0 && value.bitLength() <= 32;
            case LONG -> value.bitLength() < 64;
            case UNSIGNED_LONG -> value.signum() >= 0 && value.compareTo(MAX_UNSIGNED_LONG) <= 0;
            default -> true;
        };
    }

    /** The type that data models call so; empty if there is none. */
    public static Optional<DataType> ofText(String text) {
        for (DataType type : values()) {
            if (type.text.equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type with this name on the wire, whichever of the two namespaces it is in; null if there is none. */
    static @Nullable DataType ofWire(ParameterType type) {
        boolean known =
                type.namespace().equals(ParameterType.XSD) || type.namespace().equals(ParameterType.SOAP_ENCODING);
        return !known
                ? null
                : type.name().equals("base64Binary")
                        ? BASE64
                        : ofText(type.name()).orElse(null);
    }
}
