package org.cwmp4j.it.matrix;

/** What can go wrong with one message on the wire. */
enum Fault {
    /** The connection is closed before the message. */
    CLOSED_BEFORE,
    /** The connection is closed in the midst of it. */
    CLOSED_IN,
    /** The connection is closed right after it. */
    CLOSED_AFTER,
    /** The message vanishes; the connection stays open and silent. */
    LOST,
    /** HTTP status 400 in its place, or for it. */
    STATUS_400(400),
    /** A challenge that asks for what was sent already. */
    STATUS_401(401),
    /** HTTP status 403. */
    STATUS_403(403),
    /** HTTP status 404. */
    STATUS_404(404),
    /** HTTP status 500. */
    STATUS_500(500),
    /** HTTP status 503. */
    STATUS_503(503),
    /** Bytes that are no HTTP in its place. */
    GARBAGE,
    /** Its body is cut in half; as HTTP it is sound. */
    TRUNCATED,
    /** It comes just before the receiver's patience ends. */
    SLOW;

    private final int status;

    Fault() {
        this(0);
    }

    Fault(int status) {
        this.status = status;
    }

    /** The status, 0 for none. */
    int status() {
        return status;
    }
}
