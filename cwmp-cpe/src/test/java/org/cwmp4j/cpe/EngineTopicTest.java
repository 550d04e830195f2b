package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the engine does for a topic: calls until they are confirmed, events of a start, restarts of the device. */
class EngineTopicTest {
    private static final TransferComplete DONE =
            new TransferComplete("key", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);

    private final List<String> trace = new ArrayList<>();
    private final AgentFixture cpe = new AgentFixture().topic(this::topic);
    private final ScriptedAcs acs = cpe.acs;
    private CompletableFuture<Void> found = CompletableFuture.completedFuture(null);
    private @Nullable Engine engine;

    private EngineTopic topic(Engine given) {
        engine = given;
        return new EngineTopic() {
            @Override
            public CompletionStage<Void> starting() {
                return found;
            }

            @Override
            public StateUpdate bootstrap() {
                trace.add("bootstrap");
                return StateUpdate.NONE;
            }

            @Override
            public Occurred restarted() {
                trace.add("restarted");
                return trace.contains("applied")
                        ? new Occurred(List.of(Event.of(EventCode.AUTONOMOUS_TRANSFER_COMPLETE)), StateUpdate.NONE)
                        : Occurred.NOTHING;
            }
        };
    }

    private Engine engine() {
        return Objects.requireNonNull(engine);
    }

    private void complete() {
        engine().raise(
                        List.of(Event.of(EventCode.TRANSFER_COMPLETE), new Event(EventCode.M_DOWNLOAD, "key")),
                        StateUpdate.NONE,
                        SessionReason.EVENT);
        engine().call(DONE, () -> new StateUpdate(List.of(), () -> trace.add("confirmed")));
        cpe.settle();
    }

    @Test
    @Rule({"C-TC-02", "C-EVT-02"})
    void aCallMadeInASessionConfirmsItsEventsThere() {
        cpe.booted();
        cpe.agent.inform();
        cpe.settle();
        complete();
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        assertThat(trace).contains("confirmed");
        acs.empty();
        cpe.settle();
        acs.expectClosed();
    }

    @Test
    @Rule({"C-TC-05", "C-MR-03"})
    void aCallThatGotAFaultIsMadeAgainInTheNextSession() {
        cpe.booted();
        complete();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.fault(8002);
        acs.expectEmpty();
        acs.empty();
        cpe.settle();
        assertThat(trace).doesNotContain("confirmed");
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        acs.empty();
        cpe.settle();
        assertThat(trace).contains("confirmed");
        acs.expectClosed();
    }

    @Test
    @Rule("C-EVT-08")
    void whatARestartBringsGoesWithBoot() {
        List<String> asked = new ArrayList<>();
        cpe.control = new DeviceControl() {
            @Override
            public CompletionStage<Void> reboot() {
                asked.add("reboot");
                return CompletableFuture.completedStage(null);
            }

            @Override
            public CompletionStage<Void> factoryReset() {
                throw new AssertionError("nobody asked");
            }
        };
        cpe.booted();
        assertThat(trace).containsExactly("restarted", "bootstrap");
        cpe.agent.inform();
        cpe.settle();
        trace.add("applied");
        engine().reboot(StartCause.TRANSFER, () -> trace.add("failed"));
        cpe.settle();
        assertThat(asked).isEmpty(); // not during a session
        acs.drop();
        cpe.settle();
        assertThat(asked).containsExactly("reboot");
        acs.expectInform("1 BOOT", "10 AUTONOMOUS TRANSFER COMPLETE");
        assertThat(trace).doesNotContain("failed");
    }

    @Test
    void aRestartThatFailsIsTold() {
        cpe.control = new DeviceControl() {
            @Override
            public CompletionStage<Void> reboot() {
                return CompletableFuture.failedStage(new IllegalStateException("busy"));
            }

            @Override
            public CompletionStage<Void> factoryReset() {
                throw new AssertionError("nobody asked");
            }
        };
        cpe.booted();
        engine().reboot(StartCause.TRANSFER, () -> trace.add("failed"));
        cpe.settle();
        assertThat(trace).contains("failed");
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
    }

    /** A start that finds out that it takes another one holds no session in between. */
    @Test
    @Rule("C-EVT-08")
    void aRestartThatIsWantedDuringAStartComesBeforeTheFirstSession() {
        List<String> asked = new ArrayList<>();
        cpe.control = new DeviceControl() {
            @Override
            public CompletionStage<Void> reboot() {
                asked.add("reboot");
                return new CompletableFuture<>();
            }

            @Override
            public CompletionStage<Void> factoryReset() {
                throw new AssertionError("nobody asked");
            }
        };
        found = new CompletableFuture<>();
        cpe.patient = true;
        cpe.start();
        engine().reboot(StartCause.TRANSFER, () -> trace.add("failed"));
        cpe.settle();
        found.complete(null);
        cpe.settle();
        assertThat(asked).containsExactly("reboot");
        acs.expectSilence();
        assertThat(cpe.agent.startCause().join()).isEqualTo(StartCause.NEW);
        cpe.control = null;
        cpe.powerCut();
        assertThat(cpe.agent.startCause().join()).isEqualTo(StartCause.TRANSFER);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }
}
