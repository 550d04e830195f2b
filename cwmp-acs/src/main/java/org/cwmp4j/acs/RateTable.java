package org.cwmp4j.acs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cwmp4j.model.time.Ticker;

/**
 * Rates of many, each on its own. For each it keeps the moment from which on a full burst would be allowed again; the one that was longest
 * unheard of is forgotten first. Thread-safe.
 */
final class RateTable<K> {
    private final long burst;
    private final long every;
    private final int max;
    private final Ticker ticker;
    private final Map<K, Long> rested = new LinkedHashMap<>(16, 0.75f, true);

    RateTable(RateLimit limit, int max, Ticker ticker) {
        this.every = limit.every().toNanos();
        this.burst = limit.burst();
        this.max = max;
        this.ticker = ticker;
    }

    /** Whether once more is allowed; if so, it counts. */
    synchronized boolean allows(K key) {
        if (every == 0) {
            return true;
        }
        long now = ticker.nanos();
        Long known = rested.get(key);
        long debt = known == null ? 0 : Math.max(0, known - now);
        if (debt > (burst - 1) * every) {
            return false;
        }
        rested.put(key, now + debt + every);
        if (rested.size() > max) {
            rested.remove(rested.keySet().iterator().next());
        }
        return true;
    }
}
