package org.cwmp4j.acs;

import java.time.Duration;

/**
 * How often something may happen: so many times at once, and one more each time that some time has passed.
 *
 * @param burst at once
 * @param every how long until one more is allowed; zero for no limit at all
 */
public record RateLimit(int burst, Duration every) {
    /** No limit. */
    public static final RateLimit NONE = new RateLimit(1, Duration.ZERO);

    public RateLimit {
        if (burst < 1 || every.isNegative()) {
            throw new IllegalArgumentException(
                    "expected a burst of 1 or more and no negative time, got " + burst + ", " + every);
        }
    }

    /** Whether this limits nothing. */
    public boolean isNone() {
        return every.isZero();
    }
}
