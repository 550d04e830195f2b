package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the device may go into a standby.
 *
 * @param refusals why not; empty if it may
 * @param untilNextContact how long until the next periodic or scheduled contact, for which a timer-aware device has to be awake;
 *     empty if none is planned
 */
public record StandbyAnswer(Set<Refusal> refusals, Optional<Duration> untilNextContact) {
    /** What keeps a device awake (TR-069 A6C1 L.2.4). */
    public enum Refusal {
        /** A session is under way. */
        IN_SESSION,
        /** It is in standby already. */
        IN_STANDBY,
        /** CRAwarenessRequested, and it could hear connection requests. */
        CR_AWARENESS,
        /** PeriodicAwarenessRequested, and it could keep periodic contacts. */
        PERIODIC_AWARENESS,
        /** ScheduledAwarenessRequested, and a scheduled contact is to come that it would miss. */
        SCHEDULED_AWARENESS
    }

    public StandbyAnswer {
        refusals = Set.copyOf(refusals);
        Objects.requireNonNull(untilNextContact, "untilNextContact");
    }

    /** Whether it may; the agent then believes that it has. */
    public boolean isAllowed() {
        return refusals.isEmpty();
    }
}
