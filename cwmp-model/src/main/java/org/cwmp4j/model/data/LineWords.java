package org.cwmp4j.model.data;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line of the text form into words and quotes them. */
final class LineWords {
    private LineWords() {}

    /** A word, and whether {@code =} follows it directly, with the value that then comes. */
    record Word(String key, String value, boolean hasValue) {}

    /**
     * @throws IllegalArgumentException if a quoted text does not end or has an unknown escape
     */
    static List<Word> split(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            if (at == line.length() || line.charAt(at) == '#') {
                return words;
            }
            at = word(line, at, words);
        }
    }

    private static int word(String line, int start, List<Word> words) {
        int at = start;
        while (at < line.length() && !isBlank(line.charAt(at)) && line.charAt(at) != '=') {
            at++;
        }
        String key = line.substring(start, at);
        if (at == line.length() || line.charAt(at) != '=') {
            words.add(new Word(key, "", false));
            return at;
        }
        StringBuilder value = new StringBuilder();
        int end = value(line, at + 1, value);
        words.add(new Word(key, value.toString(), true));
        return end;
    }

    private static int value(String line, int start, StringBuilder value) {
        int at = start;
        if (at < line.length() && line.charAt(at) == '"') {
            return quoted(line, at + 1, value);
        }
        while (at < line.length() && !isBlank(line.charAt(at))) {
            value.append(line.charAt(at++));
        }
        return at;
    }

    private static int quoted(String line, int start, StringBuilder value) {
        int at = start;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\') {
                if (at == line.length()) {
                    break;
                }
                c = unescape(line.charAt(at++));
            }
            value.append(c);
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (at + 1 < line.length() && !isBlank(line.charAt(at + 1))) {
            throw new IllegalArgumentException("expected a blank after the closing quote");
        }
        return at + 1;
    }

    private static char unescape(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new IllegalArgumentException("unknown escape \\" + c);
        };
    }

    /** A value so that it comes back as it is. */
    static String quote(String value) {
        boolean plain = !value.isEmpty()
                && value.chars()
                        .noneMatch(c -> c <= ' ' || c == '"' || c == '\\' || c == '#' || c == 0x85 || c == 0x2028);
        if (plain) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
