package org.cwmp4j.cpe.transfer;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * A transfer failed, or what was to be done with its file. The message is sent to the ACS and stands in logs: for people, no secrets,
 * 256 characters at most are kept.
 *
 * <p>Codes (TR-069 A6C1 Table 43): 9001 denied, 9002 internal error, 9010 download failed otherwise, 9011 upload failed, 9012 file
 * server authentication failed, 9014 multicast group not joined, 9015 file server not reached, 9016 file not there, 9017 download not
 * completed, 9018 file corrupted, 9019 file authentication failed; 9800 to 9899 vendor. Where a code may not be sent the nearest one is.
 */
public final class TransferException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient FaultCode code;
    private final boolean unrecoverable;

    /** A failure that may be gone at another try. */
    public TransferException(FaultCode code, String message) {
        this(code, message, false, null);
    }

    /** With a cause, which is not sent. */
    public TransferException(FaultCode code, String message, Throwable cause) {
        this(code, message, false, cause);
    }

    private TransferException(FaultCode code, String message, boolean unrecoverable, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.unrecoverable = unrecoverable;
    }

    /** A failure that would come again: the file is missing, corrupt or not for this device. Ends a scheduled download (C-SD-07). */
    public static TransferException unrecoverable(FaultCode code, String message) {
        return new TransferException(code, message, true, null);
    }

    /** What to tell the ACS. */
    public FaultCode code() {
        return code;
    }

    /** Whether another try is in vain. */
    public boolean isUnrecoverable() {
        return unrecoverable;
    }
}
