package org.cwmp4j.acs.connectionrequest;

/** What a device, or the way to it, made of a connection request (A-CR-18, CRQ-27). */
public enum ConnectionRequestVerdict {
    /** Any 2xx: the device will try to open a session within 30 s. */
    ACCEPTED,
    /** 401 to our credentials, or a challenge that may not be answered: none of Digest, where the profile does not say Basic (CRQ-29). */
    BAD_CREDENTIALS,
    /** 503: in a session, too many requests, or a proxied device that is offline; may be repeated later. */
    BUSY_OR_OFFLINE,
    /** 404, or nobody listens at the port: the device has another URL by now, and will tell it in its next Inform. */
    STALE_URL,
    /** No way to the device, or no answer in time. */
    UNREACHABLE,
    /** An answer that is none: another status, no HTTP, or a connection closed without one, twice. The device may come all the same (H8). */
    PROTOCOL_ERROR,
    /** Nothing was sent: the device's URL or credentials are unknown (A-CR-02), or the URL leads where requests may not go (CRQ-23). */
    NO_TARGET,
    /** Nothing was sent: too many requests, to this device or in all, or the last one failed only just now. */
    HELD_BACK
}
