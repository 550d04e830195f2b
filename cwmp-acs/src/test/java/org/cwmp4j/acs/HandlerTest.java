package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.SPV;
import static org.cwmp4j.acs.Samples.SPV_RESPONSE;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.SetParameterValuesFault;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application sees, decides, and gets wrong. */
class HandlerTest {
    private final TestAcs server = new TestAcs();
    private final List<InformRequest> asked = new ArrayList<>();

    private void deciding(CompletionStage<InformDecision> decision) {
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                asked.add(request);
                return decision;
            }
        });
    }

    private static CompletionStage<InformDecision> now(InformDecision decision) {
        return CompletableFuture.completedFuture(decision);
    }

    @Test
    void itDecidesKnowingWhoAsks() {
        deciding(now(InformDecision.accept()));
        ScriptedCpe cpe = server.cpe("1");
        Deviation deviation = new Deviation(DeviationKind.values()[0], "Envelope", 1, 2, "odd");
        cpe.deviating(SoapHeader.NONE, cpe.informOf(EventCode.BOOT), deviation);
        InformRequest request = asked.get(0);
        assertThat(request.device()).isEqualTo(TestAcs.key("1"));
        assertThat(request.inform().deviceId()).isEqualTo(cpe.id);
        assertThat(request.identity()).contains("001122-1");
        assertThat(request.remote()).isEqualTo(ScriptedCpe.REMOTE);
        assertThat(request.peerCertificates()).isEmpty();
        assertThat(request.previous()).isEmpty();
        assertThat(request.deviations()).containsExactly(deviation);
        assertThat(server.deviations).containsExactly(deviation);
        assertEmpty(cpe.empty());
        cpe.inform(EventCode.PERIODIC);
        assertThat(asked.get(1).previous().orElseThrow().lastInform()).isEqualTo(request.inform());
    }

    @ParameterizedTest
    @ValueSource(ints = {8001, 8002, 8003, 8004, 8850})
    @Rule("A-SESS-38")
    void itRefusesByAFault(int code) {
        deciding(now(InformDecision.fault(new FaultCode(code), "no")));
        ScriptedCpe cpe = server.cpe("1");
        Fault fault = assertFault(cpe.inform(EventCode.BOOT), code);
        assertThat(fault.faultString()).isEqualTo("no");
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_FAULTED);
        assertRefused(cpe.empty(), 400);
        assertThat(server.devices.all()).isEmpty();
    }

    @Test
    @Rule("A-SESS-38")
    void itRefusesWithoutSoap() {
        deciding(now(InformDecision.refuse(404)));
        assertRefused(server.cpe("1").inform(EventCode.BOOT), 404);
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_REFUSED);
    }

    @Test
    @Rule("B-ROB-08")
    void whatItThrowsTellsTheDeviceNothing() {
        for (CompletionStage<InformDecision> bad : List.<CompletionStage<InformDecision>>of(
                CompletableFuture.failedFuture(new IllegalStateException("secret")),
                CompletableFuture.failedFuture(new AssertionError("secret")),
                CompletableFuture.completedFuture(null))) {
            deciding(bad);
            server.restart();
            Fault fault = assertFault(server.cpe("1").inform(EventCode.BOOT), 8002);
            assertThat(fault.faultString()).isEqualTo("Internal error");
        }
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                throw new IllegalStateException("secret");
            }
        });
        server.restart();
        assertFault(server.cpe("1").inform(EventCode.BOOT), 8002);
    }

    /**
     * <pre>
     * CPE                          ACS
     *  | POST Inform ------------>  |
     *  | <--- 200 Fault 8005        |
     *  | POST Inform (the same) ->  |
     *  | <--- 200 InformResponse    |
     * </pre>
     */
    @Test
    @Rule({"A-MR-04", "A-SESS-49"})
    void busyAtTheInform() {
        List<InformDecision> decisions = new ArrayList<>(
                List.of(InformDecision.fault(FaultCode.ACS_RETRY_REQUEST, "busy"), InformDecision.accept()));
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                return now(decisions.remove(0));
            }
        });
        for (boolean cookies : new boolean[] {true, false}) {
            decisions.clear();
            decisions.addAll(
                    List.of(InformDecision.fault(FaultCode.ACS_RETRY_REQUEST, "busy"), InformDecision.accept()));
            server.log.clear();
            ScriptedCpe cpe = server.cpe("1");
            cpe.returnsCookies = cookies;
            assertFault(cpe.inform(EventCode.BOOT), 8005);
            assertAccepted(cpe.inform(EventCode.BOOT));
            assertEmpty(cpe.empty());
            assertThat(server.log).filteredOn(line -> line.equals("start")).hasSize(1); // one session
        }
    }

    @Test
    @Rule("A-MR-04")
    void busyAtTheInformAndThenNothing() {
        deciding(now(InformDecision.fault(FaultCode.ACS_RETRY_REQUEST, "busy")));
        ScriptedCpe cpe = server.cpe("1");
        assertFault(cpe.inform(EventCode.BOOT), 8005);
        assertThat(server.ends).isEmpty();
        server.time.advance(Duration.ofSeconds(60));
        assertThat(server.ends).containsExactly(SessionEnd.DEVICE_SILENT);
    }

    @Test
    @Rule("A-MR-04")
    void busyAtARequest() {
        server.handler(new AcsHandler() {
            private boolean busy = true;

            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                if (busy) {
                    busy = false;
                    throw new AcsFaultException(FaultCode.ACS_RETRY_REQUEST, "busy");
                }
                return CompletableFuture.completedFuture(null);
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        assertFault(cpe.post(SoapHeader.ofId("5"), TRANSFER_COMPLETE), 8005);
        assertResponse(cpe.post(SoapHeader.ofId("5"), TRANSFER_COMPLETE), TransferCompleteResponse.class, "5");
        assertEmpty(cpe.empty());
    }

    @Test
    @Rule({"A-SESS-41", "A-SESS-44", "A-EVT-31", "A-INF-14"})
    void eventsOfAnyKindNumberAndOrder() {
        deciding(now(InformDecision.accept()));
        List<Event> events = new ArrayList<>(List.of(
                new Event(new EventCode("99 NEW"), "key"),
                Event.of(new EventCode("X 012345 Foo")),
                Event.of(EventCode.BOOT),
                Event.of(EventCode.PERIODIC)));
        for (int i = 0; i < 4; i++) {
            Collections.rotate(events, 1);
            ScriptedCpe cpe = server.cpe("1");
            Inform inform = cpe.informOf();
            assertAccepted(cpe.post(
                    SoapHeader.NONE, new Inform(cpe.id, events, 1, inform.currentTime(), 0, inform.parameterList())));
            assertThat(asked.get(i).inform().event()).isEqualTo(events); // kept as text, with their keys
        }
        assertAccepted(server.cpe("1").inform()); // none at all
    }

    @Test
    @Rule("A-SESS-42")
    void theSameEventAndCompletionTwice() {
        List<TransferComplete> seen = new ArrayList<>();
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                seen.add(message);
                return CompletableFuture.completedFuture(null);
            }
        });
        for (int i = 0; i < 2; i++) { // the first response was lost
            ScriptedCpe cpe = server.cpe("1");
            assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
            assertResponse(cpe.request(TRANSFER_COMPLETE), TransferCompleteResponse.class, "r1");
        }
        assertThat(seen).containsExactly(TRANSFER_COMPLETE, TRANSFER_COMPLETE);
    }

    @Test
    @Rule("A-SESS-43")
    void aFirstInformWithoutBootstrap() {
        server.builder.bootstrapRequired(true);
        ScriptedCpe cpe = server.cpe("1");
        assertFault(cpe.inform(EventCode.BOOT), 8003);
        assertAccepted(cpe.inform(EventCode.BOOTSTRAP, EventCode.BOOT));
        assertEmpty(cpe.empty());
        assertAccepted(cpe.inform(EventCode.BOOT));
    }

    // Faults of the device

    private List<CompletableFuture<?>> twoCalls() {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            calls.add(session.call(SPV));
            calls.add(session.call(GPV));
            return CompletableFuture.completedFuture(null);
        }));
        return calls;
    }

    private ScriptedCpe faulting(Fault fault) {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        cpe.respond(fault);
        return cpe;
    }

    @Test
    @Rule({"A-SESS-39", "A-SESS-46", "A-SPV-21"})
    void aFaultLeavesOtherCallsAlone() {
        List<CompletableFuture<?>> calls = twoCalls();
        Fault fault = Fault.of(
                FaultCode.INVALID_ARGUMENTS,
                "bad",
                List.of(
                        new SetParameterValuesFault("Device.A", FaultCode.INVALID_PARAMETER_NAME, "a"),
                        new SetParameterValuesFault("Device.B", FaultCode.PARAMETER_NOT_WRITABLE, "b")));
        ScriptedCpe cpe = faulting(fault);
        assertThatThrownBy(() -> calls.get(0).join())
                .hasCauseInstanceOf(FaultException.class)
                .satisfies(
                        e -> assertThat(((FaultException) e.getCause()).fault()).isEqualTo(fault));
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(calls.get(1)).isCompleted();
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("A-SESS-39")
    void aPolicyMayFinish() {
        server.builder.faultPolicy((method, fault) -> FaultPolicy.Action.FINISH);
        List<CompletableFuture<?>> calls = twoCalls();
        assertEmpty(faulting(Samples.fault(9002)).last);
        assertThat(calls).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(server.ends).containsExactly(SessionEnd.FINISHED);
    }

    @Test
    @Rule("A-SESS-39")
    void aPolicyMayFailTheSession() {
        server.builder.faultPolicy((method, fault) -> FaultPolicy.Action.ABORT);
        List<CompletableFuture<?>> calls = twoCalls();
        assertRefused(faulting(Samples.fault(9002)).last, 400);
        assertThat(calls).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(server.ends).containsExactly(SessionEnd.ABORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {9033, 9777, 9799, -1})
    @Rule({"A-FLT-11", "B-FLT-09"})
    void codesThatNobodyKnowsCountAs9001(int code) {
        List<FaultCode> judged = new ArrayList<>();
        server.builder.faultPolicy((method, fault) -> {
            judged.add(fault.faultCode().effective(true));
            return FaultPolicy.Action.CONTINUE;
        });
        twoCalls();
        ScriptedCpe cpe = faulting(Samples.fault(code));
        assertThat(judged).containsExactly(FaultCode.REQUEST_DENIED);
        assertEmpty(cpe.respond(GPV_RESPONSE)); // processed like any other
    }

    @Test
    @Rule("A-SESS-39")
    void theApplicationMayFailTheSession() {
        DeviceSession[] kept = new DeviceSession[1];
        server.handler(AcsHandler.ofSession(session -> {
            kept[0] = session;
            return session.call(SPV);
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        kept[0].abort();
        assertThat(server.ends).containsExactly(SessionEnd.ABORTED);
        assertRefused(cpe.respond(SPV_RESPONSE), 400);
    }

    // Session code that fails

    @Test
    @Rule("B-ROB-08")
    void sessionCodeThatThrowsEndsTheSessionRegularly() {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            calls.add(session.call(GPV));
            throw new IllegalStateException("secret");
        }));
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        assertEmpty(cpe.empty());
        assertThat(calls.get(0)).isCompletedExceptionally();
        assertThat(server.ends).containsExactly(SessionEnd.HANDLER_FAILED);
    }

    @Test
    @Rule("B-ROB-08")
    void aCallUnderWayIsStillAnswered() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        List<CompletableFuture<?>> calls = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            calls.add(session.call(GPV));
            calls.add(session.call(SPV));
            return work;
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        work.completeExceptionally(new IllegalStateException("secret"));
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(calls.get(0)).isCompletedWithValueMatching(GPV_RESPONSE::equals);
        assertThat(calls.get(1)).isCompletedExceptionally();
        assertThat(server.ends).containsExactly(SessionEnd.HANDLER_FAILED);
    }

    @Test
    void observersThatThrowDisturbNothing() {
        server.builder.observer(new AcsObserver() {
            @Override
            public void sessionStarted(SessionInfo session, Inform inform) {
                throw new IllegalStateException("observer");
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        assertEmpty(cpe.empty());
    }

    @Test
    void anExecutorThatIsShutDownFailsTheSessionAndNotTheServer() {
        server.builder.executor(task -> {
            throw new java.util.concurrent.RejectedExecutionException("shut down");
        });
        deciding(now(InformDecision.accept()));
        assertFault(server.cpe("1").inform(EventCode.PERIODIC), 8002);
    }

    /** What the handler leaves as it is does not go by its executor (control of the above). */
    @Test
    void aHandlerWithNothingOfItsOwnNeedsNoExecutor() {
        server.builder.executor(task -> {
            throw new java.util.concurrent.RejectedExecutionException("shut down");
        });
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        assertEmpty(cpe.empty());
    }
}
