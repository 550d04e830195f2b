package org.cwmp4j.model.rpc;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.model.FaultCode;

/**
 * A SOAP fault with its CWMP detail (TR-069 A6C1 3.5); answers a request, nothing else.
 *
 * @param faultCode {@link FaultCode#ABSENT} where a peer sent no detail
 * @param faultString for people; may be empty
 * @param parameterFaults only in answer to SetParameterValues
 * @param soapFaultCode {@code Client} or {@code Server}; one that came with a prefix keeps it
 * @param soapFaultString {@value #CWMP_FAULT} unless a peer errs
 */
public record Fault(
        FaultCode faultCode,
        String faultString,
        List<SetParameterValuesFault> parameterFaults,
        String soapFaultCode,
        String soapFaultString)
        implements CwmpMessage {
    public Fault {
        Objects.requireNonNull(faultCode, "faultCode");
        Objects.requireNonNull(faultString, "faultString");
        parameterFaults = List.copyOf(parameterFaults);
        Objects.requireNonNull(soapFaultCode, "soapFaultCode");
        Objects.requireNonNull(soapFaultString, "soapFaultString");
    }

    /** The one SOAP fault string that the standard allows. */
    public static final String CWMP_FAULT = "CWMP fault";

    /** A fault with the SOAP fault code that belongs to its CWMP code. */
    public static Fault of(FaultCode code, String faultString) {
        return new Fault(code, faultString, List.of(), code.type().text(), CWMP_FAULT);
    }

    /** 9003 with one entry for each parameter in error. */
    public static Fault of(FaultCode code, String faultString, List<SetParameterValuesFault> parameterFaults) {
        return new Fault(code, faultString, parameterFaults, code.type().text(), CWMP_FAULT);
    }

    @Override
    public String name() {
        return "Fault";
    }
}
