package org.cwmp4j.cpe.session;

/** How a session ended (TR-069 A6C1 3.7.1.4). All but {@link #COMPLETED} lead to a retry. */
public enum SessionEnd {
    /** As it should (C-SESS-17). */
    COMPLETED,
    /** No connection, or it broke before the response (C-HTTP-15). */
    NO_CONNECTION,
    /** No response within the deadline (C-SESS-19). */
    TIMEOUT,
    /** An HTTP status that is not handled otherwise (C-SESS-22). */
    HTTP_STATUS,
    /** The Inform was answered by a fault other than 8005 (C-SESS-20). */
    INFORM_REFUSED,
    /** Fault 8005 once more after three resends (C-MR-02). */
    TOO_MANY_RETRY_REQUESTS,
    /** The ACS chose a version that was not offered (C-VER-03). */
    VERSION_NOT_OFFERED,
    /** A response that could not be read (C-SESS-21). */
    UNREADABLE,
    /** A readable response that does not belong there (C-SESS-18, C-SESS-26, C-SESS-27). */
    PROTOCOL_VIOLATION,
    /** A message of this side could not be written, or not to its end. */
    UNSENDABLE,
    /** What happened could not be recorded. */
    RECORD_FAILED,
    /** Changes decided earlier could not be brought into effect, so it could not begin (C-SESS-28). */
    NOT_READY,
    /** The agent was closed. */
    CLOSED;

    /** Whether the session was successful. */
    public boolean isSuccess() {
        return this == COMPLETED;
    }
}
