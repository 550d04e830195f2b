package org.cwmp4j.model.time;

import java.util.Objects;

/**
 * All that an engine needs of time.
 *
 * @param wall the time of day
 * @param ticker monotonic time
 * @param scheduler runs tasks later, by the same monotonic time
 */
public record TimeSource(WallClock wall, Ticker ticker, Scheduler scheduler) {
    public TimeSource {
        Objects.requireNonNull(wall, "wall");
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(scheduler, "scheduler");
    }
}
