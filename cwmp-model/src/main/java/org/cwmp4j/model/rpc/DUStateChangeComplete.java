package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;

/**
 * Reports the results of a ChangeDUState (since 1.2) (TR-069 A6C1 A.4.2.3).
 *
 * @param results in the order of the request; 1 or more
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 */
public record DUStateChangeComplete(List<OpResultStruct> results, String commandKey)
        implements AcsMethod<DUStateChangeCompleteResponse> {
    public DUStateChangeComplete {
        results = List.copyOf(results);
        Objects.requireNonNull(commandKey, "commandKey");
    }

    @Override
    public String name() {
        return "DUStateChangeComplete";
    }

    @Override
    public Class<DUStateChangeCompleteResponse> responseType() {
        return DUStateChangeCompleteResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
