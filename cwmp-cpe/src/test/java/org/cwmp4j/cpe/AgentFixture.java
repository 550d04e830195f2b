package org.cwmp4j.cpe;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.state.DamagePolicy;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.Scheduler;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** A device under a test's hands: fake time, a played ACS, state that survives a restart. */
final class AgentFixture {
    static final DeviceId DEVICE = new DeviceId("Example", "00D09E", "Box", "1");
    static final String URL = "http://acs.example/";

    final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    final ScriptedAcs acs = new ScriptedAcs();
    final MemoryJournal journal = new MemoryJournal();
    final FakeSource source = new FakeSource();
    final Log log = new Log();
    final RandomSource random = RandomSource.seeded(1);
    private Life life = new Life();
    ManagementServerSettings factorySettings = ManagementServerSettings.builder(URL)
            .username("u")
            .password("p")
            .connectionRequestUsername("cr")
            .connectionRequestPassword("secret")
            .periodicInformEnable(false)
            .build();
    List<CwmpVersion> versions = List.of(CwmpVersion.values());
    CpeLimits limits = CpeLimits.DEFAULT;
    DeviceId device = DEVICE;
    String software = "1";
    Executor executor = Runnable::run;
    /** What becomes of the journal while the power is off. */
    UnaryOperator<StateStore> medium = store -> store;

    ConnectionRequestPolicy policy = ConnectionRequestPolicy.DEFAULT;

    @Nullable
    Long sessionTimeout;

    @Nullable
    DeviceControl control;

    boolean strict;
    private final List<Function<Engine, EngineTopic>> topics = new ArrayList<>();
    final Map<String, Function<VendorMethod, CompletionStage<VendorMethodResponse>>> vendorMethods =
            new java.util.LinkedHashMap<>();

    FakeTree tree = new FakeTree(factorySettings);
    CpeAgent agent = null;

    AgentFixture() {}

    AgentFixture(UnaryOperator<ManagementServerSettings.Builder> settings) {
        factorySettings = settings.apply(factorySettings.toBuilder()).build();
        tree = new FakeTree(factorySettings);
    }

    /** Whether the start may take time, for which a test lets time pass. */
    boolean patient;

    /** Powers the device up. */
    AgentFixture start() {
        return start(journal.open());
    }

    /** With a topic of the engine beside its own. */
    AgentFixture topic(Function<Engine, EngineTopic> topic) {
        topics.add(topic);
        return this;
    }

    AgentFixture start(StateStore store) {
        life = new Life();
        CpeRuntime runtime = CpeRuntime.builder(acs, new TimeSource(time, time, life), executor)
                .random(random)
                .connectionRequests(source)
                .build();
        AgentConfig config = new AgentConfig(
                runtime,
                device,
                software,
                versions,
                sessionTimeout,
                strict,
                limits,
                policy,
                control,
                vendorMethods,
                log,
                DamagePolicy.KEEP_GOING,
                topics);
        agent = new CpeAgent(
                config, store, (state, serial) -> CompletableFuture.completedStage(new AgentParts(tree, tree)));
        CompletableFuture<Void> started = agent.start();
        settle();
        if (!patient || started.isCompletedExceptionally()) {
            started.join();
        }
        return this;
    }

    /** Powers up and lets the first session pass. */
    AgentFixture booted() {
        start();
        acs.finish();
        settle();
        acs.trace.clear();
        log.ends.clear();
        return this;
    }

    /** Cuts the power, and powers up again with what was recorded. The tree's values are those of before. */
    AgentFixture powerCut() {
        return powerCut(Long.MAX_VALUE);
    }

    /** The same, with a life of so many records before it. */
    AgentFixture powerCut(long batches) {
        journal.kill();
        acs.cut();
        life.over = true;
        source.cut();
        FakeTree before = tree;
        tree = new FakeTree(factorySettings);
        tree.values.putAll(before.values);
        tree.adopt(before.settings());
        return start(medium.apply(journal.open(batches)));
    }

    /** Lets what is due now happen. */
    void settle() {
        time.advance(Duration.ZERO);
    }

    void pass(Duration by) {
        time.advance(by);
    }

    void pass(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** Timers that do not outlive the process. */
    private final class Life implements Scheduler {
        boolean over;

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            return time.schedule(delay, () -> {
                if (!over) {
                    task.run();
                }
            });
        }
    }

    /** What happened. */
    static final class Log implements CpeObserver {
        final List<SessionInfo> starts = new ArrayList<>();
        final List<SessionResult> ends = new ArrayList<>();
        final List<Duration> waits = new ArrayList<>();
        final List<ConnectionRequestVerdict> verdicts = new ArrayList<>();
        final List<Deviation> deviations = new ArrayList<>();
        Consumer<SessionInfo> onStart = s -> {};

        @Override
        public void sessionStarted(SessionInfo session) {
            starts.add(session);
            onStart.accept(session);
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            ends.add(result);
        }

        @Override
        public void retryScheduled(long retryCount, Duration wait) {
            waits.add(wait);
        }

        @Override
        public void deviation(SessionInfo session, Deviation deviation) {
            deviations.add(deviation);
        }

        @Override
        public void connectionRequest(InetSocketAddress remote, ConnectionRequestVerdict verdict) {
            verdicts.add(verdict);
        }

        SessionEnd lastEnd() {
            return ends.get(ends.size() - 1).end();
        }

        Duration lastWait() {
            return waits.get(waits.size() - 1);
        }
    }
}
