package org.cwmp4j.codec.internal.xml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The little of a Content-Type header that a codec needs. */
public final class ContentType {
    private ContentType() {}

    /** Whether it says {@code text/xml}, whatever its parameters. */
    public static boolean isTextXml(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().equalsIgnoreCase("text/xml");
    }

    /** The charset parameter, quoted or not; {@code null} for none. */
    static @Nullable String charset(@Nullable String header) {
        if (header == null) {
            return null;
        }
        for (String part : header.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0
                    && part.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals("charset")) {
                String value = unquoted(part.substring(equals + 1).strip());
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }
}
