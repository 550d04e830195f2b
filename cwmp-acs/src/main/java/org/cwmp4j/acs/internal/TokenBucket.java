package org.cwmp4j.acs.internal;

import java.time.Duration;
import org.cwmp4j.model.time.Ticker;

/** So many at once, and so many in a time. Thread-safe. */
public final class TokenBucket {
    private final Ticker ticker;
    private final long interval;
    private final long capacity;
    private long emptyAt;

    /**
     * Full at first.
     *
     * @param each the time in which one token comes back
     * @param burst how many there are at most; 1 or more
     */
    public TokenBucket(Ticker ticker, Duration each, int burst) {
        this.ticker = ticker;
        this.interval = Math.max(1, each.toNanos());
        this.capacity = Math.multiplyExact(interval, burst);
        this.emptyAt = ticker.nanos() - capacity;
    }

    /** Takes a token if there is one. */
    public synchronized boolean take() {
        long now = ticker.nanos();
        long from = Math.max(emptyAt, now - capacity);
        if (from + interval - now > 0) {
            return false;
        }
        emptyAt = from + interval;
        return true;
    }

    /** How long until there is a token; zero if there is one. */
    public synchronized Duration untilNext() {
        long now = ticker.nanos();
        return Duration.ofNanos(Math.max(0, Math.max(emptyAt, now - capacity) + interval - now));
    }
}
