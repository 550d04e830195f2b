package org.cwmp4j.cpe.parameter;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;

/** A provider refuses a call as a whole, with a fault code of its choice. The message goes to the ACS and names no secret. */
public final class ProviderException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient FaultCode code;

    /**
     * @param code 9001, 9002, 9004 or 9800 to 9899; what the answered method does not know becomes 9002
     * @param message for people
     */
    public ProviderException(FaultCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The code to answer with. */
    public FaultCode code() {
        return code;
    }
}
