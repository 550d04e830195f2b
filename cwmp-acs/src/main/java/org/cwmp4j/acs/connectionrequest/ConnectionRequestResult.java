package org.cwmp4j.acs.connectionrequest;

import java.util.Objects;

/**
 * How one connection request ended.
 *
 * @param verdict for programs
 * @param status the HTTP status of the last answer; 0 if there was none
 * @param detail for people; names no secret
 */
public record ConnectionRequestResult(ConnectionRequestVerdict verdict, int status, String detail) {
    public ConnectionRequestResult {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(detail, "detail");
    }

    /** By the final HTTP status, after a challenge was answered (A-CR-18, CRQ-27). */
    public static ConnectionRequestResult ofStatus(int status) {
        ConnectionRequestVerdict verdict = status >= 200 && status <= 299
                ? ConnectionRequestVerdict.ACCEPTED
                : switch (status) {
                    case 401 -> ConnectionRequestVerdict.BAD_CREDENTIALS;
                    case 404 -> ConnectionRequestVerdict.STALE_URL;
                    case 503 -> ConnectionRequestVerdict.BUSY_OR_OFFLINE;
                    default -> ConnectionRequestVerdict.PROTOCOL_ERROR;
                };
        return new ConnectionRequestResult(verdict, status, "HTTP status " + status);
    }
}
