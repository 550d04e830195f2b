package org.cwmp4j.cpe.managementserver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code ManagementServer.StandbyPolicy.}: which standby the device may go into, and after which it reports {@code 13 WAKEUP}
 * (TR-069 A6C1 Annex L).
 *
 * @param crUnawarenessMax after how long a standby without ears for connection requests it reports; null for never
 * @param maxMissedPeriodic how many periodic contacts it may miss without reporting, 0 or more; null for any number
 * @param notifyMissedScheduled whether it reports that it missed a scheduled contact
 * @param networkAwarenessCapable the device's own: whether it can hear connection requests in standby
 * @param selfTimerCapable the device's own: whether it can wake up at a time
 * @param crAwarenessRequested whether it has to hear connection requests in standby, if it can
 * @param periodicAwarenessRequested whether it has to keep periodic contacts in standby, if it can
 * @param scheduledAwarenessRequested whether it has to keep scheduled contacts
 */
public record StandbyPolicy(
        @Nullable Duration crUnawarenessMax,
        @Nullable Integer maxMissedPeriodic,
        boolean notifyMissedScheduled,
        boolean networkAwarenessCapable,
        boolean selfTimerCapable,
        boolean crAwarenessRequested,
        boolean periodicAwarenessRequested,
        boolean scheduledAwarenessRequested) {
    /** A device that can do nothing in standby, and an ACS that wants to know nothing of it. */
    public static final StandbyPolicy DEFAULT = new StandbyPolicy(null, null, false, false, false, false, false, false);

    /** What the device can do in standby; the rest is the ACS's. */
    public StandbyPolicy withCapabilities(boolean networkAwareness, boolean selfTimer) {
        return new StandbyPolicy(
                crUnawarenessMax,
                maxMissedPeriodic,
                notifyMissedScheduled,
                networkAwareness,
                selfTimer,
                crAwarenessRequested,
                periodicAwarenessRequested,
                scheduledAwarenessRequested);
    }
}
