package org.cwmp4j.cpe.event;

import java.time.Duration;
import org.cwmp4j.model.time.RandomSource;
import org.jspecify.annotations.Nullable;

/** How long to wait before a failed session is tried again (TR-069 A6C1 3.2.1.1, Table 3). */
public final class RetryPolicy {
    /** The row of the table that repeats. */
    public static final int LAST_ROW = 10;

    /** Where sums would leave what timers can count; no reasonable setting comes near. */
    private static final double LONGEST_SECONDS = Duration.ofDays(36_500).toSeconds();

    private RetryPolicy() {}

    /**
     * A row of the table.
     *
     * @param least the shortest wait
     * @param most the longest wait
     */
    public record Range(Duration least, Duration most) {}

    /**
     * The range of the wait before a retry.
     *
     * @param retry counts the retries since the restart, from 1; above 10 as 10
     * @param minimum CWMPRetryMinimumWaitInterval
     * @param multiplier CWMPRetryIntervalMultiplier, in thousandths
     */
    public static Range range(long retry, Duration minimum, int multiplier) {
        long row = Math.max(1, Math.min(retry, LAST_ROW));
        double factor = multiplier / 1000.0;
        double least = (double) minimum.toSeconds() * Math.pow(factor, (double) (row - 1));
        return new Range(seconds(least), seconds(least * factor));
    }

    /**
     * A wait from that range, each equally likely.
     *
     * @param asked what the ACS asked for by Retry-After: never shortens the wait; lengthens it up to the range's end, or to
     *     {@code most} where that is longer; {@code null} for nothing
     * @param most how far beyond the table Retry-After counts; zero for not at all
     */
    public static Duration choose(Range range, RandomSource random, @Nullable Duration asked, Duration most) {
        double span = (double) range.most().minus(range.least()).toMillis();
        Duration wait = range.least().plusMillis((long) (span * random.nextDouble()));
        if (asked == null || asked.compareTo(wait) <= 0) {
            return wait;
        }
        Duration bound = most.compareTo(range.most()) > 0 ? most : range.most();
        return asked.compareTo(bound) < 0 ? asked : bound;
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis((long) (Math.min(value, LONGEST_SECONDS) * 1000));
    }
}
