package org.cwmp4j.codec;

import java.util.List;
import java.util.Objects;

/**
 * What was read of a message apart from its rows.
 *
 * @param head the message; its ParameterList is empty where the rows went to a {@link RowSink}
 * @param rows how many rows went there
 * @param deviations where the message deviated from the standard, rows included, in the order of the text; empty in strict mode
 */
public record StreamedEnvelope(SoapEnvelope head, int rows, List<Deviation> deviations) {
    public StreamedEnvelope {
        Objects.requireNonNull(head, "head");
        deviations = List.copyOf(deviations);
    }
}
