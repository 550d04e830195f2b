package org.cwmp4j.cpe.connectionrequest;

import java.time.Duration;
import java.util.Objects;

/**
 * How an agent takes connection requests.
 *
 * @param most how many may start sessions within {@code period}; further ones get 503 (C-CR-05)
 * @param period a sliding window
 * @param acceptInSession whether one that comes during a session is accepted and leads to one more session after it; otherwise
 *     it gets 503 (C-CR-09)
 */
public record ConnectionRequestPolicy(int most, Duration period, boolean acceptInSession) {
    /** Sixty an hour; accepted during sessions. */
    public static final ConnectionRequestPolicy DEFAULT = new ConnectionRequestPolicy(60, Duration.ofHours(1), true);

    public ConnectionRequestPolicy {
        if (most < 1) {
            throw new IllegalArgumentException("most: expected 1 or more, got " + most);
        }
        if (Objects.requireNonNull(period, "period").isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period: expected more than zero, got " + period);
        }
    }
}
