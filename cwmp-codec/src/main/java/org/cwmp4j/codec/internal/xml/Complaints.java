package org.cwmp4j.codec.internal.xml;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Says what a parser complains about without quoting the message, which may hold secrets. */
final class Complaints {
    private static final String[][] KNOWN = {
        {"Unexpected close tag", "an end tag that does not match its start tag"},
        {"Duplicate attribute", "an attribute written twice"},
        {"Undeclared general entity", "an undefined entity"},
        {"Illegal character entity", "a reference to a character that XML cannot carry"},
        {"Illegal character ((CTRL-CHAR", "a control character"},
        {"Illegal processing instruction target", "an XML declaration that is not at the start"},
        {"Unexpected '<'", "a less-than sign inside an attribute"},
        {"in prolog", "text before the root element"},
        {"xml declaration", "a malformed XML declaration"},
        {"in xml declaration", "a malformed XML declaration"},
    };

    private Complaints() {}

    static String of(@Nullable XMLStreamException e) {
        String message = e == null ? "" : String.valueOf(e.getMessage());
        for (String[] known : KNOWN) {
            if (message.contains(known[0])) {
                return "not well-formed: " + known[1];
            }
        }
        return "not well-formed XML";
    }
}
