package org.cwmp4j.acs.session;

import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.MethodResponse;

/** What can happen to a session. */
public sealed interface SessionInput {
    /** A POST came with an envelope. */
    record Received(SoapEnvelope envelope) implements SessionInput {}

    /** A POST came without content. */
    record ReceivedEmpty() implements SessionInput {}

    /**
     * A POST came that cannot be read.
     *
     * @param answer what that deserves
     */
    record Unreadable(CodecException.Answer answer) implements SessionInput {}

    /** The Inform is accepted, and the device's record stored. */
    record InformAccepted() implements SessionInput {}

    /** The Inform is to be answered by a fault. */
    record InformFaulted(FaultCode code, String text) implements SessionInput {}

    /** The Inform is to be answered by an HTTP status. */
    record InformRefused(int status) implements SessionInput {}

    /**
     * The device is to go on elsewhere (A-HTTP-28).
     *
     * @param status 302 or 307
     * @param location where to send the same POST
     */
    record Redirected(int status, String location) implements SessionInput {}

    /**
     * The application has answered a request of the device.
     *
     * @param number which; late answers to others are dropped
     * @param response conforms to the session's version
     */
    record Answered(long number, MethodResponse response) implements SessionInput {}

    /**
     * The application refuses a request of the device.
     *
     * @param number which; late answers to others are dropped
     */
    record AnsweredByFault(long number, FaultCode code, String text) implements SessionInput {}

    /** There is something to call. */
    record CallReady(SessionCall call) implements SessionInput {}

    /**
     * There is nothing more to call.
     *
     * @param cause the regular end that the session may come to now
     */
    record NothingToCall(SessionEnd cause) implements SessionInput {}

    /** What was to be recorded is durable. */
    record Recorded() implements SessionInput {}

    /** The operation was taken from us before it was sent: it must not be. */
    record RecordRefused() implements SessionInput {}

    /** What was to be recorded is not known to be durable. */
    record RecordFailed() implements SessionInput {}

    /** The deadline that was armed last has passed. */
    record DeadlinePassed() implements SessionInput {}

    /** The session has lasted too long in all. */
    record TotalPassed() implements SessionInput {}

    /** The application wants the device's requests held back, or no longer. */
    record HoldWanted(boolean hold) implements SessionInput {}

    /**
     * The session is to end now.
     *
     * @param cause ABORTED, REPLACED, SERVER_CLOSED or INTERNAL_ERROR
     */
    record Stopped(SessionEnd cause) implements SessionInput {}
}
