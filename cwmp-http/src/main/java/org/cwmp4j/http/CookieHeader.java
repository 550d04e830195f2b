package org.cwmp4j.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Cookie} header as a server reads it, from devices that part cookies by commas or quote values (quirk H1). */
public final class CookieHeader {
    private static final Pattern SEPARATOR = Pattern.compile("[;,]");

    private CookieHeader() {}

    /**
     * The first value of the cookie of that name, without quotes.
     *
     * @param headers the values of {@code Cookie}
     */
    public static Optional<String> find(List<String> headers, String name) {
        for (String header : headers) {
            for (String pair : SEPARATOR.split(header, -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(unquote(pair.substring(equals + 1).strip()));
                }
            }
        }
        return Optional.empty();
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
