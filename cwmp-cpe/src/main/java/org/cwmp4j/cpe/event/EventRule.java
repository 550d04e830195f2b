package org.cwmp4j.cpe.event;

import java.util.Map;
import org.cwmp4j.model.EventCode;

/**
 * How events of one code are delivered and when they are given up (TR-069 A6C1 Table 8). {@code 0 BOOTSTRAP} discards all others
 * when it arises, whatever their keeping.
 *
 * @param multiple whether each occurrence has an entry of its own; otherwise there is one however often it occurred (C-EVT-07)
 * @param confirmedBy the method whose response confirms the delivery (C-EVT-02)
 * @param keeping how long an undelivered event is kept
 */
public record EventRule(boolean multiple, String confirmedBy, Keeping keeping) {
    /** How long an undelivered event is kept. */
    public enum Keeping {
        /** For ever, over restarts too: recorded. */
        ALWAYS,
        /** Until the next restart. */
        UNTIL_REBOOT,
        /** For one session, successful or not. */
        ONE_SESSION
    }

    private static final String INFORM = "Inform";
    private static final String TRANSFER = "TransferComplete";
    private static final String DU_STATE = "DUStateChangeComplete";

    // The discretion that Table 8 leaves for 5 and 9 is used as for 4: until reboot.
    private static final Map<EventCode, EventRule> TABLE = Map.ofEntries(
            single(EventCode.BOOTSTRAP, INFORM, Keeping.ALWAYS),
            single(EventCode.BOOT, INFORM, Keeping.UNTIL_REBOOT),
            single(EventCode.PERIODIC, INFORM, Keeping.ALWAYS),
            single(EventCode.SCHEDULED, INFORM, Keeping.ALWAYS),
            single(EventCode.VALUE_CHANGE, INFORM, Keeping.UNTIL_REBOOT),
            single(EventCode.KICKED, "Kicked", Keeping.UNTIL_REBOOT),
            single(EventCode.CONNECTION_REQUEST, INFORM, Keeping.ONE_SESSION),
            single(EventCode.TRANSFER_COMPLETE, TRANSFER, Keeping.ALWAYS),
            single(EventCode.DIAGNOSTICS_COMPLETE, INFORM, Keeping.UNTIL_REBOOT),
            single(EventCode.REQUEST_DOWNLOAD, "RequestDownload", Keeping.UNTIL_REBOOT),
            single(EventCode.AUTONOMOUS_TRANSFER_COMPLETE, "AutonomousTransferComplete", Keeping.ALWAYS),
            single(EventCode.DU_STATE_CHANGE_COMPLETE, DU_STATE, Keeping.ALWAYS),
            single(EventCode.AUTONOMOUS_DU_STATE_CHANGE_COMPLETE, "AutonomousDUStateChangeComplete", Keeping.ALWAYS),
            single(EventCode.WAKEUP, INFORM, Keeping.UNTIL_REBOOT),
            single(EventCode.HEARTBEAT, INFORM, Keeping.UNTIL_REBOOT),
            multiple(EventCode.M_REBOOT, INFORM),
            multiple(EventCode.M_SCHEDULE_INFORM, INFORM),
            multiple(EventCode.M_DOWNLOAD, TRANSFER),
            multiple(EventCode.M_SCHEDULE_DOWNLOAD, TRANSFER),
            multiple(EventCode.M_UPLOAD, TRANSFER),
            multiple(EventCode.M_CHANGE_DU_STATE, DU_STATE));

    private static final EventRule VENDOR_METHOD = new EventRule(true, INFORM, Keeping.ALWAYS);
    private static final EventRule VENDOR = new EventRule(false, INFORM, Keeping.ALWAYS);

    /** The rule for a code; vendor events are kept for ever and confirmed by InformResponse (C-EVT-26). */
    public static EventRule of(EventCode code) {
        EventRule rule = TABLE.get(code);
        return rule != null ? rule : code.isMethodEvent() ? VENDOR_METHOD : VENDOR;
    }

    /** Whether the event must survive a restart (C-EVT-30). */
    public boolean isDurable() {
        return keeping == Keeping.ALWAYS;
    }

    private static Map.Entry<EventCode, EventRule> single(EventCode code, String confirmedBy, Keeping keeping) {
        return Map.entry(code, new EventRule(false, confirmedBy, keeping));
    }

    private static Map.Entry<EventCode, EventRule> multiple(EventCode code, String confirmedBy) {
        return Map.entry(code, new EventRule(true, confirmedBy, Keeping.ALWAYS));
    }
}
