package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cwmp4j.cpe.event.EventQueue;
import org.cwmp4j.cpe.internal.AcsAttempt;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.internal.EngineTopic.Occurred;
import org.cwmp4j.cpe.managementserver.ManagementServer;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.parameter.ParameterTree;
import org.cwmp4j.cpe.session.AcsCall;
import org.cwmp4j.cpe.session.SessionInput;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running part of an agent; everything happens on its serial executor. Holds the parts together and decides least itself. */
final class AgentCore implements MethodTable.OwnMethods {
    private static final Logger LOG = LoggerFactory.getLogger(AgentCore.class);

    private final AgentConfig config;
    private final Executor serial;
    private final DeviceState state;
    private final AgentParts parts;
    private final Deadlines deadlines;
    private final ObserverGuard observer;
    private final AgentMemory memory;
    private final EventQueue events;
    private final VersionMemory versions;
    private final CompressionMemory compression;
    private final AddressMemory addresses;
    private final CallQueue calls;
    private final MethodTable methods;
    private final Restarts restarts;
    private final StartMemory startMemory;
    private final SessionPlanner planner;
    private final Topics topics;
    private final Standby standby;
    private final NotificationLimits limits = new NotificationLimits(this);
    private final ConnectionRequests connectionRequests;
    private final EngineTimer sessionDeadline;
    private final long started;
    private final InformWaiters waiters;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private CpeStatus.Phase phase = CpeStatus.Phase.IDLE;
    /** Whether sessions have begun since the device was started, or reset. */
    private boolean begun;

    private boolean closing;
    private long sessions;
    private @Nullable SessionRun run;
    private @Nullable SessionResult lastResult;

    AgentCore(AgentConfig config, Executor serial, DeviceState state, AgentParts parts) {
        this.config = config;
        this.serial = serial;
        this.state = state;
        this.parts = parts;
        this.deadlines = new Deadlines(time().scheduler(), serial);
        this.observer = new ObserverGuard(config.observer());
        this.memory = new AgentMemory(state, deadlines, config.limits().store());
        this.events = new EventQueue(state.found(EventQueue.SECTION));
        this.versions =
                new VersionMemory(config.versions(), config.software(), time(), state.found(VersionMemory.SECTION));
        this.compression = new CompressionMemory(config.software(), state.found(CompressionMemory.SECTION));
        this.addresses = new AddressMemory(state.found(AddressMemory.SECTION));
        this.waiters = new InformWaiters(config.limits(), deadlines);
        this.calls = new CallQueue(config.limits(), deadlines);
        this.startMemory = new StartMemory(state);
        this.restarts = new Restarts(this, state.found(Restarts.SECTION));
        this.methods = new MethodTable(parts.tree().rpcs(), this);
        config.vendorMethods()
                .forEach((name, handler) -> methods.add(name, config.runtime().executor(), handler));
        this.planner = new SessionPlanner(this);
        Engine engine = new CoreEngine(this, state);
        SchedulingTimer scheduling = new SchedulingTimer(engine, config.limits().scheduledInforms());
        PeriodicInforms periodic = new PeriodicInforms(engine);
        this.topics = topics(engine, scheduling, periodic);
        this.standby = new Standby(this, scheduling, periodic);
        topics.all().forEach(topic -> methods.add(topic.methods()));
        this.connectionRequests = new ConnectionRequests(this);
        this.sessionDeadline = timer();
        this.started = time().ticker().nanos();
    }

    private Topics topics(Engine engine, SchedulingTimer scheduling, PeriodicInforms periodic) {
        List<EngineTopic> all = new ArrayList<>();
        all.add(scheduling);
        all.add(periodic);
        all.add(new TimedReboots(engine));
        all.add(new HeartbeatInforms(engine));
        all.add(new ParameterPolls(engine));
        all.add(new LightweightNotifications(engine, config.runtime().notifications()));
        config.topics().forEach(factory -> all.add(factory.apply(engine)));
        return new Topics(List.copyOf(all));
    }

    // ---- life

    /** Begins, as after a power-up. */
    CompletionStage<Void> start() {
        state.damage().ifPresent(damage -> {
            LOG.error("{}; going on with the rest", damage);
            observer.tell(o -> o.stateDamaged(damage));
        });
        tree().onProviderViolation((path, reason) -> observer().tell(o -> o.providerViolation(path, reason)));
        LOG.info("{} starts: {}", config.device().serialNumber(), startMemory.cause());
        tree().onActiveChange(() -> planner.want(SessionReason.VALUE_CHANGE));
        server().onChange(this::settingsChanged);
        return connectionRequests
                .update()
                .exceptionally(failure -> {
                    LOG.warn("ConnectionRequestURL not set: {}", Deadlines.text(failure));
                    return null;
                })
                .thenCompose(nothing -> {
                    if (memory.resetOwed()) {
                        restarts.finishReset();
                        return CompletableFuture.completedStage(null);
                    }
                    return restart();
                });
    }

    /** The device has (re)started. */
    void restarted() {
        CompletionStage<Void> unused = restart();
    }

    private CompletionStage<Void> restart() {
        begun = false;
        return topics.starting().thenAccept(nothing -> begin());
    }

    /** Sessions may begin. */
    private void begin() {
        if (closing) {
            return;
        }
        memory.later(startMemory.restarted());
        memory.later(events.restarted());
        standby.restarted();
        planner.restarted();
        Occurred occurred = topics.restarted();
        List<Event> boot = new ArrayList<>(restarts.bootEvents());
        boot.addAll(occurred.events());
        StateUpdate more = restarts.forget().and(occurred.update());
        if (isNewToAcs()) { // C-EVT-10
            boot.add(0, Event.of(EventCode.BOOTSTRAP));
            more = more.and(introduction());
            planner.want(SessionReason.BOOTSTRAP);
        }
        raise(boot, more, SessionReason.BOOT);
        begun = true;
        goOn(false);
    }

    /** Goes on where a restart did not come about; where all was forgotten, as if it had. */
    void resume() {
        if (!begun) {
            restarted();
        } else if (!closing) {
            phase = CpeStatus.Phase.IDLE;
            planner.release();
        }
    }

    CompletableFuture<Void> close() {
        if (!closing) {
            closing = true;
            planner.hold();
            topics.all().forEach(EngineTopic::stop);
            connectionRequests.close();
            SessionRun present = run;
            if (present == null) {
                finishClose();
            } else {
                deadlines
                        .scheduler()
                        .schedule(
                                config.limits().close(),
                                () -> serial.execute(() -> {
                                    if (run == present) {
                                        present.abort();
                                    }
                                }));
            }
        }
        return closed;
    }

    private void finishClose() {
        phase = CpeStatus.Phase.CLOSED;
        calls.failAll("the agent was closed");
        waiters.failAll("the agent was closed");
        CompletionStage<Void> unused = memory.record(startMemory.goingDown(StartCause.CLOSED))
                .exceptionally(failure -> {
                    LOG.warn("not recorded before closing: {}", Deadlines.text(failure));
                    return null;
                })
                .thenCompose(nothing -> state.close())
                .whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        closed.complete(null);
                    } else {
                        closed.completeExceptionally(Deadlines.cause(failure));
                    }
                });
    }

    // ---- events

    /**
     * Events of one cause occurred, with what else is to be recorded with them. Those that only repeat what waits already do not
     * end the wait for a retry (C-RETRY-01, C-EVT-07).
     */
    void raise(List<Event> ofOneCause, StateUpdate more, SessionReason reason) {
        if (reason == SessionReason.HEARTBEAT && run != null && run.kind() == SessionKind.HEARTBEAT) {
            return; // HBT-03
        }
        boolean news = ofOneCause.stream().anyMatch(events::isNews);
        memory.later(events.add(ofOneCause).and(more));
        if (news || !planner.isRetrying()) {
            planner.want(reason);
        }
    }

    private void settingsChanged(ManagementServerSettings before, ManagementServerSettings after) {
        if (before.httpCompression() != after.httpCompression()) {
            memory.later(compression.forget());
        }
        if (!before.url().equals(after.url()) && !after.url().isEmpty()) { // C-EVT-09
            List<Event> first = new ArrayList<>(List.of(Event.of(EventCode.BOOTSTRAP)));
            if (before.url().isEmpty() && events.awaits(EventCode.BOOT)) { // nobody was there to tell (C-EVT-10)
                first.add(Event.of(EventCode.BOOT));
            }
            raise(first, introduction(), SessionReason.BOOTSTRAP);
        }
        topics.all().forEach(topic -> topic.settingsChanged(before, after));
        CompletionStage<Void> unused = connectionRequests.update();
        planner.wake();
    }

    private boolean isNewToAcs() {
        return !server().settings().url().isEmpty() && !memory.acs().equals(identity());
    }

    /** A change of either side makes them strangers (C-EVT-09, C-INF-01). */
    private String identity() {
        DeviceId d = config.device();
        return String.join("\n", server().settings().url(), d.oui(), d.productClass(), d.serialNumber());
    }

    private StateUpdate introduction() {
        calls.failAll(method -> method instanceof RequestDownload, "the ACS is another one now");
        return memory.acs(identity()).and(tree().bootstrap()).and(topics.bootstrap());
    }

    /** The device asks to sleep. */
    StandbyAnswer standby(StandbyMode mode) {
        return standby.enter(mode);
    }

    /** The device is awake. */
    void wake() {
        standby.wake();
    }

    NotificationLimits limits() {
        return limits;
    }

    void wakePlanner() {
        planner.wake();
    }

    /** Whether a session for these reasons has to wait until the device is awake. */
    boolean isHeldByStandby(Set<SessionReason> reasons) {
        return standby.holds(reasons);
    }

    void clockChanged() {
        topics.all().forEach(EngineTopic::clockChanged);
    }

    // ---- sessions

    void startSession(SessionKind kind, Set<SessionReason> reasons) {
        phase = CpeStatus.Phase.IN_SESSION;
        if (kind == SessionKind.ORDINARY) {
            waiters.sessionStarted();
        }
        SessionRun next = new SessionRun(this, kind, ++sessions, reasons);
        run = next;
        next.begin();
    }

    /** Reasons for another session that the Inform being made takes care of. */
    Set<SessionReason> reasonsAnswered() {
        return events.unsent() == 0 ? planner.answered(!waiters.isEmpty()) : Set.of();
    }

    /** Whether a heartbeat waits that can be told in the version that is spoken with the ACS (B-OLD-10). */
    boolean hasHeartbeat() {
        if (!events.hasHeartbeat()) {
            return false;
        }
        List<CwmpVersion> offered = versions.offer(server().settings().url());
        return VersionTable.has(offered.get(offered.size() - 1), EventCode.HEARTBEAT);
    }

    void sessionEnded(SessionRun ended, SessionResult result) {
        run = null;
        lastResult = result;
        SessionDriver driver = ended.driver();
        memory.later(events.end());
        tree().endSession();
        connectionRequests.sessionEnded();
        if (driver != null) {
            memory.later(versions.ended(result.end(), driver.informed(), driver.lastStatus()));
            memory.later(compression.ended(driver.lastStatus()));
            memory.later(addresses.ended(driver.url(), result.end(), driver.address()));
        }
        if (result.end().isSuccess()) {
            planner.succeeded();
            observer.tell(o -> o.sessionEnded(ended.info(), result));
        } else {
            restarts.sessionFailed();
            memory.later(memory.retryCount(memory.retryCount() + 1));
            observer.tell(o -> o.sessionEnded(ended.info(), result));
            if (!closing) {
                Duration wait = planner.failed(ended.kind(), driver == null ? null : driver.retryAfter());
                observer.tell(o -> o.retryScheduled(memory.retryCount(), wait));
            }
        }
        AcsAttempt attempt = ended.attempt(result.end());
        if (attempt != null) {
            topics.all().forEach(topic -> topic.attempted(attempt));
        }
        topics.all().forEach(topic -> topic.sessionEnded(result));
        memory.flush();
        waiters.sessionEnded().forEach(w -> w.complete(result));
        goOn(result.end().isSuccess());
    }

    private void goOn(boolean success) {
        if (closing) {
            finishClose();
        } else if (restarts.isDue(success)) {
            phase = CpeStatus.Phase.REBOOTING;
            restarts.begin(success);
        } else {
            resume();
        }
    }

    /** All that was kept is forgotten: the next session comes after a start. */
    void forgotten() {
        begun = false;
    }

    /** A factory reset begins: all that is kept is as on the first day. */
    StateUpdate forgetAll() {
        return tree().factoryReset()
                .and(events.forget())
                .and(topics.forget())
                .and(restarts.forget())
                .and(versions.forget())
                .and(compression.forget())
                .and(addresses.forget())
                .and(memory.forget())
                .and(memory.resetOwed(true));
    }

    // ---- the application

    CompletableFuture<SessionResult> inform() {
        CompletableFuture<SessionResult> result = new CompletableFuture<>();
        if (closing) {
            result.completeExceptionally(new CwmpException("the agent was closed"));
        } else {
            waiters.add(result);
            if (!result.isDone()) {
                planner.want(SessionReason.REQUESTED);
            }
        }
        return result;
    }

    <R extends MethodResponse> void call(AcsMethod<R> method, CompletableFuture<R> caller) {
        if (closing) {
            caller.completeExceptionally(new CwmpException("the agent was closed"));
            return;
        }
        AcsCall call = calls.add(method, caller);
        if (caller.isDone()) {
            return;
        }
        if (method instanceof RequestDownload) {
            announce(caller);
        }
        boolean informing = run != null && run.driver() == null && run.kind() == SessionKind.ORDINARY; // takes it along
        if (!takesAlong(call) && !informing) {
            planner.want(SessionReason.REQUESTED);
        }
    }

    /** RequestDownload has an event, which says no more once the call has failed (C-EVT-16). */
    private void announce(CompletableFuture<?> caller) {
        raise(List.of(Event.of(EventCode.REQUEST_DOWNLOAD)), StateUpdate.NONE, SessionReason.EVENT);
        CompletableFuture<?> unused = caller.whenComplete((answer, failure) -> {
            if (failure != null && !calls.waits("RequestDownload")) {
                memory.later(events.callConfirmed("RequestDownload", "", true));
            }
        });
    }

    /** A call of the engine's own; whoever makes it sees to it that there is a session. */
    AcsCall callUntilConfirmed(AcsMethod<?> method, @Nullable Event reported, Supplier<StateUpdate> confirmed) {
        AcsCall call = calls.addOwed(method, reported, confirmed);
        takesAlong(call);
        return call;
    }

    /** Whether the present session takes a call that comes now. */
    private boolean takesAlong(AcsCall call) {
        SessionDriver driver = run == null ? null : run.driver();
        boolean ordinary = run != null && run.kind() == SessionKind.ORDINARY;
        boolean taken = ordinary && driver != null && driver.takesCalls();
        if (taken) {
            Objects.requireNonNull(driver).feed(new SessionInput.Called(call));
        }
        return taken;
    }

    void wantSession(SessionReason reason) {
        if (!closing) {
            planner.want(reason);
        }
    }

    /** Restarts the device once no session is under way. */
    void reboot(StartCause why, Runnable failed) {
        restarts.want(why, failed);
        if (begun && run == null && !closing && phase == CpeStatus.Phase.IDLE) {
            phase = CpeStatus.Phase.REBOOTING;
            planner.pause();
            restarts.begin(false);
        }
    }

    /** Whether no session is under way. */
    boolean isIdle() {
        return run == null;
    }

    /** A part of the engine that the application uses. */
    <T> Optional<T> topic(Class<T> type) {
        return topics.all().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    CpeStatus status() {
        CpeStatus.Phase now = phase == CpeStatus.Phase.IDLE && planner.isRetrying() ? CpeStatus.Phase.RETRYING : phase;
        return new CpeStatus(now, memory.retryCount(), events.events(), calls.size(), lastResult);
    }

    // ---- methods

    @Override
    public CompletionStage<CwmpMessage> reboot(Reboot call) {
        return restarts.reboot(call);
    }

    @Override
    public CompletionStage<CwmpMessage> factoryReset(FactoryReset call) {
        return restarts.factoryReset();
    }

    // ---- parts

    AgentConfig config() {
        return config;
    }

    Executor serial() {
        return serial;
    }

    TimeSource time() {
        return config.runtime().time();
    }

    EngineTimer timer() {
        return new EngineTimer(time().scheduler(), serial);
    }

    Deadlines deadlines() {
        return deadlines;
    }

    ObserverGuard observer() {
        return observer;
    }

    AgentMemory memory() {
        return memory;
    }

    StartMemory startMemory() {
        return startMemory;
    }

    boolean isClosing() {
        return closing;
    }

    EventQueue events() {
        return events;
    }

    ParameterTree tree() {
        return parts.tree();
    }

    ManagementServer server() {
        return parts.server();
    }

    VersionMemory versions() {
        return versions;
    }

    CompressionMemory compression() {
        return compression;
    }

    AddressMemory addresses() {
        return addresses;
    }

    CallQueue calls() {
        return calls;
    }

    MethodTable methods() {
        return methods;
    }

    ConnectionRequests connectionRequests() {
        return connectionRequests;
    }

    /** The one deadline of the present session. */
    EngineTimer sessionDeadline() {
        return sessionDeadline;
    }

    Duration uptime() {
        return Duration.ofNanos(time().ticker().nanos() - started);
    }
}
