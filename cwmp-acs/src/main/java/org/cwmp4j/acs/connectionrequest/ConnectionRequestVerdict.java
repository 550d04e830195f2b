package org.cwmp4j.acs.connectionrequest;

/** What a device, or the way to it, made of a connection request (A-CR-18). */
public enum ConnectionRequestVerdict {
    /** Any 2xx: the device will try to open a session within 30 s. */
    ACCEPTED,
    /** 401 to our credentials, or a challenge that is no Digest. */
    NOT_AUTHENTICATED,
    /** 503: in a session or too many requests; may be repeated later. */
    BUSY,
    /** Any other status. */
    REFUSED,
    /** No connection, or no answer in time. */
    UNREACHABLE,
    /** An answer that is no HTTP. */
    INVALID_ANSWER,
    /** Nothing was sent: the device's URL or credentials are unknown (A-CR-02). */
    NO_TARGET,
    /** Nothing was sent: too many requests are under way. */
    OVERLOADED
}
