package org.cwmp4j.cpe;

import java.time.Duration;
import org.cwmp4j.model.time.Ticker;

/**
 * Keeps sessions apart whatever asks for them, so that no server, by what it sets or schedules, makes the device call in a tight
 * loop. Two bounds: one a second over all, which the shortest interval of the standard still keeps; and one in two minutes
 * for those that an event starts while a failed session waits for its retry, the local limit that C-RETRY-06 allows. Short bursts
 * pass. On the agent's executor.
 */
final class SessionBudget {
    private final Rate all;
    private final Rate early;

    SessionBudget(Ticker ticker) {
        this.all = new Rate(ticker, Duration.ofSeconds(1), 60);
        this.early = new Rate(ticker, Duration.ofMinutes(2), 30);
    }

    /**
     * How long the next session has to wait; zero for not at all.
     *
     * @param beforeRetry whether an event starts it sooner than the retry table would
     */
    Duration untilNext(boolean beforeRetry) {
        Duration wait = all.untilNext();
        Duration longer = beforeRetry ? early.untilNext() : Duration.ZERO;
        return wait.compareTo(longer) > 0 ? wait : longer;
    }

    void started(boolean beforeRetry) {
        all.take();
        if (beforeRetry) {
            early.take();
        }
    }

    /** So many at once at most, then one each interval. */
    private static final class Rate {
        private final Ticker ticker;
        private final long interval;
        private final long tolerance;
        /** When all that was taken is paid for. */
        private long paid;

        Rate(Ticker ticker, Duration interval, int burst) {
            this.ticker = ticker;
            this.interval = interval.toNanos();
            this.tolerance = this.interval * (burst - 1);
            this.paid = ticker.nanos();
        }

        Duration untilNext() {
            long wait = paid - ticker.nanos() - tolerance;
            return wait <= 0 ? Duration.ZERO : Duration.ofNanos(wait);
        }

        void take() {
            long now = ticker.nanos();
            paid = (paid - now > 0 ? paid : now) + interval;
        }
    }
}
