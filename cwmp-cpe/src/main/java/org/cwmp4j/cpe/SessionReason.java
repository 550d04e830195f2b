package org.cwmp4j.cpe;

/** Why a session was started (C-CONN-01). A session may have several reasons. */
public enum SessionReason {
    /** First contact with this ACS: from factory, after a factory reset, or since the URL changed. */
    BOOTSTRAP,
    /** The device started. */
    BOOT,
    /** PeriodicInformInterval. */
    PERIODIC,
    /** A ScheduleInform came due. */
    SCHEDULED,
    /** A parameter with active notification changed. */
    VALUE_CHANGE,
    /** The ACS asked. */
    CONNECTION_REQUEST,
    /** HeartbeatPolicy.ReportingInterval: the only reason of its session but for a retry (C-NOT-15). */
    HEARTBEAT,
    /** The session before failed. */
    RETRY,
    /** The application asked, or has a call for the ACS. */
    REQUESTED,
    /** Another event, see {@link SessionInfo#events()}. */
    EVENT
}
