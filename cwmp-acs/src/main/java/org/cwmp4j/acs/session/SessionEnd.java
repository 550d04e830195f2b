package org.cwmp4j.acs.session;

/** Why a session ended. */
public enum SessionEnd {
    /** Both sides had nothing more to ask: the regular end (A-SESS-34). */
    COMPLETED(true),
    /** The application asked for the end, which was regular on the wire. */
    FINISHED(true),
    /** The application's session code failed or took too long; the end was regular on the wire. */
    HANDLER_FAILED(true),
    /** The application sent the device to another server, where the session goes on (A-HTTP-28). */
    REDIRECTED(true),
    /** The application, a policy or the version negotiation answered the Inform with a fault. */
    INFORM_FAULTED(false),
    /** The application or a policy refused the Inform without SOAP. */
    INFORM_REFUSED(false),
    /** The application ended the session as failed: the device will try again (A-SESS-39). */
    ABORTED(false),
    /** The device sent what the session does not allow (A-SESS-38). */
    PROTOCOL_VIOLATION(false),
    /** The device sent what cannot be read (A-SESS-37). */
    MALFORMED_MESSAGE(false),
    /** The device was silent for too long (A-SESS-36). */
    DEVICE_SILENT(false),
    /** The device did not answer a call in time. */
    CALL_TIMEOUT(false),
    /** The session lasted too long in all. */
    TOTAL_TIMEOUT(false),
    /** A change could not be recorded, so what depends on it did not happen. */
    RECORD_FAILED(false),
    /** The same device opened a new session (A-SESS-49). */
    REPLACED(false),
    /** The server was closed. */
    SERVER_CLOSED(false),
    /** The server itself failed: a defect of this library or of a store. */
    INTERNAL_ERROR(false);

    private final boolean regular;

    SessionEnd(boolean regular) {
        this.regular = regular;
    }

    /** Whether the device, too, takes the session for a successful one. */
    public boolean isRegular() {
        return regular;
    }
}
