package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.session.AcsCall;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** Calls of the application that were not answered yet. On the agent's executor. */
final class CallQueue {
    private final Map<Long, Waiting<?>> waiting = new LinkedHashMap<>(2);
    private final Map<Long, Owed> owed = new LinkedHashMap<>(2);
    private final CpeLimits limits;
    private final Deadlines deadlines;
    private long lastNumber;

    CallQueue(CpeLimits limits, Deadlines deadlines) {
        this.limits = limits;
        this.deadlines = deadlines;
    }

    private record Waiting<R extends MethodResponse>(
            AcsCall call, Class<R> type, CompletableFuture<R> caller, Scheduler.Cancellable deadline) {
        void answer(MethodResponse response) {
            caller.complete(type.cast(response));
        }
    }

    /** A call of the engine's own. */
    private record Owed(AcsCall call, @Nullable Event reported, Supplier<StateUpdate> confirmed) {}

    /**
     * Lets a call of the engine's own wait until the ACS has answered with its response, however many sessions that takes.
     *
     * @param reported the M event that it belongs to; {@code null} for none
     */
    AcsCall addOwed(AcsMethod<?> method, @Nullable Event reported, Supplier<StateUpdate> confirmed) {
        AcsCall call = new AcsCall(++lastNumber, method);
        owed.put(call.number(), new Owed(call, reported, confirmed));
        return call;
    }

    /** The M event that a call belongs to, where the engine knows it. */
    Optional<Event> reported(AcsCall call) {
        return Optional.ofNullable(owed.get(call.number())).map(Owed::reported);
    }

    /** Takes back a call of the engine's own. */
    void withdraw(AcsCall call) {
        owed.remove(call.number());
    }

    /** What is to be recorded with the response to a call. */
    StateUpdate confirmed(AcsCall call) {
        Owed mine = owed.get(call.number());
        return mine == null
                ? StateUpdate.NONE
                : mine.confirmed().get().and(new StateUpdate(List.of(), () -> owed.remove(call.number())));
    }

    /** Lets a call wait for its turn; fails the caller at once if too many do. */
    <R extends MethodResponse> AcsCall add(AcsMethod<R> method, CompletableFuture<R> caller) {
        AcsCall call = new AcsCall(++lastNumber, method);
        if (waiting.size() >= limits.calls()) {
            caller.completeExceptionally(new CwmpException("more than " + limits.calls() + " calls wait"));
            return call;
        }
        Duration limit = limits.call();
        Scheduler.Cancellable deadline = deadlines
                .scheduler()
                .schedule(
                        limit,
                        () -> deadlines
                                .serial()
                                .execute(() -> fail(
                                        call, new CwmpException(method.name() + " was not answered within " + limit))));
        waiting.put(call.number(), new Waiting<>(call, method.responseType(), caller, deadline));
        return call;
    }

    /** All that wait, the engine's own first. */
    List<AcsCall> calls() {
        return Stream.concat(
                        owed.values().stream().map(Owed::call),
                        waiting.values().stream().map(Waiting::call))
                .toList();
    }

    /** Whether another call of the same method waits. */
    boolean waitsBeside(AcsCall call) {
        return calls().stream()
                .anyMatch(c -> c.number() != call.number()
                        && c.method().name().equals(call.method().name()));
    }

    /** Whether a call of that method waits. */
    boolean waits(String method) {
        return calls().stream().anyMatch(c -> c.method().name().equals(method));
    }

    int size() {
        return owed.size() + waiting.size();
    }

    /** Tells the caller. */
    void answered(AcsCall call, CwmpMessage answer) {
        Waiting<?> w = waiting.remove(call.number());
        if (w == null) {
            return;
        }
        w.deadline().cancel();
        if (answer instanceof MethodResponse response) {
            w.answer(response);
        } else if (answer instanceof Fault fault) {
            w.caller().completeExceptionally(new FaultException(call.method().name(), fault));
        }
    }

    void fail(AcsCall call, CwmpException why) {
        Waiting<?> w = waiting.remove(call.number());
        if (w != null) {
            w.deadline().cancel();
            w.caller().completeExceptionally(why);
        }
    }

    void failAll(String why) {
        failAll(method -> true, why);
    }

    /** Fails the application's calls of some methods. */
    void failAll(Predicate<AcsMethod<?>> which, String why) {
        List.copyOf(waiting.values()).stream()
                .filter(w -> which.test(w.call().method()))
                .forEach(w -> fail(w.call(), new CwmpException(why)));
    }
}
