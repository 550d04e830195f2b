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

    /** By the final HTTP status, after a challenge was answered (A-CR-18). */
    public static ConnectionRequestResult ofStatus(int status) {
        ConnectionRequestVerdict verdict;
        if (status >= 200 && status <= 299) {
            verdict = ConnectionRequestVerdict.ACCEPTED;
        } else if (status == 401) {
            verdict = ConnectionRequestVerdict.NOT_AUTHENTICATED;
        } else if (status == 503) {
            verdict = ConnectionRequestVerdict.BUSY;
        } else {
            verdict = ConnectionRequestVerdict.REFUSED;
        }
        return new ConnectionRequestResult(verdict, status, "HTTP status " + status);
    }
}
