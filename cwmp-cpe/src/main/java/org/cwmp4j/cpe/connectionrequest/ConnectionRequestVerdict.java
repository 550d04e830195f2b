package org.cwmp4j.cpe.connectionrequest;

/** What came of a connection request (TR-069 A6C1 3.2.2). */
public enum ConnectionRequestVerdict {
    /** Authenticated; a session starts at once. */
    ACCEPTED,
    /** Authenticated; a session is about to start already, or follows the present one (C-CR-08, C-CR-09). */
    COALESCED,
    /** No credentials yet; challenged (C-CR-15). */
    CHALLENGED,
    /** Credentials that are wrong, too old or used before. */
    UNAUTHENTICATED,
    /** Too many in a short time (C-CR-05). */
    RATE_LIMITED,
    /** In a session, and the agent is set to refuse then (C-CR-09). */
    BUSY,
    /** From an address that is not heard (CRQ-18). */
    FORBIDDEN_SOURCE,
    /** No GET (C-CR-11). */
    WRONG_METHOD,
    /** Connection requests are switched off, or no password is set. */
    DISABLED
}
