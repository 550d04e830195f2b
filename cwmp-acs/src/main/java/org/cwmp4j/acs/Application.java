package org.cwmp4j.acs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the application's code on the application's executor, whatever it does there. */
final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Executor executor;

    Application(Executor executor) {
        this.executor = executor;
    }

    /** Calls code that gives a stage; what it throws fails the result. The result completes on whatever thread completes the stage. */
    <T> CompletionStage<T> ask(Supplier<? extends CompletionStage<? extends T>> code) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> call(code, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    // whatever the application throws, errors too, is its answer: an engine that lost it would wait for ever
    @SuppressWarnings("CatchThrowable")
    private static <T> void call(Supplier<? extends CompletionStage<? extends T>> code, CompletableFuture<T> result) {
        try {
            CompletionStage<? extends T> stage = code.get();
            if (stage == null) {
                throw new CwmpException("the handler gave null in place of a stage");
            }
            stage.whenComplete((value, failure) -> complete(result, value, failure));
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private static <T> void complete(CompletableFuture<T> result, @Nullable T value, @Nullable Throwable failure) {
        if (failure != null) {
            result.completeExceptionally(unwrap(failure));
        } else {
            result.complete(value);
        }
    }

    /** A copy of a future that completes on the application's executor, so that what hangs on it runs there. */
    <T> CompletableFuture<T> view(CompletionStage<T> source) {
        CompletableFuture<T> view = new CompletableFuture<>();
        source.whenComplete((value, failure) -> run(() -> complete(view, value, failure)));
        return view;
    }

    private void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("the application's executor takes no more tasks; going on without it");
            task.run();
        }
    }

    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
