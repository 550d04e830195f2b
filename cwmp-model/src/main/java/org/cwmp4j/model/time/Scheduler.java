package org.cwmp4j.model.time;

import java.time.Duration;

/** Runs short tasks later. Tasks must not block: they hand work on to an executor. Thread-safe. */
public interface Scheduler {
    /**
     * Runs {@code task} once after {@code delay} of monotonic time. Zero or negative: as soon as possible, never inside this
     * call. Exceptions of the task are logged and dropped by the implementation.
     */
    Cancellable schedule(Duration delay, Runnable task);

    /** A task that may not have run yet. */
    interface Cancellable {
        /** Keeps the task from running if it has not begun. Idempotent. */
        void cancel();
    }
}
