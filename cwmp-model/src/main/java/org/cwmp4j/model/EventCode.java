package org.cwmp4j.model;

import java.util.Objects;

/**
 * The code of an event, exactly as written on the wire (TR-069 A6C1 Table 8). Open: codes of vendors and of later versions
 * keep their text.
 *
 * @param text the code, case-sensitive, number and blank included
 */
public record EventCode(String text) {
    public static final EventCode BOOTSTRAP = new EventCode("0 BOOTSTRAP");
    public static final EventCode BOOT = new EventCode("1 BOOT");
    public static final EventCode PERIODIC = new EventCode("2 PERIODIC");
    public static final EventCode SCHEDULED = new EventCode("3 SCHEDULED");
    public static final EventCode VALUE_CHANGE = new EventCode("4 VALUE CHANGE");
    public static final EventCode KICKED = new EventCode("5 KICKED");
    public static final EventCode CONNECTION_REQUEST = new EventCode("6 CONNECTION REQUEST");
    public static final EventCode TRANSFER_COMPLETE = new EventCode("7 TRANSFER COMPLETE");
    public static final EventCode DIAGNOSTICS_COMPLETE = new EventCode("8 DIAGNOSTICS COMPLETE");
    public static final EventCode REQUEST_DOWNLOAD = new EventCode("9 REQUEST DOWNLOAD");
    public static final EventCode AUTONOMOUS_TRANSFER_COMPLETE = new EventCode("10 AUTONOMOUS TRANSFER COMPLETE");
    public static final EventCode DU_STATE_CHANGE_COMPLETE = new EventCode("11 DU STATE CHANGE COMPLETE");
    public static final EventCode AUTONOMOUS_DU_STATE_CHANGE_COMPLETE =
            new EventCode("12 AUTONOMOUS DU STATE CHANGE COMPLETE");
    public static final EventCode WAKEUP = new EventCode("13 WAKEUP");
    public static final EventCode HEARTBEAT = new EventCode("14 HEARTBEAT");
    public static final EventCode M_REBOOT = new EventCode("M Reboot");
    public static final EventCode M_SCHEDULE_INFORM = new EventCode("M ScheduleInform");
    public static final EventCode M_DOWNLOAD = new EventCode("M Download");
    public static final EventCode M_SCHEDULE_DOWNLOAD = new EventCode("M ScheduleDownload");
    public static final EventCode M_UPLOAD = new EventCode("M Upload");
    public static final EventCode M_CHANGE_DU_STATE = new EventCode("M ChangeDUState");

    public EventCode {
        Objects.requireNonNull(text, "text");
    }

    /** Whether this is a "Multiple" event of a method: {@code M} and the method's name. */
    public boolean isMethodEvent() {
        return text.startsWith("M ");
    }

    @Override
    public String toString() {
        return text;
    }
}
