package org.cwmp4j.cpe.parameter;

import java.util.Objects;
import org.cwmp4j.model.FaultCode;

/**
 * Why one change is refused.
 *
 * @param path that of the change
 * @param code 9001, 9002, 9003, 9005 to 9008 (C-SPV-13) or 9800 to 9899; most often {@link FaultCode#INVALID_PARAMETER_VALUE}
 * @param reason for people at the ACS; names no secret
 */
public record ChangeFault(String path, FaultCode code, String reason) {
    public ChangeFault {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reason, "reason");
        int value = code.value();
        boolean standard = value >= 9001 && value <= 9008 && value != 9004;
        if (!standard && !(value >= 9800 && value <= 9899)) {
            throw new IllegalArgumentException("fault of " + path + ": code " + code + " is not for single parameters");
        }
    }

    /** Fault 9007: the value, alone or with others, is not possible here. */
    public static ChangeFault invalidValue(String path, String reason) {
        return new ChangeFault(path, FaultCode.INVALID_PARAMETER_VALUE, reason);
    }
}
