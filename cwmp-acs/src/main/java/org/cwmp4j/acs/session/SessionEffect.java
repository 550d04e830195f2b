package org.cwmp4j.acs.session;

import java.time.Duration;
import org.cwmp4j.acs.session.SessionState.DeviceRequest;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;

/** What a session wants done, in this order. */
public sealed interface SessionEffect {
    /** Answer with this envelope and status 200 (A-HTTP-07), written as that version has it. */
    record Send(SoapEnvelope envelope, CwmpVersion version) implements SessionEffect {}

    /** Answer with status 204 and nothing else (A-HTTP-08). */
    record SendEmpty() implements SessionEffect {}

    /**
     * Answer with that status, that place and nothing else (A-HTTP-26).
     *
     * @param status 302 or 307
     * @param location where to send the same POST
     */
    record Redirect(int status, String location) implements SessionEffect {}

    /** Answer with that status and a plain text, no SOAP (A-SESS-37). */
    record Reject(int status, String text) implements SessionEffect {}

    /** Ask the application what becomes of the Inform. */
    record AskDecision(Inform inform, SessionContext context) implements SessionEffect {}

    /** The session is established: let the application work with it. */
    record Begin(SessionContext context) implements SessionEffect {}

    /** Ask the application to answer a request; the number comes back with the answer. */
    record AskAnswer(DeviceRequest request, long number) implements SessionEffect {}

    /** Ask for the next call. */
    record AskCall() implements SessionEffect {}

    /** Stop waiting for calls of the application's session code. */
    record GiveUpHandler() implements SessionEffect {}

    /** Record that this call is about to leave. */
    record RecordSent(SessionCall call) implements SessionEffect {}

    /** Hand the device's response to the caller. */
    record Deliver(SessionCall call, MethodResponse response) implements SessionEffect {}

    /** Hand the device's fault to the caller. */
    record DeliverFault(SessionCall call, Fault fault) implements SessionEffect {}

    /** Tell the caller that no answer will come though the call may have left. */
    record Lose(SessionCall call) implements SessionEffect {}

    /** Set the session's one deadline, in place of the one before. */
    record Arm(Duration after) implements SessionEffect {}

    /** The session is over; nothing follows. */
    record End(SessionEnd cause) implements SessionEffect {}
}
