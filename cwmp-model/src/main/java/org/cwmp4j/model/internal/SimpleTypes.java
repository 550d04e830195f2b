package org.cwmp4j.model.internal;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** What texts the simple types allow (B-TYPE-02..12). */
public final class SimpleTypes {
    private static final Map<String, Predicate<String>> CHECKED = new HashMap<>();
    /** Built-in types of XML Schema whose texts are not looked into; string is the most frequent of them. */
    private static final Set<String> OPEN = Set.of(
            "string",
            "normalizedString",
            "token",
            "anyURI",
            "anySimpleType",
            "language",
            "Name",
            "NCName",
            "NMTOKEN",
            "NMTOKENS",
            "ID",
            "IDREF",
            "IDREFS",
            "ENTITY",
            "ENTITIES",
            "QName",
            "float",
            "double",
            "duration",
            "time",
            "date",
            "gYear",
            "gYearMonth",
            "gMonth",
            "gMonthDay",
            "gDay");

    static {
        CHECKED.put("boolean", text -> Lexical.bool(text) != null);
        CHECKED.put("decimal", text -> Lexical.decimal(text) != null);
        CHECKED.put("dateTime", text -> new CwmpDateTime(text).isValid());
        CHECKED.put("base64Binary", text -> Lexical.base64(text) != null);
        CHECKED.put("hexBinary", text -> Lexical.hex(text) != null);
        integer("integer", null, null);
        integer("nonNegativeInteger", "0", null);
        integer("positiveInteger", "1", null);
        integer("nonPositiveInteger", null, "0");
        integer("negativeInteger", null, "-1");
        integer("long", Long.toString(Long.MIN_VALUE), Long.toString(Long.MAX_VALUE));
        integer("unsignedLong", "0", "18446744073709551615");
        integer("int", "-2147483648", "2147483647");
        integer("unsignedInt", "0", "4294967295");
        integer("short", "-32768", "32767");
        integer("unsignedShort", "0", "65535");
        integer("byte", "-128", "127");
        integer("unsignedByte", "0", "255");
    }

    private SimpleTypes() {}

    private static void integer(String name, @Nullable String min, @Nullable String max) {
        BigInteger low = min == null ? null : new BigInteger(min);
        BigInteger high = max == null ? null : new BigInteger(max);
        int smallest = low == null || low.signum() < 0 ? Integer.MIN_VALUE : low.intValueExact();
        int largest = high == null || high.bitLength() > 31 ? Integer.MAX_VALUE : high.intValueExact();
        CHECKED.put(name, text -> {
            int small = Lexical.small(text);
            if (small >= 0) {
                return small >= smallest && small <= largest;
            }
            BigInteger value = Lexical.integer(text);
            return value != null
                    && (low == null || value.compareTo(low) >= 0)
                    && (high == null || value.compareTo(high) <= 0);
        });
    }

    /** Whether a message may name this type: built into XML Schema, or one of SOAP encoding. */
    public static boolean isKnown(ParameterType type) {
        return type.namespace().equals(ParameterType.XSD)
                ? CHECKED.containsKey(type.name()) || OPEN.contains(type.name())
                : type.equals(ParameterType.SOAP_BASE64) || isSoapTwin(type);
    }

    private static boolean isSoapTwin(ParameterType type) {
        return type.namespace().equals(ParameterType.SOAP_ENCODING)
                && (OPEN.contains(type.name()) || CHECKED.containsKey(type.name()))
                && !type.name().equals("anySimpleType");
    }

    /** Whether the text is one of the type's; any text is one of a type that is not known or not looked into. */
    public static boolean allows(ParameterType type, String text) {
        if (type.equals(ParameterType.STRING)) {
            return true;
        }
        boolean soap = type.namespace().equals(ParameterType.SOAP_ENCODING);
        if (!soap && !type.namespace().equals(ParameterType.XSD)) {
            return true;
        }
        Predicate<String> check = CHECKED.get(soap && type.name().equals("base64") ? "base64Binary" : type.name());
        return check == null || check.test(text);
    }
}
