package org.cwmp4j.codec.internal.write;

import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesFault;

/** SOAP faults with their CWMP detail (TR-069 A6C1 3.5; B-FLT-01 to 05). */
final class FaultWriter {
    private static final Element SOAP_FAULT = Element.of(Envelopes.SOAP_PREFIX + "Fault");
    private static final Element CODE = Element.of("faultcode");
    private static final Element STRING = Element.of("faultstring");
    private static final Element DETAIL = Element.of("detail");
    private static final Element CWMP_FAULT = Element.of(Envelopes.CWMP_PREFIX + "Fault");
    private static final Element UNQUALIFIED_FAULT = Element.of("Fault");
    private static final Element PARAMETER_FAULT = Element.of("SetParameterValuesFault");
    private static final Element PARAMETER_NAME = Element.of("ParameterName");

    private static final byte[] CODE_START = Element.bytes("<faultcode xmlns:");
    private static final byte[] CODE_NAMESPACE = Element.bytes("=\"" + Envelopes.SOAP_ENVELOPE + "\">");

    private FaultWriter() {}

    static void write(MessageOutput out, Fault fault) {
        out.open(SOAP_FAULT);
        code(out, fault.soapFaultCode());
        out.text(STRING, fault.soapFaultString());
        if (hasDetail(fault)) {
            out.open(DETAIL);
            detail(out, fault);
            out.close(DETAIL);
        }
        out.close(SOAP_FAULT);
    }

    /** A qualified name that a peer sent keeps its prefix, bound where it stands. */
    private static void code(MessageOutput out, String code) {
        int colon = code.indexOf(':');
        if (colon <= 0 || !XmlNames.isWritable(code.substring(0, colon), false)) {
            out.text(CODE, code);
            return;
        }
        out.sink().raw(CODE_START);
        out.sink().raw(code.substring(0, colon));
        out.sink().raw(CODE_NAMESPACE);
        out.characters(CODE.name, code);
        out.close(CODE);
    }

    private static boolean hasDetail(Fault fault) {
        return !fault.faultCode().equals(FaultCode.ABSENT)
                || !fault.faultString().isEmpty()
                || !fault.parameterFaults().isEmpty();
    }

    private static void detail(MessageOutput out, Fault fault) {
        Element element = out.isQualified() ? CWMP_FAULT : UNQUALIFIED_FAULT;
        out.open(element);
        out.faultCode(Elements.FAULT_CODE, fault.faultCode());
        out.text(Elements.FAULT_STRING, fault.faultString());
        for (SetParameterValuesFault parameter : fault.parameterFaults()) {
            out.open(PARAMETER_FAULT);
            out.text(PARAMETER_NAME, parameter.parameterName());
            out.faultCode(Elements.FAULT_CODE, parameter.faultCode());
            out.text(Elements.FAULT_STRING, parameter.faultString());
            out.close(PARAMETER_FAULT);
        }
        out.close(element);
    }
}
