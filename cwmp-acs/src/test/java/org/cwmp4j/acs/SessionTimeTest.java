package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.SPV;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertFault;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.TransferComplete;
import org.junit.jupiter.api.Test;

/** Every wait has a limit; each is tested just below and at it. */
class SessionTimeTest {
    private static final Duration TICK = Duration.ofMillis(1);

    private final TestAcs server = new TestAcs();
    private CompletableFuture<?> call = new CompletableFuture<>();

    private void pass(long seconds) {
        server.time.advance(Duration.ofSeconds(seconds));
    }

    private void passAlmost(long seconds) {
        server.time.advance(Duration.ofSeconds(seconds).minus(TICK));
    }

    @Test
    @Rule({"A-SESS-36", "A-ROB-11"})
    void aSilentDeviceLosesItsSession() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        passAlmost(60);
        assertThat(server.ends).isEmpty();
        server.time.advance(TICK);
        assertThat(server.ends).containsExactly(SessionEnd.DEVICE_SILENT);
        assertThat(server.durations).containsExactly(Duration.ofSeconds(60));
        assertRefused(cpe.empty(), 400);
        assertThat(server.time.pending()).isZero();
    }

    @Test
    @Rule("A-SESS-36")
    void everyPostStartsTheWaitAnew() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        for (int i = 0; i < 5; i++) {
            passAlmost(60);
            cpe.request(TRANSFER_COMPLETE);
        }
        assertThat(server.ends).isEmpty();
        assertEmpty(cpe.empty());
    }

    @Test
    @Rule("A-HDR-07")
    void sessionTimeoutIsTheWait() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(SoapHeader.NONE.withSessionTimeout(600L), EventCode.PERIODIC);
        pass(599);
        assertThat(server.ends).isEmpty();
        pass(1);
        assertThat(server.ends).containsExactly(SessionEnd.DEVICE_SILENT);
    }

    @Test
    @Rule("A-HDR-07")
    void sessionTimeoutIsCapped() {
        for (long seconds : new long[] {1801, 4_294_967_295L, Long.MAX_VALUE}) {
            server.ends.clear();
            server.cpe("1").inform(SoapHeader.NONE.withSessionTimeout(seconds), EventCode.PERIODIC);
            passAlmost(1800);
            assertThat(server.ends).isEmpty();
            server.time.advance(TICK);
            assertThat(server.ends).containsExactly(SessionEnd.DEVICE_SILENT);
        }
    }

    @Test
    @Rule("A-HDR-07")
    void aSessionTimeoutBelowTheStandardsIsRaised() {
        for (long seconds : new long[] {29, 0, -1, Long.MIN_VALUE}) {
            server.ends.clear();
            server.cpe("1").inform(SoapHeader.NONE.withSessionTimeout(seconds), EventCode.PERIODIC);
            passAlmost(30);
            assertThat(server.ends).isEmpty();
            server.time.advance(TICK);
            assertThat(server.ends).containsExactly(SessionEnd.DEVICE_SILENT);
        }
    }

    @Test
    @Rule("A-SESS-36")
    void theIdleLimitIsAtLeastThirtySeconds() {
        assertThat(SessionLimits.DEFAULT.withIdle(Duration.ofSeconds(30)).idle())
                .hasSeconds(30);
        assertThatThrownBy(() -> SessionLimits.DEFAULT.withIdle(Duration.ofSeconds(29)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 s");
    }

    @Test
    @Rule("A-SESS-36")
    void aSlowCallHasALimitOfItsOwn() {
        server.handler(AcsHandler.ofSession(session -> call = session.call(GPV)));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        passAlmost(240); // whole trees take their time (H11)
        assertThat(server.ends).isEmpty();
        server.time.advance(TICK);
        assertThat(server.ends).containsExactly(SessionEnd.CALL_TIMEOUT);
        assertThatThrownBy(() -> call.join())
                .hasCauseInstanceOf(SessionEndedException.class)
                .satisfies(e -> {
                    SessionEndedException ended = (SessionEndedException) e.getCause();
                    assertThat(ended.maybeCarriedOut()).isTrue();
                    assertThat(ended.sessionEnd()).isEqualTo(SessionEnd.CALL_TIMEOUT);
                });
    }

    @Test
    void aCallMayNameItsLimit() {
        server.handler(AcsHandler.ofSession(session -> call = session.call(GPV, Duration.ofSeconds(10))));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        passAlmost(10);
        assertThat(server.ends).isEmpty();
        server.time.advance(TICK);
        assertThat(server.ends).containsExactly(SessionEnd.CALL_TIMEOUT);
    }

    /** Only our own turn can end with a regular response. */
    @Test
    void aSessionHasALimitInAll() {
        server.limits(SessionLimits.DEFAULT.withTotal(Duration.ofSeconds(100)));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        pass(50);
        cpe.request(TRANSFER_COMPLETE);
        passAlmost(50);
        assertThat(server.ends).isEmpty();
        server.time.advance(TICK);
        assertThat(server.ends).containsExactly(SessionEnd.TOTAL_TIMEOUT);
        assertRefused(cpe.empty(), 400);
    }

    @Test
    void theLimitInAllAnswersAWaitingDevice() {
        server.limits(SessionLimits.DEFAULT.withTotal(Duration.ofSeconds(10)));
        server.handler(AcsHandler.ofSession(session -> new CompletableFuture<>()));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        CompletableFuture<AcsAnswer> waiting = cpe.begin(new Payload.Empty());
        pass(10);
        assertEmpty(waiting.join());
        assertThat(server.ends).containsExactly(SessionEnd.TOTAL_TIMEOUT);
    }

    // The application that hangs

    @Test
    @Rule("B-ROB-08")
    void aDecisionThatHangs() {
        CompletableFuture<InformDecision> never = new CompletableFuture<>();
        server.handler(new AcsHandler() {
            @Override
            public CompletionStage<InformDecision> onInform(InformRequest request) {
                return never;
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        CompletableFuture<AcsAnswer> waiting =
                cpe.begin(cpe.message(SoapHeader.ofId("1"), cpe.informOf(EventCode.PERIODIC)));
        passAlmost(20);
        assertThat(waiting).isNotDone();
        server.time.advance(TICK);
        assertFault(waiting.join(), 8002);
        assertThat(server.ends).containsExactly(SessionEnd.INFORM_FAULTED);
        never.complete(InformDecision.accept()); // too late: changes nothing
        assertThat(server.acs().liveSessions()).isEmpty();
        assertRefused(cpe.empty(), 400);
    }

    @Test
    @Rule("B-ROB-08")
    void anAnswerThatHangsIsAFaultAndComesTooLateForTheNextRequest() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        server.handler(new AcsHandler() {
            private int calls;

            @Override
            public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
                return ++calls == 1 ? first : second;
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        CompletableFuture<AcsAnswer> one = cpe.begin(cpe.message(SoapHeader.ofId("1"), TRANSFER_COMPLETE));
        pass(20);
        assertFault(one.join(), 8002);
        CompletableFuture<AcsAnswer> two = cpe.begin(cpe.message(SoapHeader.ofId("2"), TRANSFER_COMPLETE));
        first.complete(null); // the late answer to the first is not taken for that to the second
        assertThat(two).isNotDone();
        second.complete(null);
        assertThat(two).isDone();
        assertEmpty(cpe.empty());
    }

    @Test
    @Rule("B-ROB-08")
    void sessionCodeThatHangs() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        DeviceSession[] kept = new DeviceSession[1];
        server.handler(AcsHandler.ofSession(session -> {
            kept[0] = session;
            return never;
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        CompletableFuture<AcsAnswer> waiting = cpe.begin(new Payload.Empty());
        passAlmost(20);
        assertThat(waiting).isNotDone();
        server.time.advance(TICK);
        assertEmpty(waiting.join());
        assertThat(server.ends).containsExactly(SessionEnd.HANDLER_FAILED);
        assertThatThrownBy(() -> kept[0].call(SPV).join()).hasCauseInstanceOf(SessionEndedException.class);
    }

    /** Time spent with the device is not the handler's. */
    @Test
    void onlyTheHandlersOwnTimeCounts() {
        server.handler(AcsHandler.ofSession(
                session -> session.call(GPV).thenCompose(r -> session.call(GPV)).thenCompose(r -> session.call(GPV))));
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        cpe.empty();
        for (int i = 0; i < 3; i++) {
            pass(50);
            cpe.respond(GPV_RESPONSE);
        }
        assertEmpty(cpe.last);
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }
}
