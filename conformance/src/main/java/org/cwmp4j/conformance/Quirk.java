package org.cwmp4j.conformance;

import java.util.regex.Pattern;

/**
 * Something that real peers do against the standard, and what the library does about it.
 *
 * @param id the identifier: a group and a number or a name, {@code H4} or {@code S4-FREEACS}
 * @param text what peers do
 * @param answer what the library does
 */
public record Quirk(String id, String text, String answer) {

    private static final Pattern ID = Pattern.compile("[XHDW][0-9]+|S4-[A-Z]+");

    /** Refuses an identifier of another form. */
    public Quirk {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the identifier of a quirk: " + id);
        }
    }

    /**
     * The group that the quirk belongs to.
     *
     * @return the group
     */
    public Group group() {
        return Group.valueOf(id.startsWith("S4") ? "S4" : id.substring(0, 1));
    }

    /** The groups of quirks, in the order of the page. */
    public enum Group {
        /** The text of messages. */
        X("XML and SOAP"),
        /** Connections, cookies and credentials. */
        H("HTTP, sessions and authentication"),
        /** What devices hold and how they answer. */
        D("Data model and methods of devices"),
        /** Servers that a device meets. */
        S4("Servers"),
        /** What programs were seen to send each other. */
        W("Between real programs");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
