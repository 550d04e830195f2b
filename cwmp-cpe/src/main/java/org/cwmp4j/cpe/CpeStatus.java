package org.cwmp4j.cpe;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is doing.
 *
 * @param phase what it does
 * @param retryCount failed sessions since the last successful one
 * @param pendingEvents not confirmed yet, value changes excepted
 * @param pendingCalls of the application
 * @param lastResult of the last session; {@code null} before the first has ended
 */
public record CpeStatus(
        Phase phase,
        long retryCount,
        List<Event> pendingEvents,
        int pendingCalls,
        @Nullable SessionResult lastResult) {
    /** What an agent does. */
    public enum Phase {
        /** Not started. */
        NEW,
        /** Nothing at the moment. */
        IDLE,
        /** A session. */
        IN_SESSION,
        /** Waits to retry a failed session. */
        RETRYING,
        /** Waits for the device to restart. */
        REBOOTING,
        /** Closed. */
        CLOSED
    }

    public CpeStatus {
        Objects.requireNonNull(phase, "phase");
        pendingEvents = List.copyOf(pendingEvents);
    }
}
