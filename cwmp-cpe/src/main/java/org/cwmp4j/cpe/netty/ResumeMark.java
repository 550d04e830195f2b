package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpDate;
import org.jspecify.annotations.Nullable;

/**
 * By what a file on a server is known again, for {@code If-Range}: a strong entity tag, or else the time of its last change if that is
 * one (RFC 9110 sections 8.8 and 13.1.5).
 *
 * @param tag whether it is an entity tag
 */
record ResumeMark(boolean tag, String validator) {
    /** Instead of one, where nothing is to be resumed. */
    static final String NONE = "none";

    /** What a mark may be long. */
    private static final int MOST = 1000;
    /** A file that changes twice within it has one time for both. */
    private static final Duration CLOCK = Duration.ofSeconds(1);

    /** As {@link #toString} wrote it. */
    static Optional<ResumeMark> parse(String text) {
        boolean tag = text.startsWith("etag ");
        return tag || text.startsWith("date ") ? Optional.of(new ResumeMark(tag, text.substring(5))) : Optional.empty();
    }

    static Optional<ResumeMark> of(Headers headers) {
        String tag = headers.get("ETag");
        if (tag != null && isUsable(tag) && tag.startsWith("\"")) {
            return Optional.of(new ResumeMark(true, tag));
        }
        String changed = headers.get("Last-Modified");
        return tag == null && changed != null && isUsable(changed) && wasChangedBefore(changed, headers.get("Date"))
                ? Optional.of(new ResumeMark(false, changed))
                : Optional.empty();
    }

    private static boolean isUsable(String value) {
        return value.length() <= MOST && value.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static boolean wasChangedBefore(String changed, @Nullable String answered) {
        Optional<Instant> from = HttpDate.parse(changed);
        Optional<Instant> to = answered == null ? Optional.empty() : HttpDate.parse(answered);
        return from.isPresent() && to.isPresent() && !from.get().plus(CLOCK).isAfter(to.get());
    }

    /** Whether a part is of another file than this. A part has the tag that its file has, but need not have the date (section 15.3.7). */
    boolean isContradictedBy(Headers headers) {
        String told = headers.get(tag ? "ETag" : "Last-Modified");
        return told == null ? tag : !told.equals(validator);
    }

    /** At most 1024 characters. */
    @Override
    public String toString() {
        return (tag ? "etag " : "date ") + validator;
    }
}
