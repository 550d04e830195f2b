package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions, message by message. C is the device, A the ACS. */
class SessionLadderTest {
    private static final TransferComplete TRANSFER =
            new TransferComplete("k", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);
    private static final GetParameterValues GET = new GetParameterValues(List.of("Device.X"));

    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private void expectFailed(SessionEnd end) {
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(end);
        assertThat(cpe.log.waits).hasSize(1);
    }

    /**
     * <pre>
     * C  Inform (0, 1)
     * A  InformResponse
     * C  empty POST
     * A  204
     * C  closes
     * </pre>
     */
    @Test
    @Rule({"C-SESS-01", "C-SESS-03", "C-SESS-17", "C-CONN-07", "C-HTTP-16", "C-EVT-09", "C-EVT-10", "C-INF-03"})
    void theShortestSession() {
        cpe.start();
        Inform inform = acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        assertThat(inform.maxEnvelopes()).isEqualTo(1);
        assertThat(inform.retryCount()).isZero();
        acs.accept();
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(acs.trace).containsExactly("Inform", "empty POST", "close");
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
        assertThat(cpe.log.starts.get(0).reasons())
                .containsExactlyInAnyOrder(SessionReason.BOOTSTRAP, SessionReason.BOOT);
        assertThat(cpe.log.waits).isEmpty();
    }

    /** 200 without content ends the session as 204 does. */
    @Test
    @Rule("C-HTTP-09")
    void anEmpty200IsNoRequestToo() {
        cpe.start();
        acs.accept();
        acs.reply(new AcsReply.Empty(200));
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
    }

    /** MaxEnvelopes of the ACS does not matter. */
    @ParameterizedTest
    @ValueSource(longs = {0, 5})
    @Rule("C-INF-03")
    void maxEnvelopesIsIgnored(long value) {
        cpe.start();
        acs.answer(new InformResponse(value));
        acs.expectEmpty();
    }

    static List<Consumer<ScriptedAcs>> wrongAnswersToInform() {
        return List.of(
                ScriptedAcs::empty,
                a -> a.fault(8001),
                a -> a.fault(8003),
                a -> a.fault(8006),
                a -> a.answer(new TransferCompleteResponse()),
                a -> a.call(GET),
                a -> a.answer(new NoRpc()),
                a -> a.envelope(SoapHeader.ofId("another"), new InformResponse(1)),
                a -> a.unreadable(garbage()),
                a -> a.status(400),
                a -> a.status(403),
                a -> a.status(404),
                a -> a.status(500),
                a -> a.status(503),
                ScriptedAcs::drop);
    }

    static CodecException garbage() {
        return new CodecException(
                ErrorKind.NOT_WELL_FORMED, "no XML", "", 1, 1, new CodecException.Answer.EndOfSession());
    }

    /** Nothing but a good InformResponse opens a session: no fault is sent, the connection is closed. */
    @ParameterizedTest
    @MethodSource("wrongAnswersToInform")
    @Rule({"C-SESS-02", "C-SESS-20", "C-SESS-21", "C-SESS-22", "B-HDR-03", "B-FLT-06", "C-HTTP-15"})
    void withoutInformResponseNoSession(Consumer<ScriptedAcs> answer) {
        cpe.start();
        answer.accept(acs);
        acs.expectClosed();
        assertThat(acs.trace).containsExactly("Inform", "close");
        assertThat(cpe.log.lastEnd().isSuccess()).isFalse();
        assertThat(cpe.log.waits).hasSize(1);
    }

    /**
     * <pre>
     * C  Inform
     * A  InformResponse
     * C  empty POST
     * A  GetParameterValues (ID acs1)
     * C  GetParameterValuesResponse (ID acs1)
     * A  GetRPCMethods (ID acs2)
     * C  GetRPCMethodsResponse (ID acs2)
     * A  204
     * C  closes
     * </pre>
     */
    @Test
    @Rule({"C-SESS-07", "C-SESS-10", "B-HDR-01", "C-SESS-17", "B-HTTP-02"})
    void theAcsAsks() {
        cpe.start();
        acs.accept();
        acs.expectEmpty();
        acs.call(GET);
        acs.expect(GetParameterValuesResponse.class);
        assertThat(acs.envelope().header().id()).isEqualTo("acs1");
        acs.call(new GetRPCMethods());
        acs.expect(GetRPCMethodsResponse.class);
        assertThat(acs.envelope().header().id()).isEqualTo("acs2");
        acs.empty();
        acs.expectClosed();
        assertThat(acs.trace)
                .containsExactly(
                        "Inform", "empty POST", "GetParameterValuesResponse", "GetRPCMethodsResponse", "close");
    }

    /** IDs come back as they are, an absent one stays absent, and only IDs of the ACS are mirrored. */
    @ParameterizedTest
    @ValueSource(strings = {"0", " a b ", "<&>\"'", "7d444840-9dc0-11d1-b245-5ffdce74fad2"})
    @Rule({"B-HDR-01", "B-HDR-02", "B-FLT-08"})
    void idsAreMirrored(String id) {
        cpe.start();
        acs.accept();
        acs.envelope(SoapHeader.ofId(id), GET);
        assertThat(acs.envelope().header()).isEqualTo(SoapHeader.ofId(id));
        acs.envelope(SoapHeader.ofId(id), new UnknownMethod("", "Nonsense", List.of()));
        acs.expectFault(9000);
        assertThat(acs.envelope().header()).isEqualTo(SoapHeader.ofId(id));
        acs.envelope(SoapHeader.NONE, GET);
        assertThat(acs.envelope().header()).isEqualTo(SoapHeader.NONE);
    }

    /** The device's own requests have IDs of letters and digits, different ones. */
    @Test
    @Rule("B-HDR-01")
    void ownIds() {
        CompletableFuture<?> unused = startWithCall();
        String first = acs.envelope().header().id();
        acs.accept();
        String second = acs.envelope().header().id();
        assertThat(first).matches("[A-Za-z0-9]+").isNotEqualTo(second);
        assertThat(second).matches("[A-Za-z0-9]+");
    }

    @Test
    @Rule({"C-SUP-02", "B-FLT-09", "B-SOAP-16"})
    void unknownMethodsAre9000() {
        cpe.start();
        acs.accept();
        acs.call(new UnknownMethod("", "Nonsense", List.of()));
        assertThat(acs.expectFault(9000).soapFaultCode()).isEqualTo("Server");
        acs.call(new org.cwmp4j.model.rpc.GetOptions(""));
        acs.expectFault(9000);
        acs.call(TRANSFER); // a method of the other side
        acs.expectFault(9000);
        acs.empty();
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
    }

    /** A request whose arguments cannot be read is answered, everything else that cannot be read ends the session. */
    @Test
    @Rule({"C-SESS-21", "B-ROB-07"})
    void unreadableArgumentsAreAnswered() {
        cpe.start();
        acs.accept();
        acs.unreadable(new CodecException(
                ErrorKind.INVALID_ARGUMENT,
                "bad",
                "",
                1,
                1,
                new CodecException.Answer.SoapFault(
                        FaultCode.INVALID_ARGUMENTS, "bad", "id7", "urn:dslforum-org:cwmp-1-2", "Download")));
        acs.expectFault(9003);
        assertThat(acs.envelope().header().id()).isEqualTo("id7");
        acs.unreadable(garbage());
        expectFailed(SessionEnd.UNREADABLE);
    }

    // ---- the device's calls

    private CompletableFuture<TransferCompleteResponse> startWithCall() {
        cpe.start();
        CompletableFuture<TransferCompleteResponse> answer = cpe.agent.call(TRANSFER);
        cpe.settle();
        return answer;
    }

    /**
     * <pre>
     * C  Inform
     * A  InformResponse
     * C  TransferComplete
     * A  TransferCompleteResponse
     * C  empty POST
     * A  GetParameterValues
     * C  GetParameterValuesResponse
     * A  204
     * C  closes
     * </pre>
     */
    @Test
    @Rule({"C-SESS-08", "C-SESS-16", "C-SESS-10"})
    void theDevicesRequestsGoFirst() {
        CompletableFuture<TransferCompleteResponse> answer = startWithCall();
        acs.accept();
        acs.expect(TransferComplete.class);
        assertThat(answer).isNotDone();
        acs.answer(new TransferCompleteResponse());
        assertThat(answer).isCompleted();
        acs.expectEmpty();
        acs.call(GET);
        acs.expect(GetParameterValuesResponse.class);
        acs.empty();
        acs.expectClosed();
    }

    /** A request that comes after the empty POST waits for a session of its own. */
    @Test
    @Rule({"C-SESS-11", "C-SESS-08"})
    void noRequestAfterTheEmptyPost() {
        cpe.start();
        acs.accept();
        acs.expectEmpty();
        CompletableFuture<TransferCompleteResponse> answer = cpe.agent.call(TRANSFER);
        acs.call(GET);
        acs.expect(GetParameterValuesResponse.class);
        acs.empty();
        acs.expectClosed();
        assertThat(answer).isNotDone();
        cpe.settle();
        acs.expectInform();
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        assertThat(answer).isCompleted();
    }

    /**
     * <pre>
     * C  Inform, TransferComplete waits
     * A  InformResponse, HoldRequests
     * C  empty POST
     * A  GetParameterValues, HoldRequests
     * C  GetParameterValuesResponse
     * A  204                                  no longer held
     * C  TransferComplete
     * A  TransferCompleteResponse
     * C  empty POST
     * A  204
     * C  closes
     * </pre>
     */
    @Test
    @Rule({"C-SESS-13", "C-SESS-14", "C-SESS-15", "C-HDR-05"})
    void heldRequestsWait() {
        CompletableFuture<TransferCompleteResponse> answer = startWithCall();
        acs.acceptHolding();
        acs.expectEmpty();
        acs.envelope(SoapHeader.ofId("1").withHoldRequests(true), GET);
        acs.expect(GetParameterValuesResponse.class);
        assertThat(acs.envelope().header().holdRequests()).isNull();
        acs.empty();
        acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(answer).isCompleted();
    }

    /** An empty POST while held does not count: after the release another one follows (C-SESS-15). */
    @Test
    @Rule({"C-SESS-14", "C-SESS-15", "C-SESS-17"})
    void anEmptyPostWhileHeldDoesNotCount() {
        cpe.start();
        acs.acceptHolding();
        acs.expectEmpty();
        acs.empty();
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(acs.trace).containsExactly("Inform", "empty POST", "empty POST", "close");
    }

    /** An envelope without a message counts as an empty response, but not while it holds the device's requests. */
    @Test
    @Rule({"C-SESS-15", "C-SESS-13"})
    void anEmptyBodyIsAnEmptyResponse() {
        cpe.start();
        acs.accept();
        acs.envelope(SoapHeader.NONE.withHoldRequests(true), new NoRpc());
        acs.expectEmpty();
        acs.envelope(SoapHeader.NONE, new NoRpc());
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
    }

    /** A peer cannot keep a session busy for ever with nothing. */
    @Test
    void holdingWithoutAskingEnds() {
        cpe.start();
        acs.accept();
        for (int i = 0; acs.isAsked() && i < 100; i++) {
            acs.envelope(SoapHeader.NONE.withHoldRequests(true), new NoRpc());
        }
        expectFailed(SessionEnd.PROTOCOL_VIOLATION);
    }

    @Test
    @Rule({"C-SESS-18"})
    void nothingInAnswerToACallIsAViolation() {
        CompletableFuture<TransferCompleteResponse> answer = startWithCall();
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.empty();
        expectFailed(SessionEnd.PROTOCOL_VIOLATION);
        assertThat(answer).as("asked again in the next session").isNotDone();
    }

    /** 204 on a response is no violation; if no empty POST was sent, one follows. */
    @Test
    @Rule({"C-SESS-18", "C-SESS-09"})
    void nothingInAnswerToAResponse() {
        cpe.start();
        acs.acceptHolding();
        acs.expectEmpty();
        acs.envelope(SoapHeader.ofId("1").withHoldRequests(true), GET);
        acs.expect(GetParameterValuesResponse.class);
        acs.empty();
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
    }

    static List<Consumer<ScriptedAcs>> wrongAnswersToACall() {
        return List.of(
                a -> a.call(GET),
                a -> a.answer(new InformResponse(1)),
                a -> a.answer(new GetRPCMethodsResponse(List.of("Inform"))),
                a -> a.envelope(SoapHeader.ofId("another"), new TransferCompleteResponse()),
                ScriptedAcs::empty,
                a -> a.unreadable(garbage()));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswersToACall")
    @Rule({"C-SESS-27", "C-SESS-26", "C-SESS-21", "B-HDR-03", "B-FLT-06"})
    void onlyItsOwnAnswerAnswersACall(Consumer<ScriptedAcs> answer) {
        CompletableFuture<TransferCompleteResponse> call = startWithCall();
        acs.accept();
        acs.expect(TransferComplete.class);
        answer.accept(acs);
        acs.expectClosed();
        assertThat(cpe.log.lastEnd().isSuccess()).isFalse();
        assertThat(acs.trace).containsExactly("Inform", "TransferComplete", "close");
        assertThat(call).isNotDone();
    }

    static List<Consumer<ScriptedAcs>> unaskedAnswers() {
        return List.of(
                a -> a.call(new InformResponse(1)),
                a -> a.call(new TransferCompleteResponse()),
                a -> a.call(org.cwmp4j.model.rpc.Fault.of(FaultCode.ACS_REQUEST_DENIED, "")),
                a -> a.call(new UnknownMethod("", "NonsenseResponse", List.of())));
    }

    @ParameterizedTest
    @MethodSource("unaskedAnswers")
    @Rule({"C-SESS-26", "B-FLT-06"})
    void anAnswerThatNothingAskedForIsAViolation(Consumer<ScriptedAcs> answer) {
        cpe.start();
        acs.accept();
        acs.expectEmpty();
        answer.accept(acs);
        expectFailed(SessionEnd.PROTOCOL_VIOLATION);
    }

    /** Without an ID in the response the lenient engine goes on, the strict one does not; for faults it never matters. */
    @Test
    @Rule("B-HDR-03")
    void aMissingIdIsTolerated() {
        cpe.start();
        acs.envelope(SoapHeader.NONE, new InformResponse(1));
        acs.expectEmpty();

        AgentFixture strict = new AgentFixture();
        strict.strict = true;
        strict.start();
        strict.acs.envelope(SoapHeader.NONE, new InformResponse(1));
        strict.acs.expectClosed();
        assertThat(strict.log.lastEnd()).isEqualTo(SessionEnd.PROTOCOL_VIOLATION);
    }

    // ---- faults of the ACS

    @Test
    @Rule({"C-MR-01", "C-MR-02", "C-SESS-01"})
    void anInformIsSentAgainThreeTimesOnly() {
        cpe.start();
        var first = acs.envelope();
        for (int i = 0; i < 3; i++) {
            acs.fault(8005);
            assertThat(acs.envelope()).as("resend " + i).isEqualTo(first);
        }
        acs.fault(8005);
        expectFailed(SessionEnd.TOO_MANY_RETRY_REQUESTS);
        assertThat(acs.trace).containsExactly("Inform", "Inform", "Inform", "Inform", "close");
    }

    @Test
    @Rule({"C-MR-01", "C-MR-02"})
    void aCallIsSentAgainAndCountsForItself() {
        CompletableFuture<TransferCompleteResponse> answer = startWithCall();
        acs.fault(8005);
        acs.accept();
        var first = acs.envelope();
        for (int i = 0; i < 3; i++) {
            acs.fault(8005);
            assertThat(acs.envelope()).isEqualTo(first);
        }
        acs.answer(new TransferCompleteResponse());
        assertThat(answer).isCompleted();
        acs.expectEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 8001, 8002, 8003, 8004, 8777, 8850})
    @Rule({"C-SESS-23", "C-MR-03", "C-FLT-12"})
    void anotherFaultToACallLetsTheSessionGoOn(int code) {
        CompletableFuture<TransferCompleteResponse> answer = startWithCall();
        acs.accept();
        acs.fault(code);
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
        assertThat(answer).isCompletedExceptionally();
        assertThat(answer.handle((r, e) -> e).join())
                .rootCause()
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.fault().faultCode().value()).isEqualTo(code));
    }

    // ---- silence and slowness

    @Test
    @Rule({"C-SESS-19", "C-HTTP-15"})
    void silenceEndsTheSessionAfterItsDeadlineOnly() {
        cpe.limits = CpeLimits.DEFAULT.withResponse(Duration.ofSeconds(30));
        cpe.start();
        cpe.pass(29);
        assertThat(acs.isAsked()).isTrue();
        assertThat(cpe.log.ends).isEmpty();
        cpe.pass(1);
        expectFailed(SessionEnd.TIMEOUT);
    }

    @Test
    @Rule({"C-SESS-07", "B-ROB-08"})
    void aSlowMethodKeepsEverythingElseWaiting() {
        CompletableFuture<org.cwmp4j.model.rpc.CwmpMessage> slow = new CompletableFuture<>();
        cpe.tree.answer = slow;
        cpe.start();
        acs.accept();
        acs.call(new org.cwmp4j.model.rpc.SetParameterValues(List.of(), ""));
        acs.expectSilence();
        CompletableFuture<TransferCompleteResponse> call = cpe.agent.call(TRANSFER);
        cpe.pass(60);
        acs.expectSilence();
        slow.complete(new org.cwmp4j.model.rpc.SetParameterValuesResponse(org.cwmp4j.model.Status.APPLIED));
        acs.expect(org.cwmp4j.model.rpc.SetParameterValuesResponse.class);
        assertThat(call).isNotDone();
    }

    /** A method that never ends is answered by 9002; what it says later is dropped. */
    @Test
    @Rule("B-ROB-08")
    void aHangingMethodIsAnswered() {
        CompletableFuture<org.cwmp4j.model.rpc.CwmpMessage> hangs = new CompletableFuture<>();
        cpe.tree.answer = hangs;
        cpe.start();
        acs.accept();
        acs.call(new org.cwmp4j.model.rpc.SetParameterValues(List.of(), ""));
        cpe.pass(CpeLimits.DEFAULT.method());
        acs.expectFault(9002);
        acs.call(GET);
        acs.expect(GetParameterValuesResponse.class);
        hangs.complete(new org.cwmp4j.model.rpc.SetParameterValuesResponse(org.cwmp4j.model.Status.APPLIED));
        acs.expect(GetParameterValuesResponse.class);
        acs.empty();
        acs.expectClosed();
    }

    @Test
    @Rule("B-ROB-08")
    void aFailingMethodIs9002AndTellsNothing() {
        cpe.tree.answer = CompletableFuture.failedStage(new IllegalStateException("password is hunter2"));
        cpe.start();
        acs.accept();
        acs.call(new org.cwmp4j.model.rpc.SetParameterValues(List.of(), ""));
        assertThat(acs.expectFault(9002).faultString()).doesNotContain("hunter2");
    }

    /** No answer leaves whose decision could not be recorded. */
    @Test
    void anUnrecordedDecisionIsNotAnswered() {
        cpe.tree.answer = CompletableFuture.failedStage(new org.cwmp4j.cpe.state.StateException("disk full"));
        cpe.start();
        acs.accept();
        acs.call(new org.cwmp4j.model.rpc.SetParameterValues(List.of(), ""));
        expectFailed(SessionEnd.RECORD_FAILED);
    }

    /** A fault code that the method does not have is replaced by one that it has. */
    @Test
    @Rule({"B-FLT-09", "C-VER-05"})
    void faultsFitTheirMethod() {
        cpe.tree.answer =
                CompletableFuture.completedStage(org.cwmp4j.model.rpc.Fault.of(FaultCode.CANNOT_ACCESS_FILE, "odd"));
        cpe.start();
        acs.accept();
        acs.call(new org.cwmp4j.model.rpc.SetParameterValues(List.of(), ""));
        acs.expectFault(9001);
    }
}
