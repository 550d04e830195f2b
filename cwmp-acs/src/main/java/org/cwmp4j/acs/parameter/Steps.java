package org.cwmp4j.acs.parameter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asynchronous steps one after the other, as many as it takes, without a stack or a chain of futures that grows with them. */
abstract class Steps<T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** One step and what becomes of its outcome. What the consumer throws ends everything. */
    record Step<R>(CompletableFuture<R> future, BiConsumer<@Nullable R, @Nullable Throwable> then) {
        void end(@Nullable R value, @Nullable Throwable failure) {
            then.accept(value, unwrapped(failure));
        }

        private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
            Throwable cause = failure == null ? null : failure.getCause();
            return failure instanceof CompletionException && cause != null ? cause : failure;
        }
    }

    /** Begins the next step; {@code null} if all are done. */
    abstract @Nullable Step<?> next();

    /** What came of it all. */
    abstract T finish();

    final CompletableFuture<T> run() {
        go();
        return result;
    }

    private void go() {
        try {
            while (!result.isDone()) { // cancelled
                Step<?> step = next();
                if (step == null) {
                    result.complete(finish());
                } else if (!ended(step)) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** Whether the step is over; if not, all goes on when it is. */
    private <R> boolean ended(Step<R> step) {
        CompletionStage<R> stage = step.future();
        if (step.future().isDone()) {
            stage.whenComplete((value, failure) -> end(step, value, failure));
            return true;
        }
        stage.whenComplete((value, failure) -> {
            end(step, value, failure);
            go();
        });
        return false;
    }

    private <R> void end(Step<R> step, @Nullable R value, @Nullable Throwable failure) {
        try {
            step.end(value, failure);
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** Ends everything with a failure. */
    final void fail(Throwable failure) {
        result.completeExceptionally(failure);
    }
}
