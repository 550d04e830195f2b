package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The least time between active notifications of single parameters that have a limit of their own (C-NOT-06). Other causes are not
 * delayed and carry such a change. Not remembered over restarts. On the agent's executor.
 */
final class NotificationLimits {
    /** By name beside {@code ManagementServer.}: what limits it, in seconds. */
    private static final Map<String, String> LIMITS = Map.of(
            "ManageableDeviceNumberOfEntries", "ManageableDeviceNotificationLimit",
            "UDPConnectionRequestAddress", "UDPConnectionRequestAddressNotificationLimit");

    private final AgentCore core;
    private final Map<String, Long> told = new HashMap<>();

    NotificationLimits(AgentCore core) {
        this.core = core;
    }

    /** An Inform that reports these changes was confirmed. */
    void told(Set<String> changes) {
        String server = core.server().path();
        for (String name : LIMITS.keySet()) {
            if (changes.contains(server + name)) {
                told.put(server + name, core.time().ticker().nanos());
            }
        }
    }

    /** How long a session has to wait that is only for the active changes that wait: until the first of them may be told. */
    Duration untilAllowed(Set<String> active) {
        return active.stream().map(this::untilAllowed).min(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Duration untilAllowed(String path) {
        Long last = told.get(path);
        String limit = LIMITS.get(path.substring(path.lastIndexOf('.') + 1));
        if (last == null || limit == null) {
            return Duration.ZERO;
        }
        String seconds = core.tree().storedValue(core.server().path() + limit);
        Duration since = Duration.ofNanos(core.time().ticker().nanos() - last);
        Duration wait = Duration.ofSeconds(seconds.isEmpty() ? 0 : Long.parseLong(seconds))
                .minus(since);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
