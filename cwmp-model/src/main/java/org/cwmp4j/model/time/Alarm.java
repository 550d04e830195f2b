package org.cwmp4j.model.time;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One moment at which to do something, for moments that move often and rarely come: to set it later costs no timer. A timer that is
 * already running looks again when it fires, and runs on for what is left. Not thread-safe: all methods, and the tasks of the executor,
 * one at a time.
 */
public final class Alarm {
    private final TimeSource time;
    private final Executor executor;
    private @Nullable Runnable task;
    private long due;
    private Scheduler.@Nullable Cancellable timer;
    private long timerDue;
    private long timers;

    /**
     * Not set.
     *
     * @param executor where the task runs, in turn with the calls of these methods
     */
    public Alarm(TimeSource time, Executor executor) {
        this.time = Objects.requireNonNull(time, "time");
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    /** Runs the task after that time; takes the place of what was set before. */
    public void set(Duration after, Runnable what) {
        long now = time.ticker().nanos();
        task = Objects.requireNonNull(what, "what");
        due = now + Math.max(0, nanos(after));
        if (timer == null || timerDue - due > 0) {
            start(now);
        }
    }

    /** Saturated so that differences do not overflow: 146 years are as good as for ever. */
    private static long nanos(Duration after) {
        return after.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0 ? after.toNanos() : Long.MAX_VALUE / 2;
    }

    /** Not set any more; the timer may run on, for the next. */
    public void clear() {
        task = null;
    }

    /** Not set any more, and nothing is left behind. */
    public void close() {
        clear();
        stop();
    }

    private void stop() {
        timers++;
        Scheduler.Cancellable running = timer;
        timer = null;
        if (running != null) {
            running.cancel();
        }
    }

    private void start(long now) {
        stop();
        long number = timers;
        timerDue = due;
        timer = time.scheduler().schedule(Duration.ofNanos(due - now), () -> executor.execute(() -> fired(number)));
    }

    private void fired(long number) {
        if (number != timers) {
            return;
        }
        timer = null;
        Runnable what = task;
        long now = time.ticker().nanos();
        if (what != null && due - now > 0) {
            start(now);
        } else if (what != null) {
            task = null;
            what.run();
        }
    }
}
