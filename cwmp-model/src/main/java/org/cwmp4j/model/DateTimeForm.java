package org.cwmp4j.model;

/** Tells dateTimes of XML Schema from other texts, fast: every message has some. Years go from 1 to 9999. */
final class DateTimeForm {
    static final int INVALID = 0;
    /** Without an offset from UTC. */
    static final int LOCAL = 1;
    /** With {@code Z} or an offset. */
    static final int WITH_OFFSET = 2;

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_END = 19;
    private static final int MAX_OFFSET_MINUTES = 14 * 60;

    private DateTimeForm() {}

    /** What a text is; white space around it does not count. */
    static int of(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return to - from < SECONDS_END || !isDate(text, from) || !isTime(text, from + DATE_LENGTH)
                ? INVALID
                : offset(text, fractionEnd(text, from + SECONDS_END, to), to, isEndOfDay(text, from));
    }

    private static boolean isDate(String s, int at) {
        int year = number(s, at, 4);
        int month = number(s, at + 5, 2);
        int day = number(s, at + 8, 2);
        return year > 0
                && s.charAt(at + 4) == '-'
                && month > 0
                && month <= 12
                && s.charAt(at + 7) == '-'
                && day > 0
                && day <= days(year, month);
    }

    private static int days(int year, int month) {
        return switch (month) {
            case 4, 6, 9, 11 -> 30;
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            default -> 31;
        };
    }

    private static boolean isTime(String s, int at) {
        int hour = number(s, at + 1, 2);
        int minute = number(s, at + 4, 2);
        int second = number(s, at + 7, 2);
        boolean form = s.charAt(at) == 'T' && s.charAt(at + 3) == ':' && s.charAt(at + 6) == ':';
        boolean inDay = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return form && (inDay || (hour == 24 && minute == 0 && second == 0));
    }

    private static boolean isEndOfDay(String s, int at) {
        return s.charAt(at + 11) == '2' && s.charAt(at + 12) == '4';
    }

    /** Behind the digits of a fraction; -1 if it has none. */
    private static int fractionEnd(String s, int at, int to) {
        if (at == to || s.charAt(at) != '.') {
            return at;
        }
        int end = at + 1;
        while (end < to && isDigit(s.charAt(end))) {
            end++;
        }
        return end == at + 1 ? -1 : end;
    }

    private static int offset(String s, int at, int to, boolean endOfDay) {
        if (at < 0 || (endOfDay && hasNonZeroFraction(s, at))) {
            return INVALID;
        }
        if (at == to) {
            return LOCAL;
        }
        if (to == at + 1) {
            return s.charAt(at) == 'Z' ? WITH_OFFSET : INVALID;
        }
        if (to != at + 6 || (s.charAt(at) != '+' && s.charAt(at) != '-') || s.charAt(at + 3) != ':') {
            return INVALID;
        }
        int hours = number(s, at + 1, 2);
        int minutes = number(s, at + 4, 2);
        boolean good = hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= MAX_OFFSET_MINUTES;
        return good ? WITH_OFFSET : INVALID;
    }

    /** Midnight at the end of a day is a point: "24:00:00.5" is none. */
    private static boolean hasNonZeroFraction(String s, int end) {
        for (int i = end - 1; isDigit(s.charAt(i)); i--) {
            if (s.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    /** -1 if they are not all digits. */
    private static int number(String s, int at, int length) {
        int value = 0;
        for (int i = at; i < at + length; i++) {
            char c = s.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
