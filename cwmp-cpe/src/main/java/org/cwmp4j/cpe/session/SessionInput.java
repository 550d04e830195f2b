package org.cwmp4j.cpe.session;

import java.util.List;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;

/** What can happen to a session. */
public sealed interface SessionInput {
    /**
     * The session begins; its events are recorded.
     *
     * @param calls that wait, in the order in which they are to go out
     */
    record Begin(Inform inform, List<AcsCall> calls) implements SessionInput {
        public Begin {
            calls = List.copyOf(calls);
        }
    }

    /** The application has one more call. */
    record Called(AcsCall call) implements SessionInput {}

    /** The response to the last POST has an envelope. */
    record Received(SoapEnvelope envelope) implements SessionInput {}

    /** The response to the last POST is empty. */
    record ReceivedEmpty() implements SessionInput {}

    /**
     * The response has a status that the transport does not handle.
     *
     * @param text what the ACS or the transport says about it, for people; may be empty
     */
    record ReceivedStatus(int status, String text) implements SessionInput {}

    /** The response cannot be read. */
    record Unreadable(CodecException error) implements SessionInput {}

    /** There was no connection, or no response. */
    record Lost(String detail) implements SessionInput {}

    /** The last message could not be written; nothing was sent. */
    record Unsendable(String detail) implements SessionInput {}

    /** The last message could not be written to its end, and its beginning may have been sent. */
    record BrokenOff(String detail) implements SessionInput {}

    /** The deadline that was armed last has passed. */
    record DeadlineExpired() implements SessionInput {}

    /** The answer to the request of the ACS; all that it depends on is recorded. A {@link MethodResponse} or a fault. */
    record Answered(Answer answer) implements SessionInput {
        /** A whole message. */
        public Answered(CwmpMessage message) {
            this(Answer.of(message));
        }
    }

    /** A record that the session asked for is durable. */
    record Recorded() implements SessionInput {}

    /** What the answer to the request of the ACS depends on could not be recorded: no answer may leave. */
    record AnswerLost(String detail) implements SessionInput {}

    /** A record that the session asked for failed. */
    record RecordFailed(String detail) implements SessionInput {}

    /** The agent is being closed. */
    record Abort() implements SessionInput {}
}
