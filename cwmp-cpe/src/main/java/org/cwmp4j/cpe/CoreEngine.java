package org.cwmp4j.cpe;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.session.AcsCall;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** The engine as its topics see it. */
record CoreEngine(AgentCore core, DeviceState state) implements Engine {
    @Override
    public DeviceId device() {
        return core.config().device();
    }

    @Override
    public ParameterTree tree() {
        return core.tree();
    }

    @Override
    public ManagementServer server() {
        return core.server();
    }

    @Override
    public TimeSource time() {
        return core.time();
    }

    @Override
    public RandomSource random() {
        return core.config().runtime().random();
    }

    @Override
    public Executor serial() {
        return core.serial();
    }

    @Override
    public Executor worker() {
        return core.config().runtime().executor();
    }

    @Override
    public EngineTimer timer() {
        return core.timer();
    }

    @Override
    public Deadlines deadlines() {
        return core.deadlines();
    }

    @Override
    public <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletionStage<T> asked;
        try {
            asked = CompletableFuture.supplyAsync(question, worker()).thenCompose(stage -> stage);
        } catch (RejectedExecutionException e) {
            asked = CompletableFuture.failedStage(e);
        }
        asked.whenCompleteAsync(
                (value, failure) -> {
                    if (failure == null) {
                        answer.complete(value);
                    } else {
                        answer.completeExceptionally(Deadlines.cause(failure));
                    }
                },
                serial());
        return answer;
    }

    @Override
    public CompletionStage<Void> record(StateUpdate update) {
        return core.memory().record(update);
    }

    @Override
    public void later(StateUpdate update) {
        core.memory().later(update);
    }

    @Override
    public void raise(List<Event> ofOneCause, StateUpdate more, SessionReason reason) {
        core.raise(ofOneCause, more, reason);
    }

    @Override
    public void dropHeartbeat() {
        core.events().dropHeartbeat();
        core.wakePlanner();
    }

    @Override
    public Runnable call(AcsMethod<?> method, @Nullable Event reported, Supplier<StateUpdate> confirmed) {
        AcsCall call = core.callUntilConfirmed(method, reported, confirmed);
        return () -> core.calls().withdraw(call);
    }

    @Override
    public boolean isInSession() {
        return !core.isIdle();
    }

    @Override
    public void wantSession(SessionReason reason) {
        core.wantSession(reason);
    }

    @Override
    public void reboot(StartCause why, Runnable failed) {
        core.reboot(why, failed);
    }

    @Override
    public void tell(Consumer<CpeObserver> event) {
        core.observer().tell(event);
    }
}
