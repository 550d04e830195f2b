package org.cwmp4j.acs.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an operation is to be carried out.
 *
 * @param expiresAfter how long it may wait to be sent; {@code null} for ever
 * @param connectionRequest whether to ask the device for a session now
 */
public record OperationOptions(@Nullable Duration expiresAfter, boolean connectionRequest) {
    /** Waits for ever for the next session that the device opens by itself. */
    public static final OperationOptions DEFAULT = new OperationOptions(null, false);

    public OperationOptions {
        if (expiresAfter != null && (expiresAfter.isNegative() || expiresAfter.isZero())) {
            throw new IllegalArgumentException("expiresAfter: expected more than zero, got " + expiresAfter);
        }
    }

    /** Given up if not sent by then. */
    public OperationOptions expiringAfter(Duration value) {
        return new OperationOptions(value, connectionRequest);
    }

    /** With a connection request at once. */
    public OperationOptions withConnectionRequest() {
        return new OperationOptions(expiresAfter, true);
    }
}
