package org.cwmp4j.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One cookie of a {@code Set-Cookie} line. Attributes of RFC 2109 and RFC 2965 (Version, Discard, Comment, Port) and unknown
 * ones are ignored; several cookies joined by commas, as those allowed, are told apart from the comma within a date.
 */
record SetCookie(
        String name,
        String value,
        @Nullable String path,
        @Nullable Duration maxAge,
        @Nullable Instant expires) {
    private static final Duration LONGEST = Duration.ofDays(365);

    static List<SetCookie> parse(String line) {
        List<SetCookie> found = new ArrayList<>();
        for (String part : splitCookies(line)) {
            SetCookie cookie = one(part);
            if (cookie != null) {
                found.add(cookie);
            }
        }
        return found;
    }

    private static @Nullable SetCookie one(String text) {
        List<String> parts = split(text, ';');
        String pair = parts.get(0);
        int equals = pair.indexOf('=');
        if (equals <= 0) {
            return null;
        }
        String name = pair.substring(0, equals).strip();
        String value = pair.substring(equals + 1).strip();
        if (name.isEmpty() || hasControls(name) || hasControls(value)) {
            return null;
        }
        String path = null;
        Duration maxAge = null;
        Instant expires = null;
        for (String attribute : parts.subList(1, parts.size())) {
            int at = attribute.indexOf('=');
            String key =
                    (at < 0 ? attribute : attribute.substring(0, at)).strip().toLowerCase(Locale.ROOT);
            String argument = at < 0 ? "" : unquote(attribute.substring(at + 1).strip());
            switch (key) {
                case "path" -> path = argument.startsWith("/") ? argument : null;
                case "max-age" -> maxAge = seconds(argument, maxAge);
                case "expires" -> expires = HttpDate.parse(argument).orElse(expires);
                default -> {} // RFC 6265 section 5.2: ignored
            }
        }
        return new SetCookie(name, value, path, maxAge, expires);
    }

    private static @Nullable Duration seconds(String text, @Nullable Duration otherwise) {
        if (!text.matches("-?[0-9]+")) {
            return otherwise;
        }
        if (text.startsWith("-")) {
            return Duration.ZERO;
        }
        return text.length() > 9 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text)));
    }

    /** No session lasts longer, and what never ends cannot be counted. */
    static Duration bounded(Duration age) {
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }

    /** A comma parts two cookies only where a name and an equals sign follow before anything else. */
    private static List<String> splitCookies(String line) {
        List<String> cookies = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String piece : split(line, ',')) {
            boolean startsCookie = piece.strip().matches("[^\\s=;,\"]+\\s*=.*");
            if (startsCookie && current.length() > 0) {
                cookies.add(current.toString());
                current.setLength(0);
            } else if (current.length() > 0) {
                current.append(',');
            }
            current.append(piece);
        }
        cookies.add(current.toString());
        return cookies;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String unquote(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 127);
    }
}
