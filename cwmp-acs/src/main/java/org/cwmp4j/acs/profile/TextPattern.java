package org.cwmp4j.acs.profile;

import java.util.Locale;

/**
 * A text to compare with: exact, or with {@code *} for any characters and {@code ?} for one. In double quotes it is taken literally.
 * Letter case does not count.
 */
record TextPattern(String text, boolean literal) {
    static TextPattern of(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String inner = quoted ? text.substring(1, text.length() - 1) : text;
        boolean wild = !quoted && (inner.indexOf('*') >= 0 || inner.indexOf('?') >= 0);
        return new TextPattern(inner.toLowerCase(Locale.ROOT), !wild);
    }

    Precision precision() {
        if (literal) {
            return Precision.EXACT;
        }
        boolean prefix = text.indexOf('*') == text.length() - 1 && text.indexOf('?') < 0 && text.length() > 1;
        return prefix ? Precision.PREFIX : Precision.GLOB;
    }

    int letters() {
        return literal
                ? text.length()
                : (int) text.chars().filter(c -> c != '*' && c != '?').count();
    }

    boolean matches(String value) {
        String other = value.toLowerCase(Locale.ROOT);
        return literal ? text.equals(other) : glob(other);
    }

    /** Goes back to the last star only: linear for each star, whatever the text. */
    private boolean glob(String value) {
        int at = 0;
        int pattern = 0;
        int star = -1;
        int starAt = 0;
        while (at < value.length()) {
            char wanted = pattern < text.length() ? text.charAt(pattern) : 0;
            if (wanted == '*') {
                star = pattern++;
                starAt = at;
            } else if (wanted == '?' || (pattern < text.length() && wanted == value.charAt(at))) {
                pattern++;
                at++;
            } else if (star >= 0) {
                pattern = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (pattern < text.length() && text.charAt(pattern) == '*') {
            pattern++;
        }
        return pattern == text.length();
    }
}
