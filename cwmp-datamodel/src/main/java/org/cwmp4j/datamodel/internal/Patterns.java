package org.cwmp4j.datamodel.internal;

/** Regular expressions of XML Schema as Java writes them. */
final class Patterns {
    private Patterns() {}

    /**
     * The same expression for {@link java.util.regex.Pattern}: {@code ^} and {@code $} stand for themselves outside of classes, {@code
     * \i} and {@code \c} are characters of names, {@code [a-z-[aeiou]]} leaves characters out, blocks are written {@code \p{IsX}}.
     */
    static String toJava(String pattern) {
        StringBuilder java = new StringBuilder(pattern.length());
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i = escape(pattern, i + 1, java);
            } else if (c == '[') {
                boolean less = depth > 0 && i > 0 && pattern.charAt(i - 1) == '-';
                if (less) {
                    java.setLength(java.length() - 1);
                    java.append("&&[^");
                } else {
                    java.append(c);
                }
                depth++;
            } else if (c == ']' && depth > 0) {
                java.append(c);
                depth--;
            } else {
                boolean literal = (depth == 0 && (c == '^' || c == '$')) || (depth > 0 && c == '&');
                java.append(literal ? "\\" : "").append(c);
            }
        }
        return java.toString();
    }

    private static int escape(String pattern, int at, StringBuilder java) {
        char c = pattern.charAt(at);
        switch (c) {
            case 'i' -> java.append("[\\p{L}_:]");
            case 'I' -> java.append("[^\\p{L}_:]");
            case 'c' -> java.append("[\\p{L}\\p{N}\\p{M}._:-]");
            case 'C' -> java.append("[^\\p{L}\\p{N}\\p{M}._:-]");
            case 'p', 'P' -> {
                java.append('\\').append(c);
                if (pattern.startsWith("{Is", at + 1)) {
                    java.append("{In");
                    return at + 3;
                }
            }
            default -> java.append('\\').append(c);
        }
        return at;
    }
}
