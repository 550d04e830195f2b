package org.cwmp4j.model;

import java.util.Objects;
import org.cwmp4j.model.rpc.Fault;

/** The peer answered a call with a fault. */
public final class FaultException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    /**
     * @param method the name of the method that was called
     * @param fault what came back
     */
    public FaultException(String method, Fault fault) {
        super(method + " was refused with fault " + fault.faultCode() + " (" + fault.faultString() + ")"
                + (fault.parameterFaults().isEmpty() ? "" : ": " + fault.parameterFaults()));
        this.fault = Objects.requireNonNull(fault, "fault");
    }

    /** What came back, with the entries of each parameter in error. */
    public Fault fault() {
        return fault;
    }
}
