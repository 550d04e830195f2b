package org.cwmp4j.http.tls;

import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** Keys, certificates or settings of TLS that cannot be used. Names no secret. */
public final class TlsException extends CwmpException {
    private static final long serialVersionUID = 1L;

    /** With what was wrong and what was expected. */
    public TlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
