package org.cwmp4j.cpe.netty;

import java.time.Duration;
import org.cwmp4j.cpe.transfer.TransferProgress;
import org.cwmp4j.model.time.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of progress, but not at every piece. One call at a time. */
final class TransferMeter {
    private static final Logger LOG = LoggerFactory.getLogger(TransferMeter.class);
    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    private final TransferProgress progress;
    private final Ticker ticker;
    private long told;
    private long toldAt;

    TransferMeter(TransferProgress progress, Ticker ticker) {
        this.progress = progress;
        this.ticker = ticker;
        this.told = -1;
    }

    void moved(long bytes, long total) {
        long now = ticker.nanos();
        if (told < 0 || now - toldAt >= PAUSE || bytes == total) {
            tell(bytes, total);
            toldAt = now;
        }
    }

    /** The last time. */
    void done(long bytes) {
        if (told != bytes) {
            tell(bytes, bytes);
        }
    }

    void resumable(String mark) {
        try {
            progress.resumable(mark);
        } catch (RuntimeException e) {
            LOG.warn("whoever is told of progress failed", e);
        }
    }

    private void tell(long bytes, long total) {
        told = bytes;
        try {
            progress.moved(bytes, total);
        } catch (RuntimeException e) {
            LOG.warn("whoever is told of progress failed", e);
        }
    }
}
