package org.cwmp4j.cpe;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.transfer.DeviceTransfers;
import org.cwmp4j.cpe.transfer.internal.Transfers;
import org.cwmp4j.model.Conformance;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.concurrent.SerialExecutor;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;

/**
 * A device as its ACS sees it: informs when the standard wants it, answers the ACS's calls, keeps what must not be lost. Owns no
 * thread, socket or file; shares all of that with other agents through a {@link CpeRuntime}.
 *
 * <p>Thread-safe. Stages complete on whatever thread works for the agent: do not block there.
 */
public final class CpeAgent {
    private final AgentConfig config;
    private final StateStore store;
    private final AgentParts.Factory factory;
    private final SerialExecutor serial = new SerialExecutor();
    private final CompletableFuture<AgentCore> core = new CompletableFuture<>();
    private boolean started;
    private boolean closed;

    CpeAgent(AgentConfig config, StateStore store, AgentParts.Factory factory) {
        this.config = config;
        this.store = store;
        this.factory = factory;
    }

    /**
     * Begins an agent.
     *
     * @param runtime what it shares with others
     * @param info what the device says of itself
     * @param store keeps its state; the agent closes it
     */
    public static CpeAgentBuilder builder(CpeRuntime runtime, DeviceInfo info, StateStore store) {
        return new CpeAgentBuilder(runtime, info, store);
    }

    /** Who this device says it is. */
    public DeviceId device() {
        return config.device();
    }

    /**
     * Begins, as after a power-up: reports {@code 1 BOOT}; {@code 0 BOOTSTRAP} too if this ACS has not seen this device since it
     * was new, and {@code M Reboot} for each Reboot that the ACS called before (C-EVT-09 to C-EVT-11). Once only.
     *
     * @return completes when the first session is about to start; fails if the stored state cannot be read, and the store is closed then
     */
    public CompletableFuture<Void> start() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        serial.execute(() -> {
            if (started || closed) {
                done.completeExceptionally(new IllegalStateException(closed ? "closed" : "started already"));
                return;
            }
            started = true;
            open().whenComplete((nothing, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    core.completeExceptionally(Deadlines.cause(failure));
                    letGo(() -> done.completeExceptionally(Deadlines.cause(failure)));
                }
            });
        });
        return done;
    }

    /** A store that could not be used is not kept from whoever mends it. */
    private void letGo(Runnable then) {
        try {
            CompletionStage<Void> unused = store.close().whenComplete((nothing, failure) -> then.run());
        } catch (RuntimeException e) {
            then.run();
        }
    }

    private CompletionStage<Void> open() {
        return DeviceState.open(store, serial, config.onDamage())
                .thenCompose(state -> factory.open(state, serial)
                        .thenComposeAsync(
                                parts -> {
                                    AgentCore made = new AgentCore(config, serial, state, parts);
                                    core.complete(made);
                                    return made.start();
                                },
                                serial));
    }

    /**
     * Ends in good order: a running session may come to its end, for {@link CpeLimits#close} at most; then the store is closed.
     * Idempotent.
     */
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        serial.execute(() -> {
            closed = true;
            if (!started) {
                started = true;
                core.completeExceptionally(new CwmpException("the agent was closed"));
                store.close().whenComplete((nothing, failure) -> finish(done, failure));
            } else {
                CompletionStage<Void> unused =
                        core.thenCompose(AgentCore::close).whenComplete((nothing, failure) -> finish(done, failure));
            }
        });
        return done;
    }

    /**
     * Asks for a session, without an event of its own; the result is that of the next session that begins. Fails if none does
     * within {@link CpeLimits#call}, or at once if {@link CpeLimits#calls} of them wait.
     */
    public CompletableFuture<SessionResult> inform() {
        return ask(AgentCore::inform);
    }

    /**
     * Calls the ACS in the present session, if it still takes calls, or in the next one, which it starts. Calls go out one at a
     * time in this order (C-SESS-08, C-SESS-12). They are not recorded: a restart forgets them. A RequestDownload is announced by
     * {@code 9 REQUEST DOWNLOAD}, and like that event not outlived by a change of ACS.
     *
     * @param method any but Inform
     * @return the answer; fails with {@link org.cwmp4j.model.FaultException} for a fault, with {@link CwmpException} if none
     *     came in time, the queue is full or the agent is closed
     * @throws ConformanceException if the method breaks the standard in the newest version that the agent speaks
     * @throws IllegalArgumentException for an Inform
     */
    public <R extends MethodResponse> CompletableFuture<R> call(AcsMethod<R> method) {
        if (method instanceof Inform) {
            throw new IllegalArgumentException("Inform: the engine's own");
        }
        CwmpVersion newest = config.versions().get(config.versions().size() - 1);
        Conformance.require(method, newest, Direction.CPE_TO_ACS);
        return ask(c -> {
            CompletableFuture<R> answer = new CompletableFuture<>();
            c.call(method, answer);
            return answer;
        });
    }

    /**
     * Something happened that the ACS shall know: reported until confirmed, by the rules of its code ({@link
     * org.cwmp4j.cpe.event.EventRule}), from a session that starts at once.
     *
     * @param ofOneCause reported in the same Inform; {@code 8 DIAGNOSTICS COMPLETE}, {@code 13 WAKEUP} and vendor events
     * @throws IllegalArgumentException for events that the engine raises by itself
     */
    public void raise(Event... ofOneCause) {
        List<Event> events = List.of(ofOneCause);
        events.forEach(ApplicationEvents::require);
        with(c -> c.raise(events, StateUpdate.NONE, SessionReason.EVENT));
    }

    /** The time of day has become known, or has jumped: waits that depend on it are set anew. */
    public void clockChanged() {
        with(AgentCore::clockChanged);
    }

    /** The transfers; completes after {@link #start}, fails for an agent without {@link CpeAgentBuilder#transfers}. */
    public CompletableFuture<DeviceTransfers> transfers() {
        return core.thenApply(c -> c.topic(Transfers.class)
                .map(Transfers::own)
                .orElseThrow(() -> new IllegalStateException("this agent transfers no files")));
    }

    /**
     * The device would like to sleep. If StandbyPolicy lets it, the agent believes from then on that it does: without awareness of
     * timers it starts no session, but for connection requests in a standby that hears them and for what the application asks for;
     * contacts that come due are missed. Ask before the device sleeps, and call {@link #wake} when it is awake again.
     *
     * @return whether it may (TR-069 A6C1 L.2.4)
     */
    public CompletableFuture<StandbyAnswer> standby(StandbyMode mode) {
        Objects.requireNonNull(mode, "mode");
        return ask(c -> CompletableFuture.completedFuture(c.standby(mode)));
    }

    /**
     * The device is awake again: {@code 13 WAKEUP} is reported if StandbyPolicy wants it, and what waited goes on. How long it slept
     * the agent finds by the time of day, or by monotonic time where that is not known. Without effect if the device was not in
     * {@link #standby}.
     *
     * @return completes when the agent knows
     */
    public CompletableFuture<Void> wake() {
        return ask(c -> {
            c.wake();
            return CompletableFuture.completedFuture(null);
        });
    }

    /** The parameters; completes after {@link #start}. */
    public CompletableFuture<ParameterTree> tree() {
        return core.thenApply(AgentCore::tree);
    }

    /** The {@code ManagementServer.} object; completes after {@link #start}. */
    public CompletableFuture<ManagementServer> managementServer() {
        return core.thenApply(AgentCore::server);
    }

    /** Why this life of the device began; completes after {@link #start}. Without control of the device a life ends in this process. */
    public CompletableFuture<StartCause> startCause() {
        return ask(c -> CompletableFuture.completedFuture(c.startMemory().cause()));
    }

    /** How the agent is doing now. */
    public CompletableFuture<CpeStatus> status() {
        if (!core.isDone()) {
            return CompletableFuture.completedFuture(new CpeStatus(CpeStatus.Phase.NEW, 0, List.of(), 0, null));
        }
        return ask(c -> CompletableFuture.completedFuture(c.status()));
    }

    private void with(Consumer<AgentCore> action) {
        CompletableFuture<Void> unused = core.thenAcceptAsync(action, serial);
    }

    private <T> CompletableFuture<T> ask(Function<AgentCore, CompletableFuture<T>> question) {
        return core.thenComposeAsync(question, serial);
    }

    private static void finish(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(Deadlines.cause(failure));
        }
    }

    @Override
    public String toString() {
        DeviceId d = config.device();
        return "CpeAgent[" + d.oui() + "-" + d.productClass() + "-" + d.serialNumber() + "]";
    }
}
