package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to a provider: calls it on the application's executor, so many at a time, each with a deadline. From a missed
 * deadline until the late answer comes everything fails at once, and that answer is dropped. Lives on the agent's executor, where
 * its futures complete.
 */
final class ProviderGate {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderGate.class);

    private final String prefix;
    private final ParameterProvider provider;
    private final TreeContext context;
    private final Deque<Call<?>> waiting = new ArrayDeque<>();
    private int running;
    private int hanging;

    ProviderGate(String prefix, ParameterProvider provider, TreeContext context) {
        this.prefix = prefix;
        this.provider = provider;
        this.context = context;
    }

    String prefix() {
        return prefix;
    }

    /** A call with the deadline for all but commits. */
    <T> CompletableFuture<T> ask(Function<ParameterProvider, CompletionStage<T>> question) {
        return call(context.limits().answer(), question);
    }

    <T> CompletableFuture<T> call(Duration deadline, Function<ParameterProvider, CompletionStage<T>> question) {
        if (hanging > 0) {
            return CompletableFuture.failedFuture(
                    ProviderFailure.internal("provider of " + prefix + " has not answered an earlier call"));
        }
        Call<T> call = new Call<>(question);
        call.timer = context.time()
                .scheduler()
                .schedule(deadline, () -> context.serial().execute(() -> expire(call)));
        if (running < context.limits().concurrent()) {
            start(call);
        } else {
            waiting.add(call);
        }
        return call.answer;
    }

    /**
     * Makes many calls, no more at a time than the provider takes: so each has its whole deadline, and what waits takes no memory
     * but its own. Fails as the first that fails.
     */
    CompletableFuture<Void> paced(List<Supplier<CompletableFuture<Void>>> calls) {
        return Paced.run(calls, context.limits().concurrent());
    }

    private <T> void start(Call<T> call) {
        running++;
        call.started = true;
        Executor serial = context.serial();
        try {
            context.worker().execute(() -> invoke(call).whenComplete((v, e) -> serial.execute(() -> end(call, v, e))));
        } catch (RuntimeException e) {
            serial.execute(() -> end(call, null, e));
        }
    }

    private <T> CompletionStage<T> invoke(Call<T> call) {
        try {
            return Objects.requireNonNull(call.question.apply(provider), "a provider returned null for a stage");
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private <T> void end(Call<T> call, @Nullable T value, @Nullable Throwable failure) {
        running--;
        if (call.expired) {
            hanging--;
            LOG.debug("late answer of the provider of {} dropped", prefix);
        } else {
            call.cancelTimer();
            if (failure != null) {
                logFailure(failure);
                call.answer.completeExceptionally(ProviderFailure.of(prefix, failure));
            } else {
                call.complete(value);
            }
        }
        if (hanging == 0 && running < context.limits().concurrent() && !waiting.isEmpty()) {
            start(waiting.remove());
        }
    }

    /** Where, but not what it says: an application's exception may quote a secret. */
    private void logFailure(Throwable failure) {
        Throwable cause = ProviderFailure.unwrap(failure);
        if (!(cause instanceof ProviderException)) {
            StackTraceElement[] trace = cause.getStackTrace();
            LOG.warn(
                    "provider of {} failed: {} at {}",
                    prefix,
                    cause.getClass().getName(),
                    trace.length == 0 ? "?" : trace[0]);
        }
    }

    private void expire(Call<?> call) {
        if (call.answer.isDone() || call.expired) {
            return;
        }
        call.expired = true;
        if (call.started) {
            hanging++;
            LOG.warn("provider of {} has not answered in time", prefix);
        } else {
            waiting.remove(call);
        }
        List<Call<?>> refused = new ArrayList<>(waiting);
        waiting.clear();
        call.answer.completeExceptionally(ProviderFailure.internal("provider of " + prefix + " is late"));
        for (Call<?> other : refused) {
            other.cancelTimer();
            other.answer.completeExceptionally(ProviderFailure.internal("provider of " + prefix + " is late"));
        }
    }

    private static final class Call<T> {
        final Function<ParameterProvider, CompletionStage<T>> question;
        final CompletableFuture<T> answer = new CompletableFuture<>();
        Scheduler.@Nullable Cancellable timer;
        boolean started;
        boolean expired;

        Call(Function<ParameterProvider, CompletionStage<T>> question) {
            this.question = question;
        }

        void cancelTimer() {
            if (timer != null) {
                timer.cancel();
            }
        }

        @SuppressWarnings("NullAway") // stages of Void complete with null, which the checker cannot say of T
        void complete(@Nullable T value) {
            answer.complete(value);
        }
    }
}
