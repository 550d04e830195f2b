package org.cwmp4j.model.time;

import java.time.Instant;
import java.time.ZoneId;

/** The time of day. May jump; for intervals use a {@link Ticker}. Thread-safe. */
public interface WallClock {
    /** Now. */
    Instant now();

    /** The local time zone, for Inform's CurrentTime. */
    ZoneId zone();

    /**
     * Whether the device knows the absolute time. Without it {@link #now} is meaningless: times are reported since boot and
     * certificates' dates are not checked.
     */
    boolean isSet();

    /** The JDK's clock in the default zone. */
    static WallClock system() {
        return SystemTime.INSTANCE;
    }
}
