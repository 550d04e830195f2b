package org.cwmp4j.http.netty;

import io.netty.channel.EventLoop;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one body does on a disk: one step at a time, off the event loop; what comes of it comes back to the loop. All methods but
 * {@link #own} are called on the loop.
 */
final class BlockingTurns {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingTurns.class);

    private final Executor executor;
    private final EventLoop loop;
    private final Consumer<Throwable> broken;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private volatile @Nullable Closeable resource;
    private boolean busy;
    private boolean ending;

    /** @param broken told what a step threw */
    BlockingTurns(Executor executor, EventLoop loop, Consumer<Throwable> broken) {
        this.executor = executor;
        this.loop = loop;
        this.broken = broken;
    }

    boolean isBusy() {
        return busy;
    }

    /** In a step: what is to be closed in the end. */
    void own(@Nullable Closeable opened) {
        resource = opened;
    }

    <T extends @Nullable Object> void run(Callable<T> step, Consumer<T> then) {
        busy = true;
        try {
            executor.execute(() -> call(step, then));
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    /** Closes what is owned once the step under way has ended; the stage completes after that. Idempotent. */
    CompletionStage<Void> release() {
        ending = true;
        if (!busy) {
            close();
        }
        return released;
    }

    /** Completes once {@link #release} has done its work. */
    CompletionStage<Void> released() {
        return released;
    }

    private <T extends @Nullable Object> void call(Callable<T> step, Consumer<T> then) {
        T result;
        try {
            result = step.call();
        } catch (Exception | Error e) {
            onLoop(() -> failed(e));
            return;
        }
        onLoop(() -> {
            over();
            then.accept(result);
        });
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) { // the loops were shut down: nobody else is left to do it
            closeNow();
            released.complete(null);
        }
    }

    private void failed(Throwable cause) {
        over();
        broken.accept(cause);
    }

    private void over() {
        busy = false;
        if (ending) {
            close();
        }
    }

    private void close() {
        if (resource == null) {
            released.complete(null);
            return;
        }
        busy = true;
        Runnable task = () -> {
            closeNow();
            released.complete(null);
        };
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private void closeNow() {
        Closeable owned = resource;
        resource = null;
        try {
            if (owned != null) {
                owned.close();
            }
        } catch (IOException e) {
            LOG.debug("closing a body failed", e);
        }
    }
}
