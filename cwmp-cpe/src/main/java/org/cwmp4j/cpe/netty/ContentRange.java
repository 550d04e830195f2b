package org.cwmp4j.cpe.netty;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cwmp4j.http.Headers;

/**
 * Which bytes of a file an answer of 206 holds (RFC 9110 section 14.4).
 *
 * @param total of the whole file; -1 where the server does not know
 */
record ContentRange(long first, long last, long total) {
    private static final Pattern FORM = Pattern.compile("bytes +(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Empty unless there is exactly one, and it makes sense. */
    static Optional<ContentRange> of(Headers headers) {
        if (headers.all("Content-Range").size() != 1) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(headers.all("Content-Range").get(0).strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(form.group(1));
        long last = Long.parseLong(form.group(2));
        long total = form.group(3).equals("*") ? -1 : Long.parseLong(form.group(3));
        return first <= last && (total < 0 || last < total)
                ? Optional.of(new ContentRange(first, last, total))
                : Optional.empty();
    }
}
