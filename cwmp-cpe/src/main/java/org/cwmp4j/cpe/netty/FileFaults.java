package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.model.FaultCode;

/**
 * Which fault a failure of HTTP is (rules FTR-11, FTR-12). 9015 is for whoever could not be reached, 9012 for refused credentials;
 * 9016 and 9017 are the standard's for downloads only, so every other failure of an upload is 9011.
 */
enum FileFaults {
    DOWNLOAD,
    UPLOAD;

    private FaultCode other() {
        return this == DOWNLOAD ? FaultCode.DOWNLOAD_FAILURE : FaultCode.UPLOAD_FAILURE;
    }

    private FaultCode noAccess() {
        return this == DOWNLOAD ? FaultCode.CANNOT_ACCESS_FILE : FaultCode.UPLOAD_FAILURE;
    }

    private FaultCode cutOff() {
        return this == DOWNLOAD ? FaultCode.CANNOT_COMPLETE_DOWNLOAD : FaultCode.UPLOAD_FAILURE;
    }

    TransferException of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TransferException known) {
            return known;
        }
        if (cause instanceof HttpException known) {
            return new TransferException(code(known.kind()), String.valueOf(known.getMessage()), known);
        }
        if (cause instanceof IOException) {
            return new TransferException(other(), "the file could not be written or read", cause);
        }
        return cause instanceof RejectedExecutionException
                ? new TransferException(other(), "too much is to be done at once, or the device stops", cause)
                : new TransferException(FaultCode.INTERNAL_ERROR, "internal error", cause);
    }

    private FaultCode code(HttpException.Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST, FORBIDDEN_ADDRESS, NOT_CONNECTED, CONNECT_TIMEOUT, TLS, PROXY ->
                FaultCode.CANNOT_CONTACT_FILE_SERVER;
            case NOT_SENT, CLOSED, RESPONSE_TIMEOUT -> cutOff();
            case TOO_LARGE, INVALID, BROKEN_OFF -> other();
        };
    }

    /** @param known whether credentials were sent, so that these are what was refused */
    TransferException status(int status, boolean known) {
        String text = "the file server answers " + status;
        if (status == 401 || (status == 403 && known)) {
            return refused(text);
        }
        if (status == 404 || status == 410) {
            return TransferException.unrecoverable(noAccess(), text);
        }
        return new TransferException(status == 403 ? noAccess() : other(), text);
    }

    TransferException refused(String why) {
        return new TransferException(FaultCode.FILE_SERVER_AUTHENTICATION_FAILURE, why);
    }

    TransferException other(String why) {
        return new TransferException(other(), why);
    }

    TransferException cutOff(String why) {
        return new TransferException(cutOff(), why);
    }

    /** @param reached whether a server was */
    TransferException expired(boolean reached) {
        return reached
                ? new TransferException(cutOff(), "not done by its deadline")
                : new TransferException(FaultCode.CANNOT_CONTACT_FILE_SERVER, "no file server reached in time");
    }
}
