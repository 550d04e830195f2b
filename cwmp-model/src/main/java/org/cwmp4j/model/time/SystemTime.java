package org.cwmp4j.model.time;

import java.time.Instant;
import java.time.ZoneId;

enum SystemTime implements WallClock, Ticker {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

    @Override
    public boolean isSet() {
        return true;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
