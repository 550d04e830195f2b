package org.cwmp4j.cpe;

/** What a session may carry. */
enum SessionKind {
    /** Events, changes of values and calls. */
    ORDINARY,
    /** {@code 14 HEARTBEAT} and nothing else (C-NOT-15, C-NOT-17). */
    HEARTBEAT
}
