package org.cwmp4j.cpe.parameter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.model.FaultCode;

/**
 * Changes of the tree, one at a time. Those that a session must not see wait for its end (C-SESS-05). Lives on the agent's
 * executor.
 */
final class Operations {
    private final int maxWaiting;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<Runnable> afterSession = new ArrayList<>();
    private boolean running;
    private boolean looping;
    private boolean inSession;

    Operations(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    /** Runs a change after those before it. */
    <T> CompletableFuture<T> run(Supplier<CompletableFuture<T>> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        queue.add(() -> start(operation, result));
        next();
        return result;
    }

    /** Runs a change that no session must see. */
    <T> CompletableFuture<T> runOutsideSessions(Supplier<CompletableFuture<T>> operation) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (!inSession) {
            queue.add(() -> start(operation, result));
            next();
        } else if (afterSession.size() < maxWaiting) {
            afterSession.add(() -> start(operation, result));
        } else {
            result.completeExceptionally(
                    new Refusal(FaultCode.RESOURCES_EXCEEDED, "too many changes wait for the end of the session"));
        }
        return result;
    }

    /** From now on local changes wait; completes when those that had begun, or waited before, are through. */
    CompletableFuture<Void> enterSession() {
        inSession = true;
        return run(() -> CompletableFuture.completedFuture(null));
    }

    /** What waited may run. */
    void leaveSession() {
        inSession = false;
        queue.addAll(afterSession);
        afterSession.clear();
        next();
    }

    /** A loop, not a recursion: many operations may end at once. */
    private void next() {
        if (looping) {
            return;
        }
        looping = true;
        while (!running && !queue.isEmpty()) {
            running = true;
            queue.remove().run();
        }
        looping = false;
    }

    private <T> void start(Supplier<CompletableFuture<T>> operation, CompletableFuture<T> result) {
        CompletionStage<T> stage;
        try {
            stage = operation.get();
        } catch (RuntimeException | Error e) {
            stage = CompletableFuture.failedStage(e);
        }
        stage.whenComplete((value, failure) -> {
            running = false;
            if (failure != null) {
                result.completeExceptionally(ProviderFailure.unwrap(failure));
            } else {
                result.complete(value);
            }
            next();
        });
    }
}
