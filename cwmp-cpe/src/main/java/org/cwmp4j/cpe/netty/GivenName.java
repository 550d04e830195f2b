package org.cwmp4j.cpe.netty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.http.Headers;
import org.jspecify.annotations.Nullable;

/** The name that a server gives a file (RFC 6266): never more than a name, whatever it looks like (rule FTR-18). */
final class GivenName {
    private static final int LONGEST = 255;
    private static final Pattern EXTENDED =
            Pattern.compile(";\\s*filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile(
            ";\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s\"]+))", Pattern.CASE_INSENSITIVE);

    private GivenName() {}

    /** {@code null} for none that is one. */
    static @Nullable String of(Headers headers) {
        String line = headers.get("Content-Disposition");
        if (line == null || line.length() > 4 * LONGEST) {
            return null;
        }
        String found = extended(line);
        return name(found == null ? plain(line) : found);
    }

    private static @Nullable String extended(String line) {
        Matcher matcher = EXTENDED.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        try {
            return URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String plain(String line) {
        Matcher matcher = PLAIN.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replaceAll("\\\\(.)", "$1");
    }

    private static @Nullable String name(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
                .strip();
        boolean odd = last.isEmpty()
                || last.length() > LONGEST
                || last.equals(".")
                || last.equals("..")
                || last.codePoints().anyMatch(Character::isISOControl);
        return odd ? null : last;
    }
}
