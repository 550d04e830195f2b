package org.cwmp4j.it.wire;

/** What can go wrong with one exchange on the in-memory wire. */
public enum WireFault {
    /** Nothing. */
    NONE,
    /** The request vanishes: nobody answers, and the connection stays open. */
    REQUEST_LOST,
    /** The connection breaks before the request is written. */
    CLOSED_BEFORE_WRITE,
    /** The request arrives, and the connection breaks at once. */
    CLOSED_AFTER_WRITE,
    /** The request arrives, its response vanishes, and the connection stays open. */
    RESPONSE_LOST,
    /** The response comes within moments of the device's deadline, before or after. */
    RESPONSE_LATE,
    /** A proxy answers 503; the ACS sees nothing. */
    UNAVAILABLE,
    /** The ACS asks for the same request again: fault 8005. Only for requests of the device. */
    RETRY_REQUEST,
    /** The exchange goes well, but the next one uses another TCP connection. */
    RECONNECT,
    /** The device loses power before the request is written. */
    DEVICE_KILLED_BEFORE,
    /** The device loses power while the ACS works on the request. */
    DEVICE_KILLED_DURING,
    /** The device loses power at the very record that follows. */
    DEVICE_KILLED_AT_RECORD,
    /** The ACS is killed before the request arrives. */
    ACS_KILLED_BEFORE,
    /** The ACS is killed before its response leaves. */
    ACS_KILLED_DURING
}
