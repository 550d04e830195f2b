package org.cwmp4j.cpe.event;

import java.time.Duration;
import java.time.Instant;

/** When periodic Informs are due: at PeriodicInformTime plus or minus any number of intervals (C-DM-01). */
public final class PeriodicPhase {
    private PeriodicPhase() {}

    /**
     * How long until the next one that is later than {@code after} from now. UTC throughout, so that no change of local time
     * moves it.
     *
     * @param now the time of day
     * @param reference any moment of the phase, however far past or future
     * @param interval more than zero
     * @param after zero, or what keeps one that was early by a hair from coming twice
     */
    public static Duration untilNext(Instant now, Instant reference, Duration interval, Duration after) {
        Duration since = Duration.between(reference, now.plus(after));
        long whole = since.dividedBy(interval);
        Duration rest = since.minus(interval.multipliedBy(whole));
        if (rest.isNegative()) {
            rest = rest.plus(interval);
        }
        return interval.minus(rest).plus(after);
    }
}
