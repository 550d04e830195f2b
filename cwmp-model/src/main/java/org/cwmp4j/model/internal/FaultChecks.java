package org.cwmp4j.model.internal;

import java.util.List;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.MethodFaults;
import org.cwmp4j.model.VersionTable;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.SetParameterValuesFault;

/** The rules about faults (B-FLT-01..10) and about the fault structures of completions. */
final class FaultChecks {
    private FaultChecks() {}

    static void check(Fault fault, Checker c) {
        FaultCode code = fault.faultCode();
        boolean fromCpe = c.direction() == Direction.CPE_TO_ACS;
        c.range("FaultCode", code.value(), fromCpe ? 9000 : 8000, fromCpe ? 9899 : 8899);
        if (!VersionTable.has(c.version(), code)) {
            c.unsendable("FaultCode", "not in CWMP " + c.version(), "a code of that version");
        }
        soap(fault, c);
        c.characters("FaultString", fault.faultString());
        parameters(fault.parameterFaults(), code, c);
    }

    private static void soap(Fault fault, Checker c) {
        String type = fault.soapFaultCode().substring(fault.soapFaultCode().lastIndexOf(':') + 1);
        if (!type.equals("Client") && !type.equals("Server")) {
            c.broken("faultcode", "unknown", "Client or Server");
        } else if (!fault.faultCode().isVendor()
                && !type.equals(fault.faultCode().type().text())) {
            c.unsendable(
                    "faultcode",
                    "blames the wrong side",
                    fault.faultCode().type().text());
        }
        if (!fault.soapFaultString().equals(Fault.CWMP_FAULT)) {
            c.broken("faultstring", "wrong text", Fault.CWMP_FAULT);
        }
    }

    private static void parameters(List<SetParameterValuesFault> entries, FaultCode code, Checker c) {
        if (!entries.isEmpty() && c.direction() == Direction.ACS_TO_CPE) {
            c.broken("SetParameterValuesFault", "not in a fault of the ACS", "none");
        }
        if (!entries.isEmpty() && !code.equals(FaultCode.INVALID_ARGUMENTS)) {
            c.unsendable("FaultCode", "does not go with parameter faults", "9003");
        }
        for (int i = 0; i < entries.size(); i++) {
            SetParameterValuesFault entry = entries.get(i);
            c.in("SetParameterValuesFault", i)
                    .text("ParameterName", entry.parameterName(), 256)
                    .range("FaultCode", entry.faultCode().value(), 9000, 9899)
                    .characters("FaultString", entry.faultString());
            if (!MethodFaults.allowsForParameter(entry.faultCode())) {
                c.unsendable("FaultCode", "not for a parameter", "9001 to 9003, 9005 to 9008 or a vendor's");
            }
        }
        c.out();
    }

    /** FaultStruct of TransferComplete and AutonomousTransferComplete. */
    static void transfer(FaultStruct fault, Checker c) {
        if (!MethodFaults.allowsInTransfer(fault.faultCode(), c.version())) {
            c.unsendable(
                    "FaultStruct.FaultCode", "not for a transfer in CWMP " + c.version(), "0 or a code of a transfer");
        }
        common("FaultStruct", fault, c);
    }

    /** Fault of a deployment unit's result. */
    static void deploymentUnit(FaultStruct fault, Checker c) {
        if (!MethodFaults.allowsInDeploymentUnit(fault.faultCode())) {
            c.unsendable("Fault.FaultCode", "not for a deployment unit", "0 or a code of a deployment unit");
        }
        common("Fault", fault, c);
    }

    private static void common(String field, FaultStruct fault, Checker c) {
        int code = fault.faultCode().value();
        if (code != 0) {
            c.range(field + ".FaultCode", code, 9000, 9899);
        }
        c.text(field + ".FaultString", fault.faultString(), 256);
    }
}
