package org.cwmp4j.codec;

import java.util.List;
import java.util.Objects;

/**
 * What was read.
 *
 * @param envelope the message
 * @param deviations where it deviated from the standard, in the order of the text; empty in strict mode
 */
public record DecodedEnvelope(SoapEnvelope envelope, List<Deviation> deviations) {
    public DecodedEnvelope {
        Objects.requireNonNull(envelope, "envelope");
        deviations = List.copyOf(deviations);
    }
}
