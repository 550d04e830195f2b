package org.cwmp4j.model.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lexical rules of XML Schema's simple types (B-TYPE-01..18). Nothing throws on what a peer sent: no value is null. */
public final class Lexical {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final int MAX_LONG_DIGITS = 18;

    private Lexical() {}

    /** Without white space around it, as XML Schema collapses all types but strings. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** {@code 0 1 true false}, exactly (B-TYPE-03). */
    public static @Nullable Boolean bool(String text) {
        return switch (trim(text)) {
            case "1", "true" -> Boolean.TRUE;
            case "0", "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** An optional sign and digits, of any size (B-TYPE-02). */
    public static @Nullable BigInteger integer(String text) {
        String s = trim(text);
        if (!isInteger(s)) {
            return null;
        }
        return s.length() <= MAX_LONG_DIGITS ? BigInteger.valueOf(Long.parseLong(s)) : new BigInteger(s);
    }

    /** The value of one to nine digits; -1 for any other text, which may be a number all the same. */
    public static int small(String text) {
        int length = text.length();
        if (length == 0 || length > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean isInteger(String s) {
        int i = !s.isEmpty() && (s.charAt(0) == '+' || s.charAt(0) == '-') ? 1 : 0;
        if (i == s.length()) {
            return false;
        }
        for (; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Digits with an optional sign and point; no exponent. */
    public static @Nullable BigDecimal decimal(String text) {
        String s = trim(text);
        return DECIMAL.matcher(s).matches() ? new BigDecimal(s) : null;
    }

    /** The octets of base64 text; line breaks and blanks inside are legal (B-TYPE-10). */
    public static byte @Nullable [] base64(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                dense.append(text.charAt(i));
            }
        }
        if (dense.length() % 4 != 0) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(dense.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The octets of hexadecimal text, either case. */
    public static byte @Nullable [] hex(String text) {
        String s = trim(text);
        if (s.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[s.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = hexDigit(s.charAt(2 * i));
            int low = hexDigit(s.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
