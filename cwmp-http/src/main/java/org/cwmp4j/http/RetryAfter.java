package org.cwmp4j.http;

import java.time.Duration;
import java.util.Optional;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    /** The longest wait that is believed. */
    public static final Duration MAX = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * How long to wait: zero to {@link #MAX}.
     *
     * @param value of the header: seconds, or a date, which counts only while the clock is set; {@code null} for none
     * @return empty if there is none, or none that can be read
     */
    public static Optional<Duration> parse(@Nullable String value, WallClock clock) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > 9 ? MAX : bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        if (!clock.isSet()) {
            return Optional.empty();
        }
        return HttpDate.parse(text).map(date -> bounded(Duration.between(clock.now(), date)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}
