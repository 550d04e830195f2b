package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reboot and FactoryReset. */
class RestartTest {
    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;
    private final Control control = new Control();

    private final class Control implements DeviceControl {
        final List<String> calls = new ArrayList<>();
        CompletionStage<Void> reboot = new CompletableFuture<>();
        CompletionStage<Void> reset = CompletableFuture.completedStage(null);

        @Override
        public CompletionStage<Void> reboot() {
            assertThat(acs.open).as("open connections at a reboot").isZero();
            calls.add("reboot");
            return reboot;
        }

        @Override
        public CompletionStage<Void> factoryReset() {
            assertThat(acs.open).isZero();
            calls.add("reset");
            return reset;
        }
    }

    @BeforeEach
    void control() {
        cpe.control = control;
    }

    private void inSession() {
        cpe.start();
        acs.accept();
    }

    /**
     * <pre>
     * A  Reboot (now)
     * C  RebootResponse
     * A  GetRPCMethods                        the session goes on
     * C  GetRPCMethodsResponse
     * A  204
     * C  closes, and only now reboots
     * C  Inform (1, M Reboot (now))
     * </pre>
     */
    @Test
    @Rule({"C-RB-01", "C-SESS-24", "C-EVT-08", "C-EVT-11", "C-EVT-24"})
    void answerFirstThenTheSessionsEndThenTheReboot() {
        inSession();
        acs.ask(new Reboot("now"));
        acs.call(new GetRPCMethods());
        acs.expect(GetRPCMethodsResponse.class);
        assertThat(control.calls).isEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(control.calls).containsExactly("reboot");
        cpe.agent.inform();
        cpe.pass(60);
        acs.expectSilence(); // nothing starts while the device goes down
        cpe.powerCut();
        acs.expectInform("1 BOOT", "M Reboot (now)");
        acs.finish();
        cpe.powerCut();
        acs.expectInform("1 BOOT");
    }

    /** A device that hangs on its way down is not lost to the ACS: the restart is tried again after the next session. */
    @Test
    @Rule({"C-RB-01", "B-ROB-08"})
    void aRebootThatHangsCountsAsFailedInTheEnd() {
        inSession();
        acs.ask(new Reboot("now"));
        acs.finish();
        cpe.agent.inform();
        cpe.pass(cpe.limits.restart().toSeconds() - 1);
        acs.expectSilence();
        cpe.pass(1);
        acs.expectInform();
        acs.finish();
        cpe.settle();
        assertThat(control.calls).containsExactly("reboot", "reboot");
    }

    @Test
    @Rule({"C-RB-02", "C-EVT-07", "C-EVT-25"})
    void severalCallsOneReboot() {
        inSession();
        acs.ask(new Reboot("a"));
        acs.ask(new Reboot("b"));
        acs.ask(new Reboot("a"));
        acs.finish();
        assertThat(control.calls).containsExactly("reboot");
        cpe.powerCut();
        acs.expectInform("1 BOOT", "M Reboot (a)", "M Reboot (b)", "M Reboot (a)");
    }

    /** A session that fails is no reason to reboot; the next one that does not fail is. */
    @Test
    @Rule({"C-RB-01", "C-SESS-24"})
    void notAfterAFailedSession() {
        inSession();
        acs.ask(new Reboot("now"));
        acs.drop();
        assertThat(control.calls).isEmpty();
        cpe.pass(10);
        acs.finish();
        assertThat(control.calls).containsExactly("reboot");
    }

    /** The power went before the reboot: the device did restart. */
    @Test
    @Rule({"C-RB-02", "C-EVT-30"})
    void aPowerCutIsARebootToo() {
        inSession();
        acs.ask(new Reboot("now"));
        cpe.powerCut();
        acs.expectInform("1 BOOT", "M Reboot (now)");
    }

    @Test
    @Rule("C-EVT-24")
    void aKeyThatNoEventCouldCarryIsRefused() {
        inSession();
        acs.call(new Reboot("k".repeat(33)));
        acs.expectFault(9003);
        acs.ask(new Reboot("k".repeat(32)));
    }

    /** Without control of the device the agent acts as if it had restarted. */
    @Test
    @Rule("C-RB-02")
    void withoutControlTheAgentRestarts() {
        cpe.control = null;
        inSession();
        acs.ask(new Reboot("now"));
        acs.finish();
        cpe.settle();
        acs.expectInform("1 BOOT", "M Reboot (now)");
    }

    @Test
    @Rule("C-SESS-24")
    void aRebootThatFailsIsTriedAgainAfterTheNextSession() {
        control.reboot = CompletableFuture.failedStage(new IllegalStateException("busy"));
        inSession();
        acs.ask(new Reboot("now"));
        acs.finish();
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
        acs.finish();
        assertThat(control.calls).containsExactly("reboot", "reboot");
    }

    // ---- FactoryReset

    @Test
    @Rule({"C-FR-01", "C-FR-02", "C-EVT-09", "C-EVT-10"})
    void factoryReset() {
        inSession();
        acs.ask(new ScheduleInform(1000, "gone"));
        acs.ask(new FactoryReset());
        cpe.agent.raise(new Event(new EventCode("M X_00D09E_Thing"), "gone"));
        assertThat(control.calls).isEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(control.calls).containsExactly("reset", "reboot");
        assertThat(cpe.tree.resets).isEqualTo(1);
        cpe.powerCut();
        assertThat(acs.expectInform("0 BOOTSTRAP", "1 BOOT").retryCount()).isZero();
        acs.finish();
        cpe.pass(2000);
        acs.expectSilence();
        assertThat(control.calls).as("once").containsExactly("reset", "reboot");
    }

    @Test
    @Rule("C-FR-01")
    void notAfterAFailedSessionAndNotLater() {
        inSession();
        acs.ask(new FactoryReset());
        acs.drop();
        cpe.pass(10);
        acs.finish();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
        assertThat(control.calls).isEmpty();
        assertThat(cpe.tree.resets).isZero();
    }

    /** The power goes while the device resets itself: that part is done again, before anything else. */
    @Test
    @Rule({"C-FR-02", "C-EVT-30"})
    void aResetThatThePowerCutShortIsFinished() {
        control.reset = new CompletableFuture<>();
        inSession();
        acs.ask(new FactoryReset());
        acs.finish();
        assertThat(control.calls).containsExactly("reset");
        control.reset = CompletableFuture.completedStage(null);
        control.reboot = CompletableFuture.completedStage(null);
        cpe.powerCut();
        assertThat(control.calls).containsExactly("reset", "reset", "reboot");
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    /** The engine has forgotten all: it is the ACS's to hear of that, whatever the device makes of its own part. */
    @Test
    @Rule({"C-FR-02", "C-EVT-10"})
    void aResetThatTheDeviceFailsToDoIsToldAllTheSame() {
        control.reset = CompletableFuture.failedStage(new IllegalStateException("busy"));
        inSession();
        acs.ask(new FactoryReset());
        acs.empty();
        cpe.settle();
        assertThat(control.calls).containsExactly("reset");
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        acs.finish();
        cpe.powerCut();
        assertThat(control.calls).as("owed still").containsExactly("reset", "reset");
        acs.expectInform("1 BOOT");
    }

    @Test
    @Rule({"C-FR-02", "C-EVT-10"})
    void aRestartAfterAResetThatDoesNotComeAboutIsOneAllTheSame() {
        control.reboot = CompletableFuture.failedStage(new IllegalStateException("busy"));
        inSession();
        acs.ask(new FactoryReset());
        acs.empty();
        cpe.settle();
        assertThat(control.calls).containsExactly("reset", "reboot");
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    @Test
    @Rule({"C-FR-02", "C-RETRY-05"})
    void afterAResetNothingIsRemembered() {
        cpe.control = null;
        cpe.start();
        acs.drop();
        cpe.pass(10);
        acs.accept();
        acs.ask(new FactoryReset());
        acs.finish();
        cpe.settle();
        assertThat(acs.expect(Inform.class).retryCount()).isZero();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    /** Neither a control that fails nor an executor that takes no more work leaves the agent waiting for a restart. */
    @Test
    @Rule("C-RB-01")
    void aRestartThatNobodyCarriesOutDoesNotStopTheAgent() {
        cpe.executor = task -> {
            throw new java.util.concurrent.RejectedExecutionException("shut down");
        };
        inSession();
        acs.ask(new Reboot("now"));
        acs.empty();
        acs.expectClosed();
        assertThat(cpe.agent.status().join().phase()).isEqualTo(CpeStatus.Phase.IDLE);
        cpe.agent.inform();
        cpe.settle();
        acs.expect(Inform.class);
    }
}
