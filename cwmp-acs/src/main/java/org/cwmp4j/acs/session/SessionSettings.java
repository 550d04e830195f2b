package org.cwmp4j.acs.session;

import java.time.Duration;
import java.util.Set;
import org.cwmp4j.model.CwmpVersion;

/**
 * What the machine of every session of a server knows.
 *
 * @param versions that the server speaks
 * @param strict whether a response must carry the ID of its request, and a fault too
 * @param idle how long a device may be silent that announced no SessionTimeout
 * @param maxIdle the most that SessionTimeout may claim
 * @param answer how long the application may take
 * @param grace how long what else is queued may take once the application had its time
 */
public record SessionSettings(
        Set<CwmpVersion> versions, boolean strict, Duration idle, Duration maxIdle, Duration answer, Duration grace) {
    public SessionSettings {
        versions = Set.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("versions: expected at least one");
        }
    }
}
