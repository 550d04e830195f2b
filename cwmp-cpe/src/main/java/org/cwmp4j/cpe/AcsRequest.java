package org.cwmp4j.cpe;

import java.util.Objects;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.session.AnswerRows;
import org.jspecify.annotations.Nullable;

/**
 * What one POST carries.
 *
 * @param envelope the message; {@code null} for an empty POST, which has neither Content-Type nor SOAPAction (C-HTTP-06)
 * @param encode how to write it
 * @param rows to write into the list of the message, which is empty then; {@code null} where the envelope is whole. Given only to a
 *     connection that {@linkplain AcsConnection#takesRows takes} them
 */
public record AcsRequest(
        @Nullable SoapEnvelope envelope,
        EncodeContext encode,
        @Nullable AnswerRows rows) {
    public AcsRequest {
        Objects.requireNonNull(encode, "encode");
        if (rows != null && envelope == null) {
            throw new IllegalArgumentException("rows: an empty POST has none");
        }
    }

    /** A whole message, or none. */
    public AcsRequest(@Nullable SoapEnvelope envelope, EncodeContext encode) {
        this(envelope, encode, null);
    }

    /** Whether this is an empty POST. */
    public boolean isEmpty() {
        return envelope == null;
    }
}
