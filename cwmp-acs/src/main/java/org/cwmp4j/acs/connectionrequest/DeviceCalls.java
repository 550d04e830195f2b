package org.cwmp4j.acs.connectionrequest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.internal.TokenBucket;
import org.jspecify.annotations.Nullable;

/** What is remembered of the requests to one device. Guarded by its owner. */
final class DeviceCalls {
    /** A device that accepted has that long to come (A-CR-07). */
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final ConnectionRequestSettings settings;
    private final @Nullable TokenBucket rate;
    private @Nullable CompletableFuture<ConnectionRequestResult> underWay;
    private @Nullable ConnectionRequestResult last;
    private long endedAt;
    private int failures;

    DeviceCalls(ConnectionRequestSettings settings, @Nullable TokenBucket rate) {
        this.settings = settings;
        this.rate = rate;
    }

    @Nullable
    CompletableFuture<ConnectionRequestResult> underWay() {
        return underWay;
    }

    /** What to answer without sending anything; {@code null} to send. */
    @Nullable
    ConnectionRequestResult answer(long now) {
        ConnectionRequestResult before = last;
        Duration hold = hold(now);
        if (hold.isZero() || before == null) {
            return rate == null || rate.take() ? null : heldBack("too many requests to this device", hold(now));
        }
        return isPromise(before, now) ? before : heldBack("the last request ended with " + before.verdict(), hold);
    }

    private boolean isPromise(ConnectionRequestResult before, long now) {
        return before.verdict() == ConnectionRequestVerdict.ACCEPTED && now - endedAt < PATIENCE;
    }

    static ConnectionRequestResult heldBack(String why, Duration hold) {
        return new ConnectionRequestResult(
                ConnectionRequestVerdict.HELD_BACK,
                0,
                why
                        + (hold.isZero()
                                ? ""
                                : "; again in " + hold.plusNanos(999_999_999).toSeconds() + " s"));
    }

    /** How long until a request would be sent. */
    Duration hold(long now) {
        long held = 0;
        if (last != null) {
            long pause = last.verdict() == ConnectionRequestVerdict.ACCEPTED
                    ? Math.max(PATIENCE, soak(failures))
                    : soak(failures);
            held = Math.max(0, endedAt + pause - now);
        }
        long limited = rate == null ? 0 : rate.untilNext().toNanos();
        return Duration.ofNanos(Math.max(held, limited));
    }

    private long soak(int times) {
        long first = settings.firstSoak().toNanos();
        long max = settings.maxSoak().toNanos();
        int doublings = times - 1;
        return times == 0 || first == 0
                ? 0
                : doublings >= Long.numberOfLeadingZeros(first) - 1 ? max : Math.min(max, first << doublings);
    }

    void begin(CompletableFuture<ConnectionRequestResult> attempt) {
        if (last != null && last.verdict() == ConnectionRequestVerdict.ACCEPTED) {
            failures++; // it did not come
        }
        underWay = attempt;
    }

    void end(ConnectionRequestResult result, long now) {
        underWay = null;
        boolean sent = result.verdict() != ConnectionRequestVerdict.NO_TARGET
                && result.verdict() != ConnectionRequestVerdict.HELD_BACK;
        last = sent ? result : null;
        endedAt = now;
        if (sent && result.verdict() != ConnectionRequestVerdict.ACCEPTED) {
            failures++;
        }
    }

    /** A session came: what failed before says nothing any more. A promise holds until it is the session that was asked for. */
    void sessionCame(boolean asked, long now) {
        ConnectionRequestResult before = last;
        failures = 0;
        if (asked || before == null || !isPromise(before, now)) {
            last = null;
        }
    }
}
