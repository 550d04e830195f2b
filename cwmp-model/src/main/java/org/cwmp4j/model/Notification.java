package org.cwmp4j.model;

import java.util.Optional;

/** How the device tells of changes of a parameter that the ACS did not make (TR-069 A6C1 Table 25). */
public enum Notification {
    /** Does not tell. */
    OFF(0),
    /** In the next Inform that is no heartbeat. */
    PASSIVE(1),
    /** Starts a session. */
    ACTIVE(2),
    /** With the next lightweight message, or at the trigger interval (since 1.4). */
    PASSIVE_LIGHTWEIGHT(3),
    /** {@link #PASSIVE} and {@link #PASSIVE_LIGHTWEIGHT} (since 1.4). */
    PASSIVE_WITH_PASSIVE_LIGHTWEIGHT(4),
    /** By a lightweight message at once (since 1.4). */
    ACTIVE_LIGHTWEIGHT(5),
    /** {@link #PASSIVE} and {@link #ACTIVE_LIGHTWEIGHT} (since 1.4). */
    PASSIVE_WITH_ACTIVE_LIGHTWEIGHT(6);

    private final int code;

    Notification(int code) {
        this.code = code;
    }

    /** The number on the wire, 0 to 6. */
    public int code() {
        return code;
    }

    /** The version that brought it. */
    public CwmpVersion since() {
        return this.compareTo(ACTIVE) <= 0 ? CwmpVersion.V1_0 : CwmpVersion.V1_4;
    }

    /** Whether a change is reported in the next Inform that is no heartbeat: 1, 2, 4, 6. */
    public boolean inInform() {
        return this == ACTIVE || isPassive();
    }

    /** Whether changes wait for the next session: 1, 4, 6. */
    public boolean isPassive() {
        return this == PASSIVE || this == PASSIVE_WITH_PASSIVE_LIGHTWEIGHT || this == PASSIVE_WITH_ACTIVE_LIGHTWEIGHT;
    }

    /** Whether lightweight messages are wanted: 3 to 6. */
    public boolean isLightweight() {
        return compareTo(ACTIVE) > 0;
    }

    /** Whether a device may deny it for parameters that its model marks so (C-SPA-09): 2, 5, 6. */
    public boolean isDeniable() {
        return this == ACTIVE || this == ACTIVE_LIGHTWEIGHT || this == PASSIVE_WITH_ACTIVE_LIGHTWEIGHT;
    }

    /** The value that messages write as {@code code}; empty for other numbers. */
    public static Optional<Notification> ofCode(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }
}
