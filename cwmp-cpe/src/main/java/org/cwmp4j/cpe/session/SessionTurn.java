package org.cwmp4j.cpe.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.cpe.session.SessionState.Phase;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.Request;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.jspecify.annotations.Nullable;

/** One step of {@link SessionMachine}: works on a copy of the state and collects effects. */
final class SessionTurn {
    /** Bounds an exchange of empty POSTs against envelopes that hold the device's requests and ask nothing. */
    private static final int MAX_IDLE_HOLDS = 16;

    private final SessionState s;
    private final List<SessionEffect> effects = new ArrayList<>(4);

    SessionTurn(SessionState copy) {
        this.s = copy;
    }

    SessionMachine.Step step() {
        return new SessionMachine.Step(s, effects);
    }

    void on(SessionInput input) {
        if (s.phase == Phase.ENDED) {
            return;
        }
        if (input instanceof SessionInput.Recorded) {
            recorded();
        } else if (input instanceof SessionInput.RecordFailed failed) {
            recordFailed(failed.detail());
        } else if (s.phase == Phase.CLOSING) {
            closing(input);
        } else if (input instanceof SessionInput.Begin begin) {
            begin(begin);
        } else if (input instanceof SessionInput.Called called) {
            s.pending = plus(called.call());
        } else if (input instanceof SessionInput.Answered answered) {
            answered(answered.answer());
        } else {
            fromOutside(input);
        }
    }

    private void fromOutside(SessionInput input) {
        if (input instanceof SessionInput.Received received) {
            received(received.envelope());
        } else if (input instanceof SessionInput.ReceivedEmpty) {
            receivedEmpty();
        } else if (input instanceof SessionInput.ReceivedStatus status) {
            String text = status.text().isEmpty() ? "" : ": " + status.text();
            fail(SessionEnd.HTTP_STATUS, "HTTP status " + status.status() + text); // C-SESS-22
        } else if (input instanceof SessionInput.Unreadable unreadable) {
            unreadable(unreadable.error());
        } else if (input instanceof SessionInput.Lost lost) {
            fail(SessionEnd.NO_CONNECTION, lost.detail()); // C-HTTP-15
        } else if (input instanceof SessionInput.Unsendable unsendable) {
            unsendable(unsendable.detail());
        } else if (input instanceof SessionInput.BrokenOff broken) {
            fail(SessionEnd.UNSENDABLE, broken.detail()); // a fault after half an answer would answer twice (C-HTTP-15)
        } else if (input instanceof SessionInput.AnswerLost lost) {
            fail(SessionEnd.RECORD_FAILED, lost.detail()); // nothing that depends on a record leaves without it
        } else if (input instanceof SessionInput.DeadlineExpired) {
            expired();
        } else if (input instanceof SessionInput.Abort) {
            fail(SessionEnd.CLOSED, "the agent was closed");
        }
    }

    // ---- opening

    private void begin(SessionInput.Begin begin) {
        if (s.phase != Phase.NEW) {
            throw new IllegalStateException("begun already");
        }
        s.pending = begin.calls();
        s.phase = Phase.INFORMING;
        boolean listsVersions = s.version.has(CwmpVersion.V1_4); // C-HDR-08
        boolean tellsTimeout = s.version.has(CwmpVersion.V1_3); // C-HDR-06
        SoapHeader header = SoapHeader.ofId(nextId())
                .withSessionTimeout(tellsTimeout ? s.settings.sessionTimeout() : null)
                .withSupportedCwmpVersions(
                        listsVersions
                                ? s.settings.versions().stream()
                                        .map(CwmpVersion::text)
                                        .toList()
                                : null);
        send(SoapEnvelope.of(s.version, header, begin.inform()));
    }

    private void informed(SoapEnvelope response) {
        if (!(response.message() instanceof InformResponse)) {
            violation(response.message().name() + " where InformResponse was due"); // C-SESS-02
            return;
        }
        VersionChoice choice = VersionChoice.of(s.settings, response);
        if (choice.agreed() == null) {
            fail(SessionEnd.VERSION_NOT_OFFERED, choice.refusal()); // C-VER-03
            return;
        }
        s.version = choice.agreed();
        s.unrecorded++;
        effects.add(new SessionEffect.ConfirmInform(s.version));
        nextTurn(false);
    }

    // ---- the device's calls

    private void received(SoapEnvelope envelope) {
        CwmpMessage message = envelope.message();
        s.hold = envelope.header().holdsRequests(); // C-SESS-13
        if (message instanceof NoRpc) {
            receivedIdle();
            return;
        }
        s.idleHolds = 0;
        switch (s.phase) {
            case INFORMING, CALLING -> responded(envelope);
            case LISTENING -> asked(envelope);
            default -> violation(message.name() + " while the device had not answered yet");
        }
    }

    private void responded(SoapEnvelope envelope) {
        CwmpMessage message = envelope.message();
        String id = envelope.header().id();
        boolean isFault = message instanceof Fault;
        if (isFault ? s.settings.strict() && !sameId(id) : !sameId(id)) {
            violation("the ID of " + message.name() + " is not that of the request"); // B-HDR-03
        } else if (message instanceof Fault fault) {
            faulted(fault);
        } else if (s.phase == Phase.INFORMING) {
            informed(envelope);
        } else if (answers(message)) {
            callDone(message);
        } else {
            violation(message.name() + " where the answer to " + calling().name() + " was due"); // C-SESS-27
        }
    }

    private boolean sameId(@Nullable String id) {
        SoapEnvelope sent = s.sent;
        String expected = sent == null ? null : sent.header().id();
        return id == null ? !s.settings.strict() : id.equals(expected);
    }

    private boolean answers(CwmpMessage message) {
        return calling().responseType().isInstance(message)
                && message.name().equals(calling().name() + "Response");
    }

    private Request calling() {
        SoapEnvelope sent = s.sent;
        if (sent != null && sent.message() instanceof Request request) {
            return request;
        }
        throw new IllegalStateException("nothing was called: " + s);
    }

    private void faulted(Fault fault) {
        if (fault.faultCode().equals(FaultCode.ACS_RETRY_REQUEST)) {
            resend();
        } else if (s.phase == Phase.INFORMING) {
            fail(SessionEnd.INFORM_REFUSED, "fault " + fault.faultCode() + " " + fault.faultString()); // C-SESS-20
        } else {
            callDone(fault); // C-SESS-23
        }
    }

    private void resend() {
        SoapEnvelope same = s.sent;
        if (same == null || s.resends == SessionMachine.MAX_RESENDS) {
            fail(SessionEnd.TOO_MANY_RETRY_REQUESTS, "fault 8005 after " + s.resends + " resends"); // C-MR-02
            return;
        }
        int resends = s.resends + 1;
        send(same); // C-MR-01: same content, same ID
        s.resends = resends;
    }

    private void callDone(CwmpMessage answer) {
        AcsCall call = takeOutstanding();
        s.unrecorded++;
        effects.add(new SessionEffect.CallAnswered(call, answer));
        nextTurn(false);
    }

    private AcsCall takeOutstanding() {
        AcsCall call = Objects.requireNonNull(s.calling, "calling");
        s.calling = null;
        s.pending = s.pending.stream().filter(c -> c.number() != call.number()).toList();
        return call;
    }

    // ---- the ACS's calls

    private void asked(SoapEnvelope envelope) {
        CwmpMessage message = envelope.message();
        if (message instanceof CpeMethod<?> method) {
            s.asked = envelope;
            s.phase = Phase.ANSWERING;
            effects.add(new SessionEffect.Execute(method, s.version));
        } else if (message instanceof Request || isUnknownRequest(message)) {
            s.asked = envelope;
            s.phase = Phase.ANSWERING;
            answered(fault(FaultCode.METHOD_NOT_SUPPORTED, "Method not supported: " + message.name()));
        } else {
            violation(message.name() + " that nothing had asked for"); // C-SESS-26, B-FLT-06
        }
    }

    private static boolean isUnknownRequest(CwmpMessage message) {
        return message instanceof UnknownMethod && !message.name().endsWith("Response");
    }

    private static Answer fault(FaultCode code, String text) {
        return Answer.of(Fault.of(code, text));
    }

    private void answered(Answer answer) {
        CwmpMessage message = answer.message();
        SoapEnvelope request = s.asked;
        if (s.phase != Phase.ANSWERING || request == null) {
            return; // too late: the deadline has passed
        }
        if (!(message instanceof MethodResponse) && !(message instanceof Fault)) {
            throw new IllegalArgumentException("expected a response or a fault, got " + message.name());
        }
        s.asked = null;
        s.phase = Phase.LISTENING;
        send(
                new SoapEnvelope(
                        namespaceFor(request.namespace()),
                        SoapHeader.ofId(request.header().id()),
                        message),
                answer.rows());
    }

    /** Mirrors the request's namespace, also one that does not exist (B-VER-15, C-VER-07). */
    private String namespaceFor(String asked) {
        return asked.startsWith("urn:dslforum-org:cwmp-1-") ? asked : s.version.namespace();
    }

    private void unreadable(CodecException error) {
        if (s.phase == Phase.LISTENING && error.answer() instanceof CodecException.Answer.SoapFault answer) {
            s.hold = false;
            s.phase = Phase.ANSWERING;
            s.asked = new SoapEnvelope(answer.namespace(), SoapHeader.ofId(answer.id()), new NoRpc());
            answered(fault(answer.code(), answer.faultString()));
        } else {
            fail(SessionEnd.UNREADABLE, String.valueOf(error.getMessage())); // C-SESS-21
        }
    }

    // ---- silence

    private void receivedEmpty() {
        s.hold = false; // C-SESS-13
        s.idleHolds = 0;
        switch (s.phase) {
            case LISTENING -> nextTurn(true);
            case INFORMING -> violation("empty response to Inform"); // C-SESS-02
            case CALLING -> violation("empty response to " + calling().name()); // C-SESS-18
            default -> violation("empty response while the device had not answered yet");
        }
    }

    /** An empty Body is taken for an empty response, but for its HoldRequests (C-SESS-15). */
    private void receivedIdle() {
        if (!s.hold || s.phase != Phase.LISTENING) {
            receivedEmpty();
        } else if (++s.idleHolds > MAX_IDLE_HOLDS) {
            violation("HoldRequests without a request, " + s.idleHolds + " times in a row");
        } else {
            nextTurn(false);
        }
    }

    /** Nothing is owed to the ACS: Table 7, lower row. */
    private void nextTurn(boolean responseWasEmpty) {
        AcsCall call = s.hold || s.emptyPostSent ? null : nextCall();
        if (call != null) { // C-SESS-08
            s.phase = Phase.CALLING;
            s.calling = call;
            send(SoapEnvelope.of(s.version, SoapHeader.ofId(nextId()), OlderVersions.fit(call.method(), s.version)));
        } else if (responseWasEmpty && s.emptyPostSent) { // C-SESS-17
            finish(SessionEnd.COMPLETED, "");
        } else { // C-SESS-09
            s.phase = Phase.LISTENING;
            s.sent = null;
            s.emptyPostSent |= !s.hold; // C-SESS-14: one sent while held does not count
            effects.add(new SessionEffect.SendEmpty());
        }
    }

    /** A method that the session's version lacks waits for another session (C-VER-05). */
    private @Nullable AcsCall nextCall() {
        for (AcsCall call : s.pending) {
            if (VersionTable.hasMethod(s.version, call.method().name())) {
                return call;
            }
        }
        return null;
    }

    // ---- trouble

    private void expired() {
        if (s.phase == Phase.ANSWERING) {
            answered(fault(FaultCode.INTERNAL_ERROR, "The device took too long"));
        } else {
            fail(SessionEnd.TIMEOUT, "no response within the deadline"); // C-SESS-19
        }
    }

    private void unsendable(String detail) {
        SoapEnvelope sent = s.sent;
        if (s.phase == Phase.CALLING) {
            effects.add(new SessionEffect.CallUnsendable(takeOutstanding(), detail));
            nextTurn(false);
        } else if (s.phase == Phase.LISTENING && sent != null && sent.message() instanceof MethodResponse) {
            send(
                    new SoapEnvelope( // B-ROB-08
                            sent.namespace(), sent.header(), Fault.of(FaultCode.INTERNAL_ERROR, "Internal error")));
        } else {
            fail(SessionEnd.UNSENDABLE, detail);
        }
    }

    private void violation(String detail) {
        fail(SessionEnd.PROTOCOL_VIOLATION, detail);
    }

    private void recorded() {
        s.unrecorded--;
        if (s.phase == Phase.CLOSING && s.unrecorded == 0) {
            end();
        }
    }

    private void recordFailed(String detail) {
        s.unrecorded--;
        if (s.phase == Phase.CLOSING) {
            s.end = SessionEnd.RECORD_FAILED;
            s.detail = detail;
            if (s.unrecorded <= 0) {
                end();
            }
        } else {
            fail(SessionEnd.RECORD_FAILED, detail);
        }
    }

    private void closing(SessionInput input) {
        if (input instanceof SessionInput.DeadlineExpired) {
            s.end = SessionEnd.RECORD_FAILED;
            s.detail = "the store did not answer in time";
            end();
        }
    }

    private void fail(SessionEnd end, String detail) {
        finish(end, detail);
    }

    /** Closes at once, ends when all is recorded. */
    private void finish(SessionEnd end, String detail) {
        s.end = end;
        s.detail = detail;
        s.asked = null;
        s.phase = Phase.CLOSING;
        effects.add(new SessionEffect.Close());
        if (s.unrecorded <= 0) {
            end();
        }
    }

    private void end() {
        s.phase = Phase.ENDED;
        SessionEnd end = s.end == null ? SessionEnd.COMPLETED : s.end;
        effects.add(new SessionEffect.End(end, s.detail));
    }

    // ---- sending

    private void send(SoapEnvelope envelope) {
        send(envelope, null);
    }

    private void send(SoapEnvelope envelope, @Nullable AnswerRows rows) {
        s.sent = envelope;
        s.resends = 0;
        effects.add(new SessionEffect.Send(envelope, s.version, rows));
    }

    private String nextId() {
        s.ids++;
        return s.settings.idPrefix() + s.ids;
    }

    private List<AcsCall> plus(AcsCall call) {
        List<AcsCall> calls = new ArrayList<>(s.pending);
        calls.add(call);
        return List.copyOf(calls);
    }
}
