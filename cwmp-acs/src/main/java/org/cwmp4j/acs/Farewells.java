package org.cwmp4j.acs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cwmp4j.model.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that came to a regular end a moment ago, by cookie, for devices that say goodbye once more or never heard ours (H6). As many as
 * there may be sessions; not thread-safe.
 */
final class Farewells {
    private final long length;
    private final int max;
    private final Ticker ticker;
    private final Map<String, Ended> ended = new LinkedHashMap<>();

    private record Ended(@Nullable String identity, long at) {}

    Farewells(WireOptions wire, int max, Ticker ticker) {
        this.length = wire.farewell().toNanos();
        this.max = max;
        this.ticker = ticker;
    }

    void add(String cookie, @Nullable String identity) {
        if (length == 0) {
            return;
        }
        long now = ticker.nanos();
        ended.put(cookie, new Ended(identity, now));
        var all = ended.values().iterator();
        boolean more = true;
        while (more && all.hasNext()) {
            Ended oldest = all.next();
            more = ended.size() > max || now - oldest.at() >= length;
            if (more) {
                all.remove();
            }
        }
    }

    /** Whether the session of that cookie was of that identity and ended a moment ago; once. */
    boolean said(String cookie, @Nullable String identity) {
        Ended found = ended.get(cookie);
        if (found == null || !Objects.equals(found.identity(), identity)) {
            return false;
        }
        ended.remove(cookie);
        return ticker.nanos() - found.at() < length;
    }
}
