package org.cwmp4j.model.rpc;

import java.util.Objects;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Secrets;

/**
 * Why one parameter could not be set (TR-069 A6C1 3.5).
 *
 * @param parameterName full name
 * @param faultCode 9001 to 9003, 9005 to 9008 or of a vendor
 * @param faultString for people; may be empty
 */
public record SetParameterValuesFault(String parameterName, FaultCode faultCode, String faultString) {
    public SetParameterValuesFault {
        Objects.requireNonNull(parameterName, "parameterName");
        Objects.requireNonNull(faultCode, "faultCode");
        Objects.requireNonNull(faultString, "faultString");
    }

    /** Leaves the peer's text out where the parameter is a secret: devices quote values in it. */
    @Override
    public String toString() {
        return parameterName + ": " + faultCode + (Secrets.isSecret(parameterName) ? "" : " (" + faultString + ")");
    }
}
