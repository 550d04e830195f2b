package org.cwmp4j.cpe.transfer.internal;

import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.MethodFaults;

/** Which code says what went wrong. */
final class Faults {
    private Faults() {}

    /** The code that a completion can carry (C-TC-03): most of them as they are, others as a failure of the transfer. */
    static FaultCode inCompletion(FaultCode code, boolean download) {
        boolean allowed = !code.equals(FaultCode.NONE) && MethodFaults.allowsInTransfer(code, CwmpVersion.V1_4);
        return allowed ? code : download ? FaultCode.DOWNLOAD_FAILURE : FaultCode.UPLOAD_FAILURE;
    }

    /** What foreign code failed with; what it did not mean for the ACS stays here. */
    static TransferException of(Throwable failure, boolean download, String what) {
        return failure instanceof TransferException known
                ? known
                : new TransferException(
                        download ? FaultCode.DOWNLOAD_FAILURE : FaultCode.UPLOAD_FAILURE, what + " failed", failure);
    }
}
