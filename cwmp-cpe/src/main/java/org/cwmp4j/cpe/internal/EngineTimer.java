package org.cwmp4j.cpe.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** One timer that is set again and again; fires on the agent's executor, never after it was cancelled or set anew. */
public final class EngineTimer {
    private final Scheduler scheduler;
    private final Executor serial;
    private Scheduler.@Nullable Cancellable scheduled;
    private long setting;

    public EngineTimer(Scheduler scheduler, Executor serial) {
        this.scheduler = scheduler;
        this.serial = serial;
    }

    public void set(Duration delay, Runnable action) {
        cancel();
        long mine = setting;
        scheduled = scheduler.schedule(delay, () -> serial.execute(() -> fire(mine, action)));
    }

    public void cancel() {
        setting++;
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }

    public boolean isSet() {
        return scheduled != null;
    }

    private void fire(long mine, Runnable action) {
        if (mine == setting) {
            scheduled = null;
            setting++;
            action.run();
        }
    }
}
