package org.cwmp4j.http;

import java.util.Objects;
import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** An exchange that came to no answer. Names no secret. */
public final class HttpException extends CwmpException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** With what happened, for people. */
    public HttpException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** What happened, for programs. */
    public Kind kind() {
        return kind;
    }

    /** Ways to fail. */
    public enum Kind {
        /** The host's name leads to no address. */
        UNKNOWN_HOST,
        /** The host's addresses are not among those allowed. */
        FORBIDDEN_ADDRESS,
        /** No connection: refused, or no way there. */
        NOT_CONNECTED,
        /** No connection in time. */
        CONNECT_TIMEOUT,
        /** TLS failed: versions, certificate or host name. */
        TLS,
        /** The connection was gone before anything of the request was sent; it may be sent on another one. */
        NOT_SENT,
        /** The request's body could not be made to its end, and part of it may have left; the connection is closed. */
        BROKEN_OFF,
        /** The connection ended before the answer did. */
        CLOSED,
        /** No whole answer in time. */
        RESPONSE_TIMEOUT,
        /** The head or body of the answer exceeds its bound. */
        TOO_LARGE,
        /** The proxy on the way refuses. */
        PROXY,
        /** What came is no HTTP. */
        INVALID
    }
}
