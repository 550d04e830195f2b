package org.cwmp4j.cpe.parameter;

import java.util.concurrent.CompletionException;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/** A call of a provider failed, was late, or was not even made because an earlier one hangs. */
final class ProviderFailure extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final transient FaultCode code;

    ProviderFailure(FaultCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static ProviderFailure internal(String message) {
        return new ProviderFailure(FaultCode.INTERNAL_ERROR, message, null);
    }

    /** The text of an unexpected exception stays here: it may hold anything. */
    static ProviderFailure of(String provider, Throwable thrown) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof ProviderFailure failure) {
            return failure;
        }
        if (cause instanceof ProviderException refusal) {
            return new ProviderFailure(refusal.code(), String.valueOf(refusal.getMessage()), refusal);
        }
        return new ProviderFailure(FaultCode.INTERNAL_ERROR, "provider of " + provider + " failed", cause);
    }

    static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    FaultCode code() {
        return code;
    }
}
