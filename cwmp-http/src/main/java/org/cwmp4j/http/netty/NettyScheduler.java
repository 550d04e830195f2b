package org.cwmp4j.http.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.model.time.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks on event loops: the one place that asks Netty for delays. Drops tasks once the loops are shut down. */
public final class NettyScheduler implements Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(NettyScheduler.class);

    private final EventLoopGroup loops;

    /** On these loops: that of the caller, else in turn. */
    public NettyScheduler(EventLoopGroup loops) {
        this.loops = Objects.requireNonNull(loops, "loops");
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Objects.requireNonNull(task, "task");
        long nanos = delay.isNegative() ? 0 : nanos(delay);
        try {
            Future<?> scheduled = loop().schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("a task came after the end", e);
            return () -> {};
        }
    }

    /** The caller's own if it is on one, which then needs not be woken for it. */
    private EventExecutorGroup loop() {
        for (EventExecutor loop : loops) {
            if (loop.inEventLoop()) {
                return loop;
            }
        }
        return loops;
    }

    /** Saturated: 292 years are as good as for ever. */
    private static long nanos(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE / 2;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a scheduled task failed", e);
        }
    }
}
