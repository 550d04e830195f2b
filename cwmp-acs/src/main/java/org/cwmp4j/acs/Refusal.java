package org.cwmp4j.acs;

/** Why a server refused a POST. Only what belongs to no live session is refused for load. */
public enum Refusal {
    /** As many sessions as the server takes at all: {@link AcsBudget#maxSessions()}. */
    NO_ROOM(true),
    /** Many sessions, and the Inform has neither {@code 0 BOOTSTRAP} nor {@code 7 TRANSFER COMPLETE}: {@link AcsBudget#softSessions()}. */
    LESS_URGENT(true),
    /** As many connections as the listener takes: {@link ListenerOptions#maxConnections()}. */
    CONNECTIONS(true),
    /** As many Informs, or bytes of them, as may be under way: {@link AcsBudget#maxOpening()}, {@link AcsBudget#maxBodyBytes()}. */
    BUSY(true),
    /** Too many from one address that have not proved who they are: {@link AcsBudget#maxUnprovenPerSource()}. */
    UNPROVEN(true),
    /** Too many Informs of one device: {@link AcsBudget#informsPerDevice()}. */
    DEVICE_RATE(true),
    /** Too many Informs from one address: {@link AcsBudget#informsPerSource()}. */
    SOURCE_RATE(true),
    /** It belongs to no session and opens none (A-SESS-38), or nobody can read it (A-SESS-37). */
    NO_SESSION(false),
    /** Another path, another method: not CWMP. */
    NOT_CWMP(false),
    /** A content coding that the server cannot read (A-HTTP-31). */
    CONTENT_CODING(false),
    /** A compressed body that grows beyond all bounds (B-HTTP-33). */
    INFLATED(false),
    /** A body longer than the server reads, at this point of a session. */
    TOO_LONG(false),
    /** A head, a body, or the reading of an answer that took too long; told by nothing but the connection's end. */
    TOO_SLOW(false),
    /** No HTTP that the server can read. */
    NOT_HTTP(false),
    /** Credentials that do not let it in, without another challenge. */
    CREDENTIALS(false);

    private final boolean load;

    Refusal(boolean load) {
        this.load = load;
    }

    /** Whether the server would have taken it with less to do: answered by 503 with Retry-After. */
    public boolean isForLoad() {
        return load;
    }
}
