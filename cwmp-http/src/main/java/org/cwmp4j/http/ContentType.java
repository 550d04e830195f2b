package org.cwmp4j.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Content-Type} header.
 *
 * @param type such as {@code text/xml}, in lower case
 * @param charset the parameter's value without quotes, as written; {@code null} if there is none
 */
public record ContentType(String type, @Nullable String charset) {
    /** What goes with every message that has an envelope (rule B-HTTP-05). */
    public static final String SOAP = "text/xml; charset=utf-8";

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;\"']+))", Pattern.CASE_INSENSITIVE);

    /** Reads the header's value; empty for {@code null} or blank. */
    public static Optional<ContentType> parse(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        int semicolon = value.indexOf(';');
        String type = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        Matcher charset = CHARSET.matcher(value);
        return Optional.of(new ContentType(type.toLowerCase(Locale.ROOT), charset.find() ? first(charset) : null));
    }

    /** Whether it is {@code text/xml}, the one type of CWMP. */
    public boolean isSoap() {
        return type.equals("text/xml");
    }

    private static @Nullable String first(Matcher charset) {
        for (int group = 1; group <= charset.groupCount(); group++) {
            if (charset.group(group) != null) {
                return charset.group(group);
            }
        }
        return null;
    }
}
