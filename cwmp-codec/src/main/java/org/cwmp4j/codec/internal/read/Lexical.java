package org.cwmp4j.codec.internal.read;

/** The lexical forms of XML Schema's simple types (B-TYPE-02, B-TYPE-03, B-TYPE-09, B-TYPE-10, B-TYPE-11). */
final class Lexical {
    /** No number at all. */
    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final long CEILING = Long.MAX_VALUE / 10 - 1;

    private Lexical() {}

    /** A whole number, saturating far outside the range of every type here; {@link #NOT_A_NUMBER} for any other text. */
    static long number(String text) {
        int i = start(text);
        int end = end(text, i);
        boolean negative = i < end && text.charAt(i) == '-';
        if (i < end && (negative || text.charAt(i) == '+')) {
            i++;
        }
        if (i == end) {
            return NOT_A_NUMBER;
        }
        long value = 0;
        for (; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            value = Math.min(value * 10 + digit, CEILING);
        }
        return negative ? -value : value;
    }

    static boolean isInRange(String text, long min, long max) {
        long value = number(text);
        return value != NOT_A_NUMBER && value >= min && value <= max;
    }

    /** {@code null}-free tri-state: 1 true, 0 false, -1 neither. */
    static int flag(String text) {
        int from = start(text);
        int length = end(text, from) - from;
        if (length == 1) {
            char c = text.charAt(from);
            return c == '1' ? 1 : c == '0' ? 0 : -1;
        }
        if (length == 4 && text.startsWith("true", from)) {
            return 1;
        }
        return length == 5 && text.startsWith("false", from) ? 0 : -1;
    }

    /** As {@link #flag}, in any letter case. */
    static int looseFlag(String text) {
        String s = text.strip();
        return s.equalsIgnoreCase("true") ? 1 : s.equalsIgnoreCase("false") ? 0 : -1;
    }

    static boolean isDecimal(String text) {
        int i = start(text);
        int end = end(text, i);
        if (i < end && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        int digits = 0;
        int dots = 0;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && dots < 2;
    }

    static boolean isHex(String text) {
        int from = start(text);
        int end = end(text, from);
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return (end - from) % 2 == 0;
    }

    /** Line breaks and blanks inside are allowed. */
    static boolean isBase64(String text) {
        int symbols = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (c == '=') {
                padding++;
            } else if (padding == 0 && (letter || c == '+' || c == '/')) {
                symbols++;
            } else if (!isSpace(c)) {
                return false;
            }
        }
        return padding < 3 && (symbols + padding) % 4 == 0;
    }

    static boolean isPadded(String text) {
        return !text.isEmpty() && (isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1)));
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static int start(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int end(String text, int from) {
        int i = text.length();
        while (i > from && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
