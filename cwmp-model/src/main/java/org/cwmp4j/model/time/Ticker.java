package org.cwmp4j.model.time;

/** Monotonic time: never jumps, has no meaning but in differences. Thread-safe. */
public interface Ticker {
    /** Nanoseconds since an arbitrary origin; may overflow, compare differences. */
    long nanos();

    /** The JDK's monotonic clock. */
    static Ticker system() {
        return SystemTime.INSTANCE;
    }
}
