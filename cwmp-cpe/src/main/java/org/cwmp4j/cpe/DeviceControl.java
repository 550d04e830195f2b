package org.cwmp4j.cpe;

import java.util.concurrent.CompletionStage;

/**
 * What only the device can do. Called on the application's executor, never during a session, after everything before is
 * recorded. A stage that fails, or takes longer than {@link CpeLimits#restart}, is logged and the agent goes on; what was asked for
 * stays owed: a restart until the end of the next successful session, the device's part of a factory reset until the next start.
 */
public interface DeviceControl {
    /**
     * Restarts the device (TR-069 A6C1 A.3.2.9). The agent starts no session any more: close it, restart, and build it anew over
     * the same store; it then reports {@code 1 BOOT} and one {@code M Reboot} for each call. If the stage completes while the
     * agent is not closed, the agent goes on as if restarted.
     */
    CompletionStage<Void> reboot();

    /**
     * Brings everything that the device itself stores back to what it was when new (A.4.1.6). The agent's own state already is,
     * and its values in the parameter tree with it. Called again after a power cut before the stage completed, so it must not
     * restart the device: {@link #reboot} follows.
     */
    CompletionStage<Void> factoryReset();
}
