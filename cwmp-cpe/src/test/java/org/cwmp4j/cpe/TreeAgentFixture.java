package org.cwmp4j.cpe;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestHandler;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestSource;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.notification.NotificationSender;
import org.cwmp4j.cpe.parameter.ParameterTreeBuilder;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.jspecify.annotations.Nullable;

/** An agent as an application builds it, with its real tree, that restarts over one journal. */
final class TreeAgentFixture {
    static final String MS = "Device.ManagementServer.";
    static final String CODE = "Device.DeviceInfo.ProvisioningCode";

    final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    final ScriptedAcs acs = new ScriptedAcs();
    final MemoryJournal journal = new MemoryJournal();
    final List<String> done = new ArrayList<>();
    final List<SessionResult> ends = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    Consumer<ManagementServerSettings.Builder> settings = s -> {};
    Consumer<CpeAgentBuilder> build = b -> {};
    String address = "http://192.0.2.1:7547";
    ConnectionRequestHandler connectionRequests;
    DataModel model = BaseModel.device().build();
    Consumer<ParameterTreeBuilder> tree = t -> {};

    /** Carries lightweight notifications; null for nobody. */
    @Nullable
    NotificationSender notifications;

    /** What stands between the agent and its journal. */
    UnaryOperator<StateStore> store = s -> s;

    CpeAgent agent;

    /** Powers up; what the device is told to do beside sessions is listed in {@link #done}. */
    TreeAgentFixture start() {
        CpeRuntime.Builder shared = CpeRuntime.builder(acs, time.source(), Runnable::run)
                .random(RandomSource.seeded(1))
                .connectionRequests(new Listener());
        if (notifications != null) {
            shared.notifications(notifications);
        }
        CpeRuntime runtime = shared.build();
        DeviceInfo info = new DeviceInfo(new DeviceId("Example", "00D09E", "Box", "1"), "M", "D", "1", "2", "code");
        CpeAgentBuilder builder = CpeAgent.builder(runtime, info, store.apply(journal.open()))
                .acs("http://acs.example/")
                .model(model)
                .tree(t -> tree.accept(t))
                .settings(s -> settings.accept(s.periodicInformEnable(false)))
                .control(new Control())
                .observer(new CpeObserver() {
                    @Override
                    public void sessionEnded(SessionInfo session, SessionResult result) {
                        ends.add(result);
                    }

                    @Override
                    public void providerViolation(String path, String reason) {
                        violations.add(path + ": " + reason);
                    }

                    @Override
                    public void acsDiscovered(String url) {
                        done.add("found " + url);
                    }

                    @Override
                    public void acsReverted(String failed, String restored) {
                        done.add("back from " + failed + " to " + restored);
                    }
                });
        build.accept(builder);
        agent = builder.build();
        agent.start().join();
        settle();
        return this;
    }

    /** Powers up and lets the first session pass. */
    TreeAgentFixture booted() {
        start();
        acs.finish();
        settle();
        acs.trace.clear();
        ends.clear();
        return this;
    }

    void close() {
        agent.close();
        settle();
    }

    void settle() {
        time.advance(Duration.ZERO);
    }

    void pass(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    /** The device itself changes a value; during a session that waits for its end. */
    void change(String path, String value) {
        CompletionStage<Void> unused = agent.tree().join().set(Writer.DEVICE, Map.of(path, value));
        settle();
    }

    static Set<String> names(Inform inform) {
        return inform.parameterList().stream().map(ParameterValue::name).collect(Collectors.toSet());
    }

    static String value(Inform inform, String path) {
        return inform.parameterList().stream()
                .filter(p -> p.name().equals(path))
                .map(ParameterValue::text)
                .findFirst()
                .orElseThrow();
    }

    /** A listener whose address the network gives. */
    private final class Listener implements ConnectionRequestSource {
        @Override
        public Registration register(String path, ConnectionRequestHandler handler) {
            connectionRequests = handler;
            return new Registration() {
                @Override
                public URI url() {
                    return URI.create(address + path);
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class Control implements DeviceControl {
        @Override
        public CompletionStage<Void> reboot() {
            done.add("reboot with " + acs.open + " connections");
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> factoryReset() {
            done.add("factory reset with " + acs.open + " connections");
            return CompletableFuture.completedStage(null);
        }
    }
}
