package org.cwmp4j.cpe.managementserver;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;

/**
 * Where lightweight notifications go and when (TR-069 A6C1 Annex M).
 *
 * @param udp whether LightweightNotificationProtocolsUsed contains UDP: without it none is sent (LWN-02)
 * @param host UDPLightweightNotificationHost: a name or an address; empty for the ACS's host (LWN-03)
 * @param port UDPLightweightNotificationPort; 0 for 7547, as if there was none
 * @param triggerInterval how long passive ones may wait for an active one; zero for as long as it takes (LWN-07)
 * @param triggerTime the phase of that, or Unknown Time
 * @param digest LightweightDigest, which the models up to Device:2.17 do not have; empty for SHA-1 (T17)
 */
public record LightweightSettings(
        boolean udp, String host, int port, Duration triggerInterval, CwmpDateTime triggerTime, String digest) {
    /** The port where no other is given. */
    public static final int DEFAULT_PORT = 7547;

    /** Not in use. */
    public static final LightweightSettings DEFAULT =
            new LightweightSettings(false, "", DEFAULT_PORT, Duration.ZERO, CwmpDateTime.UNKNOWN, "");

    public LightweightSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(triggerInterval, "triggerInterval");
        Objects.requireNonNull(triggerTime, "triggerTime");
        Objects.requireNonNull(digest, "digest");
    }
}
