package org.cwmp4j.model.data;

import java.util.Optional;
import org.cwmp4j.model.Notification;

/** What a data model says of active notification of a parameter (TR-106 A.2.5, C-NOT-07). */
public enum ActiveNotify {
    /** The ACS decides; at first off. */
    NORMAL("normal"),
    /** Always active; attempts to change that are ignored (C-SPA-07). */
    FORCE_ENABLED("forceEnabled"),
    /** At first active; the ACS may change it. */
    FORCE_DEFAULT_ENABLED("forceDefaultEnabled"),
    /** The device may deny it with fault 9009 (C-SPA-09). */
    CAN_DENY("canDeny");

    private final String text;

    ActiveNotify(String text) {
        this.text = text;
    }

    /** The name in data models. */
    public String text() {
        return text;
    }

    /** What a parameter has until the ACS changes it (C-SPA-10). */
    public Notification defaultNotification() {
        return this == FORCE_ENABLED || this == FORCE_DEFAULT_ENABLED ? Notification.ACTIVE : Notification.OFF;
    }

    /** The value that data models call so; empty if there is none. */
    public static Optional<ActiveNotify> ofText(String text) {
        for (ActiveNotify value : values()) {
            if (value.text.equals(text)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
