package org.cwmp4j.model.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.VersionTable;

/** The event list of an Inform (TR-069 A6C1 Tables 8, 37, 40). */
final class EventChecks {
    /** The schemas from 1.1 on; that of 1.0 lists the codes, which {@link VersionTable} knows. */
    private static final Pattern CODE =
            Pattern.compile("[0-9]+( \\S+)+|M \\S+|X [0-9A-F]{6} [^\\r\\n]*|X \\S+ [^\\r\\n]+");

    private EventChecks() {}

    static void check(List<Event> events, Checker c) {
        c.atMost("Event", events, 64);
        Set<EventCode> seen = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            String code = event.code().text();
            boolean inVersion = VersionTable.has(c.version(), event.code());
            c.in("Event", i).text("EventCode", code, 64).text("CommandKey", event.commandKey(), Fields.KEY);
            if (!inVersion || !(isNumbered(code) || isOfMethod(code))) {
                c.pattern("EventCode", code, CODE, "a number and words, M and a method, or X <VENDOR> text");
            }
            if (!inVersion) {
                c.unsendable("EventCode", "not in CWMP " + c.version(), "an event of that version");
            }
            if (isNumbered(code)) {
                single(event, seen.add(event.code()), c);
            }
        }
        c.out();
        if (seen.contains(EventCode.HEARTBEAT) && events.size() > 1) {
            c.unsendable("Event", "a heartbeat among other events", "14 HEARTBEAT alone");
        }
    }

    /** Numbered events are "single" and have no command key (C-EVT-07, C-EVT-25). */
    private static void single(Event event, boolean first, Checker c) {
        if (!first) {
            c.unsendable("EventCode", "twice in the list", "each numbered event once");
        }
        if (!event.commandKey().isEmpty()) {
            c.unsendable("CommandKey", "not of an M event", "the empty text");
        }
    }

    /** An M event without anything odd in it; the pattern is for those that have. */
    private static boolean isOfMethod(String code) {
        for (int i = 2; i < code.length(); i++) {
            if (code.charAt(i) <= ' ') {
                return false;
            }
        }
        return code.startsWith("M ") && code.length() > 2;
    }

    private static boolean isNumbered(String code) {
        return !code.isEmpty() && code.charAt(0) >= '0' && code.charAt(0) <= '9';
    }
}
