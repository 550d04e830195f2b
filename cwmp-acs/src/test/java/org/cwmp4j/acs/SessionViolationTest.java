package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.SPV_RESPONSE;
import static org.cwmp4j.acs.Samples.TRANSFER_COMPLETE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session does not allow: HTTP 400 without SOAP, and the session has failed. Each has its control that is allowed. */
class SessionViolationTest {
    private final TestAcs server = new TestAcs();
    private CompletableFuture<?> call = new CompletableFuture<>();

    /** A device whose ACS waits for the answer to a GetParameterValues. */
    private ScriptedCpe asked() {
        server.handler(AcsHandler.ofSession(session -> call = session.call(GPV)));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        return cpe;
    }

    private void assertViolated(AcsAnswer answer) {
        assertRefused(answer, 400);
        assertThat(server.ends).containsExactly(SessionEnd.PROTOCOL_VIOLATION);
    }

    @ParameterizedTest
    @MethodSource("notAnInform")
    @Rule({"A-SESS-38", "A-SESS-30"})
    void theFirstMessageIsInform(CwmpMessage first) {
        ScriptedCpe cpe = server.cpe("1");
        assertRefused(cpe.post(SoapHeader.ofId("1"), first), 400);
        assertThat(server.log).containsExactly("refused 400");
        assertAccepted(cpe.inform(EventCode.BOOT)); // control
    }

    static List<CwmpMessage> notAnInform() {
        return List.of(
                TRANSFER_COMPLETE,
                GPV,
                GPV_RESPONSE,
                Samples.fault(9002),
                new NoRpc(),
                new UnknownMethod("", "Foo", List.of()));
    }

    @Test
    @Rule("A-SESS-38")
    void anEmptyPostOpensNothing() {
        assertRefused(server.cpe("1").empty(), 400);
    }

    @Test
    @Rule({"A-SESS-38", "B-FLT-06"})
    void anAnswerToNothing() {
        for (CwmpMessage message : List.of(
                GPV_RESPONSE,
                new InformResponse(1),
                Samples.fault(9002),
                new UnknownMethod("", "FooResponse", List.of()))) {
            ScriptedCpe cpe = server.cpe("1");
            cpe.inform(EventCode.PERIODIC);
            assertRefused(cpe.post(SoapHeader.ofId("1"), message), 400);
        }
        assertThat(server.ends).hasSize(4).containsOnly(SessionEnd.PROTOCOL_VIOLATION);
    }

    @Test
    @Rule({"A-SESS-47", "A-SESS-38"})
    void aResponseOfAnotherType() {
        ScriptedCpe cpe = asked();
        assertViolated(cpe.respond(SPV_RESPONSE));
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    @Rule("A-SESS-47")
    void theResponseOfTheRightType() {
        ScriptedCpe cpe = asked();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(call).isCompleted();
    }

    @Test
    @Rule("A-SESS-47")
    void theResponseOfAnotherVendorMethod() {
        VendorMethod method = new VendorMethod("", "X_001122_Do", List.of());
        server.handler(AcsHandler.ofSession(session -> call = session.call(method)));
        for (String name : List.of("X_001122_DoResponse", "X_001122_OtherResponse")) {
            ScriptedCpe cpe = server.cpe("1");
            cpe.inform(EventCode.PERIODIC);
            cpe.empty();
            cpe.respond(new VendorMethodResponse("", name, List.of()));
        }
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED, SessionEnd.PROTOCOL_VIOLATION);
    }

    @Test
    @Rule("A-SESS-48")
    void anEmptyPostInPlaceOfTheAnswer() {
        assertViolated(asked().empty());
    }

    @Test
    @Rule("A-SESS-48")
    void anEmptyBodyInPlaceOfTheAnswer() {
        assertViolated(asked().post(SoapHeader.NONE, new NoRpc()));
    }

    @Test
    @Rule("A-SESS-38")
    void aRequestInPlaceOfTheAnswer() {
        assertViolated(asked().request(TRANSFER_COMPLETE));
    }

    @Test
    @Rule("B-HDR-03")
    void anotherIdInTheResponse() {
        assertViolated(asked().post(SoapHeader.ofId("other"), GPV_RESPONSE));
    }

    @Test
    @Rule({"B-HDR-03", "X4"})
    void noIdInTheResponseIsTolerated() {
        assertEmpty(asked().post(SoapHeader.NONE, GPV_RESPONSE));
    }

    @Test
    @Rule("B-HDR-03")
    void noIdInTheResponseIsRefusedInStrictMode() {
        server.builder.strict(true);
        assertViolated(asked().post(SoapHeader.NONE, GPV_RESPONSE));
    }

    @Test
    @Rule({"B-HDR-03", "X5"})
    void theIdOfAFaultIsNotCompared() {
        assertEmpty(asked().post(SoapHeader.ofId("other"), Samples.fault(9002)));
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    @Rule("B-HDR-03")
    void theIdOfAFaultIsComparedInStrictMode() {
        server.builder.strict(true);
        assertViolated(asked().post(SoapHeader.ofId("other"), Samples.fault(9002)));
    }

    @Test
    @Rule("A-SESS-49")
    void aSecondInformWithTheCookieOfALiveSession() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertViolated(cpe.inform(EventCode.PERIODIC));
        assertAccepted(cpe.inform(EventCode.PERIODIC)); // never locked out: now the cookie is stale
    }

    /** The device sends the next POST before the answer to the last: pipelining, or a lost patience. */
    @Test
    @Rule("A-SESS-38")
    void aSecondPostBeforeTheAnswer() {
        server.handler(AcsHandler.ofSession(session -> new CompletableFuture<>()));
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        CompletableFuture<AcsAnswer> first = cpe.begin(new Payload.Empty());
        CompletableFuture<AcsAnswer> second = cpe.begin(new Payload.Empty());
        assertRefused(first.join(), 400);
        assertRefused(second.join(), 400);
        assertThat(server.ends).containsExactly(SessionEnd.PROTOCOL_VIOLATION);
    }

    @Test
    @Rule("A-SESS-37")
    void aMalformedPost() {
        ScriptedCpe cpe = server.cpe("1");
        assertRefused(cpe.malformed(), 400);
        assertThat(cpe.last.text()).isNotBlank();
        cpe.inform(EventCode.PERIODIC);
        assertRefused(cpe.malformed(), 400);
        assertThat(server.ends).containsExactly(SessionEnd.MALFORMED_MESSAGE);
    }

    @Test
    @Rule("A-SESS-37")
    void aMalformedAnswer() {
        assertRefused(asked().malformed(), 400);
        assertThat(server.ends).containsExactly(SessionEnd.MALFORMED_MESSAGE);
        assertThat(call).isCompletedExceptionally();
    }

    @Test
    @Rule("A-SESS-37")
    void theStatusThatTheReaderNames() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertRefused(cpe.send(ScriptedCpe.unreadable(new Answer.HttpStatus(415))), 415);
    }

    @Test
    @Rule({"B-SOAP-15", "B-FLT-08"})
    void badArgumentsGetAFaultAndTheSessionGoesOn() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        AcsAnswer answer = cpe.send(ScriptedCpe.unreadable(new Answer.SoapFault(
                FaultCode.ACS_INVALID_ARGUMENTS,
                "FaultStruct is missing",
                "42",
                CwmpVersion.V1_2.namespace(),
                "TransferComplete")));
        ScriptedCpe.assertFault(answer, 8003);
        assertThat(answer.envelope().header().id()).isEqualTo("42");
        assertEmpty(cpe.empty());
        assertThat(server.ends).containsExactly(SessionEnd.COMPLETED);
    }

    @Test
    @Rule("B-SOAP-15")
    void badArgumentsOfAnInformGetAFaultAndNoSession() {
        ScriptedCpe cpe = server.cpe("1");
        AcsAnswer answer = cpe.send(ScriptedCpe.unreadable(new Answer.SoapFault(
                FaultCode.ACS_INVALID_ARGUMENTS, "two lists", "42", CwmpVersion.V1_1.namespace(), "Inform")));
        ScriptedCpe.assertFault(answer, 8003);
        assertThat(answer.envelope().namespace()).isEqualTo(CwmpVersion.V1_1.namespace());
        assertRefused(cpe.empty(), 400);
    }

    @Test
    @Rule("A-SESS-38")
    void aPostForASessionThatIsOver() {
        ScriptedCpe cpe = server.cpe("1");
        cpe.inform(EventCode.PERIODIC);
        assertEmpty(cpe.empty());
        assertRefused(cpe.request(TRANSFER_COMPLETE), 400);
        server.time.advance(WireOptions.DEFAULT.farewell());
        assertRefused(cpe.empty(), 400);
    }
}
