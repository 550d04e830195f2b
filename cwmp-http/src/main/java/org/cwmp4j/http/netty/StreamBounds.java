package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a streamed body may take: it has no deadline as a whole, but has to go on.
 *
 * @param idle the longest time in which no byte moves
 * @param rate bytes a second that have to move on average in every window; 0 for any
 * @param window how long the average is taken over: what a peer that drips has to keep up
 * @param continueWait how long a streamed request's body is held back for the server's {@code 100 Continue}, for which it is asked, so
 *     that a challenge or a redirect comes before it; then it is sent all the same (RFC 9110 section 10.1.1). Zero does not ask
 */
public record StreamBounds(Duration idle, long rate, Duration window, Duration continueWait) {
    /** Thirty seconds without a byte, 1 KiB a second over each minute, two seconds for 100 Continue. */
    public static final StreamBounds DEFAULT =
            new StreamBounds(Duration.ofSeconds(30), 1024, Duration.ofMinutes(1), Duration.ofSeconds(2));

    public StreamBounds {
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(continueWait, "continueWait");
        if (idle.isNegative() || idle.isZero() || window.compareTo(Duration.ofSeconds(1)) < 0 || rate < 0) {
            throw new IllegalArgumentException("idle must be positive, window a second or more, rate not negative");
        }
    }

    /** With that longest time without a byte. */
    public StreamBounds withIdle(Duration value) {
        return new StreamBounds(value, rate, window, continueWait);
    }

    /** With that least rate over each such window. */
    public StreamBounds withRate(long bytesPerSecond, Duration over) {
        return new StreamBounds(idle, bytesPerSecond, over, continueWait);
    }

    /** With that wait for 100 Continue. */
    public StreamBounds withContinueWait(Duration value) {
        return new StreamBounds(idle, rate, window, value);
    }

    /** What has to move in a window. */
    long leastInWindow() {
        return rate * window.toSeconds();
    }
}
