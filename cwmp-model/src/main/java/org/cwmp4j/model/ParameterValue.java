package org.cwmp4j.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cwmp4j.model.internal.Lexical;
import org.cwmp4j.model.internal.SimpleTypes;

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

    /** A value of type long. */
    public static ParameterValue ofLong(String name, long value) {
        return new ParameterValue(name, Long.toString(value), ParameterType.LONG);
    }

    /**
     * A value of type unsignedLong.
     *
     * @param value 0 to 18446744073709551615
     * @throws IllegalArgumentException if the value is outside that range
     */
    public static ParameterValue ofUnsignedLong(String name, BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new IllegalArgumentException("value of " + name + ": expected 0 to 2^64-1, got " + value);
        }
        return new ParameterValue(name, value.toString(), ParameterType.UNSIGNED_LONG);
    }

    /** A value of type base64Binary. */
    public static ParameterValue ofBase64(String name, byte[] value) {
        return new ParameterValue(name, Base64.getEncoder().encodeToString(value), ParameterType.BASE64);
    }

    /** A value of type hexBinary. */
    public static ParameterValue ofHex(String name, byte[] value) {
        return new ParameterValue(name, HexFormat.of().withUpperCase().formatHex(value), ParameterType.HEX_BINARY);
    }

    /** A comma-separated list, of type string; see {@link ValueLists}. */
    public static ParameterValue ofList(String name, List<String> items) {
        return of(name, ValueLists.join(items));
    }

    /** The value as a boolean: {@code 0 1 true false}, whatever the type; empty for other texts (B-TYPE-03). */
    public Optional<Boolean> asBoolean() {
        return Optional.ofNullable(Lexical.bool(text));
    }

    /** The value as a whole number, whatever the type; empty for other texts and for numbers beyond 64 bits. */
    public OptionalLong asLong() {
        BigInteger value = Lexical.integer(text);
        return value == null || value.bitLength() >= Long.SIZE
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValue());
    }

    /** The value as a whole number of any size, whatever the type; empty for other texts. */
    public Optional<BigInteger> asBigInteger() {
        return Optional.ofNullable(Lexical.integer(text));
    }

    /** The value as a decimal number, whatever the type; empty for other texts. */
    public Optional<BigDecimal> asDecimal() {
        return Optional.ofNullable(Lexical.decimal(text));
    }

    /** The value as a dateTime, whatever the type; empty for texts that are none. */
    public Optional<CwmpDateTime> asDateTime() {
        return Optional.of(new CwmpDateTime(Lexical.trim(text))).filter(CwmpDateTime::isValid);
    }

    /** The octets of a value: of hexadecimal text where the type is hexBinary, else of base64; empty for other texts. */
    public Optional<byte[]> asBytes() {
        return Optional.ofNullable(type.equals(ParameterType.HEX_BINARY) ? Lexical.hex(text) : Lexical.base64(text));
    }

    /** The items of a comma-separated list; see {@link ValueLists#split}. */
    public List<String> asList() {
        return ValueLists.split(text);
    }

    /** Whether the text is a value of the type; any text is one of a type that this library does not know (B-TYPE-12). */
    public boolean isValid() {
        return SimpleTypes.allows(type, text);
    }

    /** Shows the value unless the name says that it is a secret. */
    @Override
    public String toString() {
        return name + "=" + (Secrets.isSecret(name) ? "***" : Secrets.maskUrl(text)) + " (" + type + ")";
    }
}
