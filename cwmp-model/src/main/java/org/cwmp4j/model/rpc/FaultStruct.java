package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.FaultCode;

/**
 * How a transfer or operation ended (TransferCompleteFaultStruct, DeploymentUnitFaultStruct; TR-069 A6C1 Tables 43, 82).
 *
 * @param faultCode {@link FaultCode#NONE} for success
 * @param faultString empty for success; at most 256 characters
 */
public record FaultStruct(FaultCode faultCode, String faultString) {
    public FaultStruct {
        Objects.requireNonNull(faultCode, "faultCode");
        Objects.requireNonNull(faultString, "faultString");
    }

    /** Success. */
    public static final FaultStruct SUCCESS = new FaultStruct(FaultCode.NONE, "");

    /** Whether this says success. */
    public boolean isSuccess() {
        return faultCode.equals(FaultCode.NONE);
    }
}
