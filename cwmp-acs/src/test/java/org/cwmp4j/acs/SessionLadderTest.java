package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.SPV;
import static org.cwmp4j.acs.Samples.SPV_RESPONSE;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;

/** Whole sessions, one POST at a time. */
class SessionLadderTest {
    private final TestAcs server = new TestAcs();

    /**
     * <pre>
     * CPE                          ACS
     *  | POST Inform ------------>  |
     *  | <--- 200 InformResponse    |
     *  | POST (empty) ----------->  |
     *  | <--- 204                   |
     * </pre>
     */
    @Test
    @Rule({"A-SESS-30", "A-SESS-34", "A-HTTP-08", "A-HDR-04"})
    void theShortestSession() {
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        assertThat(cpe.asked().header()).isEqualTo(SoapHeader.ofId("inform"));
        assertThat(server.ends).isEmpty();
        assertEmpty(cpe.empty());
        assertThat(cpe.last.close()).isFalse();
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
        assertThat(server.log)
                .containsExactly("start", "in Inform", "out InformResponse", "in -", "out 204", "end COMPLETED");
    }

    /**
     * <pre>
     * CPE                                  ACS
     *  | POST Inform -------------------->  |
     *  | <--- 200 InformResponse            |  (a call waits already, and stays waiting)
     *  | POST TransferComplete ---------->  |
     *  | <--- 200 TransferCompleteResponse  |  (and nothing beside it)
     *  | POST (empty) ------------------->  |
     *  | <--- 200 GetParameterValues        |
     *  | POST GetParameterValuesResponse >  |
     *  | <--- 200 SetParameterValues        |
     *  | POST SetParameterValuesResponse >  |
     *  | <--- 204                           |
     * </pre>
     */
    @Test
    @Rule({"A-SESS-31", "A-SESS-32", "A-SESS-33", "A-SESS-35", "A-SUP-05", "A-HTTP-07", "B-HTTP-02"})
    void bothSidesHaveRequests() {
        List<Object> got = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> session.call(GPV)
                .thenCompose(response -> {
                    got.add(response);
                    return session.call(SPV);
                })
                .thenAccept(got::add)));
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.TRANSFER_COMPLETE));
        assertResponse(cpe.request(TRANSFER_COMPLETE), TransferCompleteResponse.class, "r1");
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class)).isEqualTo(GPV);
        cpe.respond(GPV_RESPONSE);
        cpe.asked(SetParameterValues.class);
        assertEmpty(cpe.respond(SPV_RESPONSE));
        assertThat(got).containsExactly(GPV_RESPONSE, SPV_RESPONSE);
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("A-SESS-31")
    void theResponseWaitsForTheHandler() {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        server.handler(new AcsHandler() {
            @Override
            public CompletableFuture<Void> onTransferComplete(DeviceSession session, TransferComplete message) {
                return stored;
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        CompletableFuture<AcsAnswer> answer = cpe.begin(cpe.message(SoapHeader.ofId("7"), TRANSFER_COMPLETE));
        assertThat(answer).isNotDone();
        stored.complete(null);
        assertResponse(answer.join(), TransferCompleteResponse.class, "7");
    }

    @Test
    @Rule("A-SESS-35")
    void tenCallsAfterTheEmptyPostEachAlone() {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            for (int i = 0; i < 10; i++) {
                calls.add(session.call(GPV));
            }
            return CompletableFuture.completedFuture(null); // returns early: those calls are still carried out
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        for (int i = 0; i < 10; i++) {
            assertThat(calls.stream().filter(CompletableFuture::isDone)).hasSize(i);
            cpe.asked(GetParameterValues.class);
            cpe.respond(GPV_RESPONSE);
        }
        assertEmpty(cpe.last);
        assertThat(calls).allMatch(CompletableFuture::isDone);
    }

    /** A handler that has no call ready keeps the device waiting, not the thread. */
    @Test
    @Rule("A-SESS-32")
    void ourTurnWaitsForTheHandler() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        DeviceSession[] kept = new DeviceSession[1];
        server.handler(AcsHandler.ofSession(session -> {
            kept[0] = session;
            return done;
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        CompletableFuture<AcsAnswer> answer = cpe.begin(new AcsExchange.Payload.Empty());
        assertThat(answer).isNotDone();
        CompletableFuture<?> call = kept[0].call(GPV);
        assertThat(answer).isDone();
        CompletableFuture<AcsAnswer> end =
                cpe.begin(cpe.message(SoapHeader.ofId(cpe.asked().header().id()), GPV_RESPONSE));
        assertThat(call).isCompletedWithValueMatching(GPV_RESPONSE::equals);
        assertThat(end).isNotDone();
        done.complete(null);
        assertEmpty(end.join());
    }

    /** An envelope with an empty Body is an empty POST (X18). */
    @Test
    @Rule({"A-SESS-32", "X18"})
    void noRpcIsAnEmptyPost() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertEmpty(cpe.post(SoapHeader.NONE, new NoRpc()));
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule({"B-HDR-01", "B-HDR-02", "B-FLT-08"})
    void answersCarryTheIdOfTheirRequestOrNone() {
        String odd = " <&> " + "x".repeat(1024);
        for (String id : new String[] {"0", "123e4567-e89b-12d3-a456-426614174000", odd, null}) {
            ScriptedCpe cpe = server.cpe("1");
            assertThat(cpe.inform(SoapHeader.ofId(id), EventCode.PERIODIC)
                            .envelope()
                            .header()
                            .id())
                    .isEqualTo(id);
            assertResponse(cpe.post(SoapHeader.ofId(id), TRANSFER_COMPLETE), TransferCompleteResponse.class, id);
            AcsAnswer fault = cpe.post(SoapHeader.ofId(id), Samples.REBOOT);
            assertThat(ScriptedCpe.assertFault(fault, 8000)).isNotNull();
            assertThat(fault.envelope().header().id()).isEqualTo(id);
            assertEmpty(cpe.empty());
        }
    }

    /**
     * The deprecated HoldRequests, only because the application asks for it.
     *
     * <pre>
     * CPE                                       ACS
     *  | POST Inform ------------------------->  |
     *  | <--- 200 InformResponse                 |
     *  | POST TransferComplete --------------->  |
     *  | <--- 200 TransferCompleteResponse, hold |
     *  | POST (empty) ------------------------>  |  (does not say that the device has no more)
     *  | <--- 204                                |  (no longer held: the session goes on)
     *  | POST TransferComplete --------------->  |
     *  | <--- 200 TransferCompleteResponse       |
     *  | POST (empty) ------------------------>  |
     *  | <--- 204                                |
     * </pre>
     */
    @Test
    @Rule({"A-SESS-34", "A-HDR-04"})
    void anEmptyPostWhileHeldIsNotTheLastOne() {
        server.handler(new AcsHandler() {
            @Override
            public CompletableFuture<Void> onTransferComplete(DeviceSession session, TransferComplete message) {
                session.holdRequests(message.commandKey().equals("key"));
                return CompletableFuture.completedFuture(null);
            }
        });
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.TRANSFER_COMPLETE);
        assertThat(cpe.asked(InformResponse.class)).isNotNull();
        assertThat(cpe.asked().header().holdRequests()).isNull();
        cpe.request(TRANSFER_COMPLETE);
        assertThat(cpe.asked().header().holdsRequests()).isTrue();
        assertEmpty(cpe.empty());
        assertThat(server.ends).isEmpty();
        cpe.request(new TransferComplete(
                "other",
                TRANSFER_COMPLETE.faultStruct(),
                TRANSFER_COMPLETE.startTime(),
                TRANSFER_COMPLETE.completeTime()));
        assertThat(cpe.asked().header().holdRequests()).isNull();
        assertEmpty(cpe.empty());
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("A-SESS-39")
    void finishEndsRegularlyAndTakesWaitingCallsBack() {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        DeviceSession[] kept = new DeviceSession[1];
        server.handler(AcsHandler.ofSession(session -> {
            kept[0] = session;
            calls.add(session.call(GPV));
            calls.add(session.call(GPV));
            return new CompletableFuture<>();
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        kept[0].finish();
        assertThat(calls.get(1)).isCompletedExceptionally();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(calls.get(0)).isCompletedWithValueMatching(GPV_RESPONSE::equals);
        assertThat(server.ends).containsExactly(SessionEnd.FINISHED);
        assertThat(kept[0].ended()).isCompletedWithValue(SessionEnd.FINISHED);
    }

    @Test
    void aCancelledCallIsNotSent() {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        server.handler(AcsHandler.ofSession(session -> {
            calls.add(session.call(GPV));
            calls.add(session.call(SPV));
            return CompletableFuture.completedFuture(null);
        }));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        calls.get(0).cancel(false);
        cpe.empty();
        cpe.asked(SetParameterValues.class);
        assertEmpty(cpe.respond(SPV_RESPONSE));
    }

    @Test
    void theBlockingViewWaitsForEachAnswer() throws Exception {
        List<Object> got = new ArrayList<>();
        try (var threads = new Threads()) {
            server.builder.executor(threads);
            server.handler(AcsHandler.ofBlocking(session -> {
                got.add(session.call(GPV));
                got.add(session.call(SPV));
            }));
            ScriptedCpe cpe = server.cpe("1");
            cpe.begin(cpe.message(SoapHeader.ofId("1"), cpe.informOf(EventCode.PERIODIC)))
                    .get(20, java.util.concurrent.TimeUnit.SECONDS);
            cpe.begin(new AcsExchange.Payload.Empty()).get(20, java.util.concurrent.TimeUnit.SECONDS);
            cpe.begin(cpe.message(SoapHeader.ofId(cpe.asked().header().id()), GPV_RESPONSE))
                    .get(20, java.util.concurrent.TimeUnit.SECONDS);
            cpe.begin(cpe.message(SoapHeader.ofId(cpe.asked().header().id()), SPV_RESPONSE))
                    .get(20, java.util.concurrent.TimeUnit.SECONDS);
            assertEmpty(cpe.last);
        }
        assertThat(got).containsExactly(GPV_RESPONSE, SPV_RESPONSE);
    }
}
