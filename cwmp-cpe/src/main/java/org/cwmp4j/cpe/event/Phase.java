package org.cwmp4j.cpe.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.time.TimeSource;

/**
 * When something is due again and again: at an absolute time that the ACS gave, plus or minus any number of intervals; or, where
 * it gave none or the device does not know the time of day, at a phase of the device's own, which monotonic time keeps.
 */
public final class Phase {
    private final TimeSource time;
    private final CwmpDateTime reference;
    private final Duration interval;
    private final long own;

    /**
     * @param reference any moment of the phase, or Unknown Time
     * @param interval more than zero
     * @param first how long from now the first one of the device's own phase is due
     */
    public Phase(TimeSource time, CwmpDateTime reference, Duration interval, Duration first) {
        this.time = Objects.requireNonNull(time, "time");
        this.reference = Objects.requireNonNull(reference, "reference");
        this.interval = Objects.requireNonNull(interval, "interval");
        this.own = time.ticker().nanos() + first.toNanos();
    }

    /**
     * How long until the next one that is later than {@code after} from now.
     *
     * @param after zero, or what keeps one that was early by a hair from coming twice
     */
    public Duration untilNext(Duration after) {
        Instant absolute = time.wall().isSet() ? reference.toInstant().orElse(null) : null;
        return absolute == null
                ? PeriodicPhase.untilNext(
                        Instant.EPOCH.plusNanos(time.ticker().nanos()), Instant.EPOCH.plusNanos(own), interval, after)
                : PeriodicPhase.untilNext(time.wall().now(), absolute, interval, after);
    }

    /** The one after one that is due now. */
    public Duration untilFollowing() {
        return untilNext(interval.dividedBy(2));
    }
}
