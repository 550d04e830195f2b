package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;

/**
 * Reports the end of a transfer that the ACS asked for (TR-069 A6C1 A.3.3.2).
 *
 * @param commandKey names this call in events and completions; at most 32 characters, may be empty
 * @param faultStruct how it ended
 * @param startTime Unknown Time where not known
 * @param completeTime Unknown Time where not known
 */
public record TransferComplete(
        String commandKey, FaultStruct faultStruct, CwmpDateTime startTime, CwmpDateTime completeTime)
        implements AcsMethod<TransferCompleteResponse> {
    public TransferComplete {
        Objects.requireNonNull(commandKey, "commandKey");
        Objects.requireNonNull(faultStruct, "faultStruct");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(completeTime, "completeTime");
    }

    @Override
    public String name() {
        return "TransferComplete";
    }

    @Override
    public Class<TransferCompleteResponse> responseType() {
        return TransferCompleteResponse.class;
    }

    @Override
    public <T> T accept(AcsMethod.Visitor<T> visitor) {
        return visitor.visit(this);
    }
}
