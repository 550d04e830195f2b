package org.cwmp4j.cpe.session;

import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.MethodFaults;
import org.cwmp4j.model.rpc.AcsMethod;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.TransferComplete;

/** Calls that wait for a session do not know its version (B-OLD-10). */
final class OlderVersions {
    private OlderVersions() {}

    /** The same in the words of a version: a transfer's fault that it does not have is a failed transfer. */
    static AcsMethod<?> fit(AcsMethod<?> method, CwmpVersion version) {
        if (method instanceof TransferComplete t
                && !MethodFaults.allowsInTransfer(t.faultStruct().faultCode(), version)) {
            FaultStruct fault =
                    new FaultStruct(FaultCode.DOWNLOAD_FAILURE, t.faultStruct().faultString());
            return new TransferComplete(t.commandKey(), fault, t.startTime(), t.completeTime());
        }
        return method;
    }
}
