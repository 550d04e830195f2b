package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.time.Ticker;

/**
 * Goes back to CWMP 1.0 where a failure may be due to an ACS that knows nothing else (C-RETRY-08). If that works it is kept for a
 * day, or until the restart or another ACS; then the newest version is tried again, so that a passing fault of an ACS does not
 * leave a device at 1.0 for ever. If it does not work either, the newest version is next.
 */
final class VersionMemory {
    private static final Duration KEPT = Duration.ofDays(1);

    private final List<CwmpVersion> all;
    private final Ticker ticker;
    private String url = "";
    private boolean fallback;
    private boolean proven;
    private long provenAt;

    VersionMemory(List<CwmpVersion> all, Ticker ticker) {
        this.all = all;
        this.ticker = ticker;
    }

    /** What to offer in the next session. */
    List<CwmpVersion> offer(String acs) {
        boolean worn = proven && ticker.nanos() - provenAt >= KEPT.toNanos();
        if (!acs.equals(url) || worn) {
            url = acs;
            fallback = false;
            proven = false;
        }
        return fallback ? List.of(CwmpVersion.V1_0) : all;
    }

    /**
     * A session is over.
     *
     * @param informed whether its InformResponse had come
     * @param status of the last response, 0 if there was none
     */
    void ended(SessionEnd end, boolean informed, int status) {
        if (informed) {
            if (fallback && !proven) {
                proven = true;
                provenAt = ticker.nanos();
            }
        } else if (maybeTooNew(end, status) && all.contains(CwmpVersion.V1_0) && all.size() > 1) {
            fallback = !fallback;
            proven = false;
        }
    }

    private static boolean maybeTooNew(SessionEnd end, int status) {
        return switch (end) {
            case INFORM_REFUSED, UNREADABLE, PROTOCOL_VIOLATION -> true;
            case HTTP_STATUS -> status == 400 || status == 500;
            default -> false;
        };
    }
}
