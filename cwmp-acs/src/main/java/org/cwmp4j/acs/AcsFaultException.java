package org.cwmp4j.acs;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;

/**
 * Thrown by a handler, or failing its stage, to answer the device's request with that fault. 8005 asks the device to send the same
 * request again in this session (A-MR-04).
 */
public final class AcsFaultException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient FaultCode code;
    private final String text;

    /**
     * @param code 8000 to 8006, or a vendor's 8800 to 8899; one that the method does not have becomes the nearest it has
     * @param text for people at the device
     */
    public AcsFaultException(FaultCode code, String text) {
        super("fault " + code + ": " + text);
        this.code = Objects.requireNonNull(code, "code");
        this.text = text;
    }

    /** The fault code. */
    public FaultCode code() {
        return code;
    }

    /** The fault's text. */
    public String text() {
        return text;
    }
}
