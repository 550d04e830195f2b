package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.model.rpc.TimeWindowStruct;

/**
 * What was asked for; never changes.
 *
 * @param username for the file server
 * @param password for the file server
 * @param announceUrl where the device learnt of an autonomous transfer; else empty
 * @param delaySeconds 0 for none
 * @param multicast whether it begins at once, and the delay is the time that it has (C-DL-09)
 * @param windows empty but for a scheduled download
 */
record Order(
        TransferInfo info,
        String username,
        String password,
        String announceUrl,
        long delaySeconds,
        boolean multicast,
        List<TimeWindowStruct> windows) {
    /** Delays come from outside: never let one overflow (C-ROB-12). */
    private static final long LONGEST = Duration.ofDays(50_000).toSeconds();

    Order {
        windows = List.copyOf(windows);
    }

    boolean isScheduled() {
        return !windows.isEmpty();
    }

    boolean isDownload() {
        return info.kind().isDownload();
    }

    Duration delay() {
        return seconds(delaySeconds);
    }

    /** When it is to begin, after its receipt. */
    Duration due() {
        return isScheduled() ? seconds(windows.get(0).windowStart()) : multicast ? Duration.ZERO : delay();
    }

    static Duration seconds(long value) {
        return Duration.ofSeconds(Math.max(0, Math.min(value, LONGEST)));
    }

    /** Leaves the credentials out. */
    @Override
    public String toString() {
        return info.toString();
    }
}
