package org.cwmp4j.cpe;

import java.util.Objects;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * What one POST carries.
 *
 * @param envelope the message; {@code null} for an empty POST, which has neither Content-Type nor SOAPAction (C-HTTP-06)
 * @param encode how to write it
 */
public record AcsRequest(@Nullable SoapEnvelope envelope, EncodeContext encode) {
    public AcsRequest {
        Objects.requireNonNull(encode, "encode");
    }

    /** Whether this is an empty POST. */
    public boolean isEmpty() {
        return envelope == null;
    }
}
