package org.cwmp4j.cpe.transfer;

import java.util.Objects;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.rpc.FaultStruct;

/**
 * How a transfer ended, as the ACS is told.
 *
 * @param fault {@link FaultStruct#SUCCESS} if its file is in effect
 * @param startTime Unknown Time if it did not start or the time of day was not known
 * @param completeTime Unknown Time also if it failed
 */
public record TransferOutcome(FaultStruct fault, CwmpDateTime startTime, CwmpDateTime completeTime) {
    public TransferOutcome {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(completeTime, "completeTime");
    }

    /** Whether the file is in effect, or was sent. */
    public boolean isSuccess() {
        return fault.isSuccess();
    }
}
