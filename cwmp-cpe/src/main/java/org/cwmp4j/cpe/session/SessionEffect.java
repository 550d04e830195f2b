package org.cwmp4j.cpe.session;

import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.jspecify.annotations.Nullable;

/** What a session wants done, in this order. */
public sealed interface SessionEffect {
    /**
     * POST this envelope, written as that version has it; arm the deadline for the response.
     *
     * @param rows that belong into the list of the message; {@code null} where the envelope is whole
     */
    record Send(
            SoapEnvelope envelope,
            CwmpVersion version,
            @Nullable AnswerRows rows) implements SessionEffect {}

    /** POST nothing; arm the deadline for the response. */
    record SendEmpty() implements SessionEffect {}

    /** Record that the Inform was confirmed; answer with {@link SessionInput.Recorded}. Gates nothing but the end. */
    record ConfirmInform(CwmpVersion version) implements SessionEffect {}

    /**
     * Record that a call was answered and tell the caller; answer with {@link SessionInput.Recorded}. Gates nothing but the end.
     *
     * @param answer the response, or a fault other than 8005
     */
    record CallAnswered(AcsCall call, CwmpMessage answer) implements SessionEffect {}

    /** Tell the caller that the call could not be written. */
    record CallUnsendable(AcsCall call, String detail) implements SessionEffect {}

    /** Do what the ACS asks; answer with {@link SessionInput.Answered}. Arm the deadline for the answer. */
    record Execute(CpeMethod<?> method, CwmpVersion version) implements SessionEffect {}

    /** Close the connection, disarm the deadline. */
    record Close() implements SessionEffect {}

    /** The session is over; nothing follows. */
    record End(SessionEnd end, String detail) implements SessionEffect {}
}
