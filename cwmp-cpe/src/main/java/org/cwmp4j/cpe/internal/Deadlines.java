package org.cwmp4j.cpe.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** Waits that end. */
public record Deadlines(Scheduler scheduler, Executor serial) {
    /** The stage, completed on the agent's executor; failed if it is late. */
    public <T> CompletableFuture<T> within(
            CompletionStage<T> stage, Duration limit, Supplier<? extends Exception> late) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Scheduler.Cancellable timer =
                scheduler.schedule(limit, () -> serial.execute(() -> done.completeExceptionally(late.get())));
        stage.whenCompleteAsync(
                (value, failure) -> {
                    timer.cancel();
                    if (failure == null) {
                        done.complete(value);
                    } else {
                        done.completeExceptionally(cause(failure));
                    }
                },
                serial);
        return done;
    }

    /** What a stage really failed with. */
    public static Throwable cause(Throwable failure) {
        Throwable inner = failure.getCause();
        return failure instanceof CompletionException && inner != null ? inner : failure;
    }

    /** For people; never null. */
    public static String text(@Nullable Throwable failure) {
        if (failure == null) {
            return "";
        }
        Throwable cause = cause(failure);
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
