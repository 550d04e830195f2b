package org.cwmp4j.cpe.managementserver;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;

/**
 * {@code ManagementServer.HeartbeatPolicy.}: Informs that only say that the device is alive (TR-069 A6C1 Annex O, C-NOT-18).
 *
 * @param enable whether there are any
 * @param interval from one to the next; 30 s or more
 * @param initiationTime the phase, however far past or future; Unknown Time for a random one
 */
public record HeartbeatPolicy(boolean enable, Duration interval, CwmpDateTime initiationTime) {
    /** No heartbeats; an hour, of no particular phase, once they are enabled. */
    public static final HeartbeatPolicy DEFAULT = new HeartbeatPolicy(false, Duration.ofHours(1), CwmpDateTime.UNKNOWN);

    public HeartbeatPolicy {
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(initiationTime, "initiationTime");
        if (interval.compareTo(Duration.ofSeconds(30)) < 0) {
            throw new IllegalArgumentException("heartbeat interval: expected 30 s or more, got " + interval);
        }
    }
}
