package org.cwmp4j.cpe;

import java.util.Set;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.VersionTable;

/** Which events an application may raise. */
final class ApplicationEvents {
    private static final Set<EventCode> STANDARD = Set.of(EventCode.DIAGNOSTICS_COMPLETE, EventCode.WAKEUP);

    private ApplicationEvents() {}

    /** Refuses what the engine raises itself, and what could not be sent. */
    static void require(Event event) {
        EventCode code = event.code();
        boolean vendor = code.text().startsWith("X ") || code.text().startsWith("M X_");
        boolean sendable = VersionTable.has(CwmpVersion.V1_4, code)
                && code.text().length() <= 64
                && event.commandKey().length() <= MethodKeys.LONGEST
                && (code.isMethodEvent() || event.commandKey().isEmpty());
        if (!sendable || !(vendor || STANDARD.contains(code))) {
            throw new IllegalArgumentException("event " + event
                    + ": expected 8 DIAGNOSTICS COMPLETE, 13 WAKEUP or a vendor event, with a CommandKey of 32 characters at"
                    + " most for an M event and none for others");
        }
    }
}
