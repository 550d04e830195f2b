package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.cwmp4j.model.time.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes refusals into the log: for each reason a line a minute at most, with how many there were, so that no attack fills a disk. */
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final Ticker ticker;
    private final Map<Refusal, Line> lines = new EnumMap<>(Refusal.class);

    private static final class Line {
        long since;
        long unsaid;
    }

    RefusalLog(Ticker ticker) {
        this.ticker = ticker;
    }

    void refused(InetSocketAddress remote, int status, Refusal reason) {
        long before;
        synchronized (lines) {
            Line line = lines.get(reason);
            long now = ticker.nanos();
            if (line != null && now - line.since < PAUSE) {
                line.unsaid++;
                return;
            }
            before = line == null ? 0 : line.unsaid;
            Line next = new Line();
            next.since = now;
            lines.put(reason, next);
        }
        if (reason.isForLoad()) {
            LOG.warn(
                    "refused a POST of {} with {}: {} ({} more since the last such line)",
                    remote,
                    status,
                    reason,
                    before);
        } else {
            LOG.info(
                    "refused a POST of {} with {}: {} ({} more since the last such line)",
                    remote,
                    status,
                    reason,
                    before);
        }
    }
}
