package org.cwmp4j.acs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** Sees to it that foreign code which owes a stage has an effect in time, whatever it does: throws, gives none, or never completes it. */
record Deadlines(Scheduler scheduler, Duration limit) {
    /** The stage that the code gives, or one that fails by the deadline at the latest. */
    <T> CompletionStage<T> within(String what, Supplier<@Nullable CompletionStage<T>> code) {
        return within(what, code, late -> {});
    }

    /** The same; what comes after the deadline goes to {@code late}. */
    <T> CompletionStage<T> within(String what, Supplier<@Nullable CompletionStage<T>> code, Consumer<T> late) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            CompletionStage<T> stage = code.get();
            if (stage instanceof CompletableFuture<T> known && known.isDone() && !known.isCompletedExceptionally()) {
                return known;
            }
            if (stage == null) {
                throw new CwmpException(what + " gave null in place of a stage");
            }
            stage.whenComplete((value, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(Application.unwrap(failure));
                } else if (!result.complete(value)) {
                    late.accept(value);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        if (!result.isDone()) {
            Scheduler.Cancellable timer = scheduler.schedule(
                    limit,
                    () -> result.completeExceptionally(new CwmpException(what + " did not answer within " + limit)));
            CompletionStage<T> watched = result;
            watched.whenComplete((value, failure) -> timer.cancel());
        }
        return result;
    }
}
