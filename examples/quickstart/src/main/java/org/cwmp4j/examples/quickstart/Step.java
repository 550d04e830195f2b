package org.cwmp4j.examples.quickstart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the demonstration shows, in order. Each must be seen by both ends. */
enum Step {
    BOOTSTRAP("the device registers: 0 BOOTSTRAP and 1 BOOT"),
    READ("DeviceInfo is read"),
    SET_INTERVAL("PeriodicInformInterval is set"),
    SET_PARAMETER("a writable parameter is set"),
    ADD_OBJECT("a row is added"),
    DELETE_OBJECT("the row is deleted"),
    REFUSED_WRITE("a write to a read-only parameter is refused with its fault"),
    PERIODIC("a periodic Inform comes"),
    CONNECTION_REQUEST("the device is called by a connection request"),
    REBOOT("the device reboots and reports M Reboot"),
    DOWNLOAD("a firmware download is asked for"),
    UPDATED("the device runs the new firmware: 1 BOOT, M Download and TransferComplete"),
    UPLOAD("a log file is uploaded: M Upload and TransferComplete");

    private static final Pattern SEEN = Pattern.compile("step (\\d+) of \\d+ seen: .*");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    /** What happens, for people. */
    String text() {
        return text;
    }

    /** 1 for the first. */
    int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    /** The line that says that this step was seen. */
    String seenLine() {
        return String.format(Locale.ROOT, "step %d of %d seen: %s", number(), values().length, text);
    }

    /** The line that says that this step was not seen. */
    String missingLine() {
        return String.format(Locale.ROOT, "step %d of %d not seen: %s", number(), values().length, text);
    }

    /** The step that a line says was seen. */
    static Optional<Step> ofSeenLine(String line) {
        Matcher m = SEEN.matcher(line);
        return m.matches() ? Optional.of(values()[Integer.parseInt(m.group(1)) - 1]) : Optional.empty();
    }
}
