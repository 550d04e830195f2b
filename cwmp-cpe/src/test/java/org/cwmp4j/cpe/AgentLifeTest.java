package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.junit.jupiter.api.Test;

/** An agent as its application sees it. */
class AgentLifeTest {
    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    @Test
    void closesAfterTheSession() {
        cpe.start();
        acs.accept();
        CompletableFuture<Void> closed = cpe.agent.close();
        cpe.agent.raise(Event.of(EventCode.DIAGNOSTICS_COMPLETE));
        assertThat(closed).isNotDone();
        acs.empty();
        assertThat(closed).isCompleted();
        cpe.pass(Duration.ofDays(2));
        acs.expectClosed();
        assertThat(cpe.source.paths).isEmpty();
        assertThat(cpe.agent.status().join().phase()).isEqualTo(CpeStatus.Phase.CLOSED);
        assertThat(cpe.agent.inform()).isCompletedExceptionally();
        assertThat(cpe.agent.close()).isCompleted();
    }

    @Test
    @Rule("C-HTTP-16")
    void doesNotWaitForeverToClose() {
        cpe.start();
        acs.accept();
        CompletableFuture<Void> closed = cpe.agent.close();
        cpe.pass(CpeLimits.DEFAULT.close());
        assertThat(closed).isCompleted();
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.CLOSED);
        cpe.powerCut();
        assertThat(acs.expect(Inform.class).retryCount()).isEqualTo(1);
    }

    @Test
    void closesWithoutEverStarting() {
        CpeAgent agent = cpe.start().agent;
        agent.close();
        assertThat(agent.start()).isCompletedExceptionally();
    }

    @Test
    void informTellsHowItWent() {
        cpe.booted();
        CompletableFuture<SessionResult> first = cpe.agent.inform();
        CompletableFuture<SessionResult> second = cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
        cpe.pass(3);
        acs.finish();
        assertThat(first.join().end()).isEqualTo(SessionEnd.COMPLETED);
        assertThat(first.join().duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(second).isCompletedWithValue(first.join());
        assertThat(cpe.log.starts.get(1).reasons()).containsExactly(SessionReason.REQUESTED);
    }

    /** What a transport cannot use fails the session, and the next one is tried in its time. */
    @Test
    @Rule("C-DISC-02")
    void aTransportThatRefusesTheUrlFailsTheSession() {
        cpe.tree.settings(s -> s.url("http://acs.example:99999/"));
        acs.refusal = new IllegalArgumentException("no such port");
        cpe.start();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.NO_CONNECTION);
        assertThat(cpe.log.ends.get(0).detail()).contains("no such port");
        acs.refusal = null;
        cpe.pass(10);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    /** As many as calls may wait, and as long. */
    @Test
    void informWaitsNeitherForEverNorForEverybody() {
        cpe.limits = CpeLimits.DEFAULT.withCalls(Duration.ofHours(1), 2);
        cpe.booted();
        cpe.tree.settings(s -> s.enableCwmp(false));
        CompletableFuture<SessionResult> first = cpe.agent.inform();
        CompletableFuture<SessionResult> second = cpe.agent.inform();
        assertThat(cpe.agent.inform()).isCompletedExceptionally();
        cpe.pass(3599);
        assertThat(first).isNotDone();
        cpe.pass(1);
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(cpe.agent.inform()).as("there is room again").isNotDone();
    }

    @Test
    void statusFollows() {
        assertThat(cpe.start().agent.status().join().phase()).isEqualTo(CpeStatus.Phase.IN_SESSION);
        acs.drop();
        CpeStatus status = cpe.agent.status().join();
        assertThat(status.phase()).isEqualTo(CpeStatus.Phase.RETRYING);
        assertThat(status.retryCount()).isEqualTo(1);
        assertThat(status.pendingEvents()).hasSize(2);
        assertThat(status.lastResult()).isNotNull();
        cpe.pass(10);
        acs.finish();
        cpe.settle();
        status = cpe.agent.status().join();
        assertThat(status.phase()).isEqualTo(CpeStatus.Phase.IDLE);
        assertThat(status.pendingEvents()).isEmpty();
        assertThat(cpe.agent.toString()).contains("00D09E-Box-1");
    }

    /** Nobody to talk to: silence until somebody is named. */
    @Test
    @Rule({"C-DISC-02", "C-EVT-09", "C-EVT-10"})
    void withoutAcs() {
        AgentFixture alone = new AgentFixture(s -> s.url(""));
        alone.start();
        alone.pass(Duration.ofDays(1));
        assertThat(alone.acs.opened).isEmpty();
        alone.tree.settings(s -> s.url("http://acs.example/"));
        alone.settle();
        alone.acs.expectInform("0 BOOTSTRAP", "1 BOOT"); // of which nobody could be told before
    }

    @Test
    @Rule("C-DISC-02")
    void onlyHttpAndHttps() {
        for (String url : List.of("ftp://acs.example/", "acs.example", "/cwmp", "http:///x", "not a url")) {
            AgentFixture wrong = new AgentFixture(s -> s.url(url));
            wrong.start();
            assertThat(wrong.acs.opened).as(url).isEmpty();
            assertThat(wrong.log.lastEnd()).isEqualTo(SessionEnd.NO_CONNECTION);
        }
    }

    // ---- calls

    @Test
    @Rule({"B-GRM-01", "B-GRM-02"})
    void theDeviceAsksForMethods() {
        cpe.booted();
        CompletableFuture<GetRPCMethodsResponse> methods = cpe.agent.call(new GetRPCMethods());
        cpe.settle();
        acs.expectInform();
        acs.accept();
        acs.expect(GetRPCMethods.class);
        acs.answer(new GetRPCMethodsResponse(List.of("Inform", "X_012345_M")));
        assertThat(methods.join().methodList()).contains("X_012345_M");
    }

    /** The table that answers is the list that is given. */
    @Test
    @Rule({"B-GRM-01", "C-SUP-01", "C-SUP-02"})
    void theListIsTheTable() {
        cpe.vendorMethods.put(
                "X_00D09E_Beep",
                call -> CompletableFuture.completedStage(
                        new VendorMethodResponse(call.namespace(), "X_00D09E_BeepResponse", List.of())));
        cpe.start();
        acs.accept();
        List<String> methods = acs.ask(new GetRPCMethods()).methodList();
        assertThat(methods)
                .containsExactlyInAnyOrder(
                        "GetRPCMethods",
                        "SetParameterValues",
                        "GetParameterValues",
                        "GetParameterNames",
                        "SetParameterAttributes",
                        "GetParameterAttributes",
                        "AddObject",
                        "DeleteObject",
                        "Reboot",
                        "FactoryReset",
                        "ScheduleInform",
                        "X_00D09E_Beep");
        acs.call(new VendorMethod("", "X_00D09E_Beep", List.of()));
        acs.expect(VendorMethodResponse.class);
        acs.call(new VendorMethod("", "X_00D09E_Other", List.of()));
        acs.expectFault(9000);
    }

    @Test
    @Rule({"B-ROB-08", "B-FLT-10"})
    void vendorMethodsMayRefuse() {
        cpe.vendorMethods.put(
                "X_A_Refuse",
                call -> CompletableFuture.failedStage(
                        new FaultException("X_A_Refuse", Fault.of(new FaultCode(9812), "no"))));
        cpe.vendorMethods.put("X_A_Throw", call -> {
            throw new IllegalStateException("oops");
        });
        cpe.start();
        acs.accept();
        acs.call(new VendorMethod("", "X_A_Refuse", List.of()));
        acs.expectFault(9812);
        acs.call(new VendorMethod("", "X_A_Throw", List.of()));
        acs.expectFault(9002);
    }

    @Test
    @Rule("C-SESS-12")
    void callsGoOutInOrderAndSurviveFailedSessions() {
        cpe.booted();
        CompletableFuture<?> first = cpe.agent.call(new GetRPCMethods());
        CompletableFuture<?> second = cpe.agent.call(
                new TransferComplete("k", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN));
        cpe.settle();
        acs.accept();
        acs.expect(GetRPCMethods.class);
        acs.drop();
        cpe.pass(10);
        acs.accept();
        acs.expect(GetRPCMethods.class);
        acs.answer(new GetRPCMethodsResponse(List.of("Inform")));
        assertThat(first).isCompleted();
        acs.expect(TransferComplete.class);
        assertThat(second).isNotDone();
    }

    @Test
    void callsAreBoundedInNumberAndTime() {
        cpe.limits = CpeLimits.DEFAULT.withCalls(Duration.ofMinutes(1), 2);
        cpe.start();
        acs.status(404);
        CompletableFuture<?> first = cpe.agent.call(new GetRPCMethods());
        CompletableFuture<?> second = cpe.agent.call(new GetRPCMethods());
        CompletableFuture<?> third = cpe.agent.call(new GetRPCMethods());
        assertThat(first).isNotDone();
        assertThat(third).isCompletedExceptionally();
        assertThatThrownBy(third::join).hasRootCauseInstanceOf(CwmpException.class);
        cpe.pass(60);
        assertThat(second).isCompletedExceptionally();
        assertThat(cpe.agent.status().join().pendingCalls()).isZero();
    }

    @Test
    void unsendableCallsAreRefusedAtOnce() {
        cpe.start();
        TransferComplete tooLong =
                new TransferComplete("k".repeat(33), FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);
        assertThatThrownBy(() -> cpe.agent.call(tooLong)).isInstanceOf(ConformanceException.class);
        assertThatThrownBy(() -> cpe.agent.call(acs.expect(Inform.class))).isInstanceOf(IllegalArgumentException.class);
    }

    /** AutonomousTransferComplete came with 1.1: a session in 1.0 does not have it. */
    @Test
    @Rule("C-VER-05")
    void aCallThatTheVersionLacksWaits() {
        cpe.start();
        CompletableFuture<?> answer = cpe.agent.call(new AutonomousTransferComplete(
                "http://a/",
                "http://b/",
                true,
                org.cwmp4j.model.FileType.FIRMWARE_UPGRADE_IMAGE,
                0,
                "",
                FaultStruct.SUCCESS,
                CwmpDateTime.UNKNOWN,
                CwmpDateTime.UNKNOWN));
        acs.useVersion = "1.0";
        acs.accept();
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        cpe.pass(3600);
        acs.expectSilence();
        acs.useVersion = "1.4";
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.expect(AutonomousTransferComplete.class);
        assertThat(answer).isNotDone();
    }

    // ---- observers

    /** An observer that throws harms nobody. */
    @Test
    void observersCannotHarm() {
        cpe.log.onStart = s -> {
            throw new IllegalStateException("observer");
        };
        cpe.start();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        acs.finish();
    }
}
