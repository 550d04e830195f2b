package org.cwmp4j.model;

import java.util.List;
import org.cwmp4j.model.internal.MessageChecks;
import org.cwmp4j.model.rpc.CwmpMessage;

/**
 * The rules of the standard about messages: lengths, ranges, counts, patterns, and what exists in which version and direction
 * (TR-069 A6C1 Annex A and the RPC schemas). Builders and the encoder refuse what breaks them, the strict reader answers
 * accordingly, the lenient reader reports. Safe on any thread.
 */
public final class Conformance {
    private Conformance() {}

    /**
     * What a message breaks, in the order of its arguments; empty if nothing. Costs one pass over its texts.
     *
     * @param version the version of the session, or of the sender where there is none yet
     * @param direction which way the message travels
     */
    public static List<Violation> check(CwmpMessage message, CwmpVersion version, Direction direction) {
        return MessageChecks.check(message, version, direction);
    }

    /**
     * As {@link #check}, for a message that an XML parser has read: its texts hold no character that XML cannot carry, and are
     * not searched for one.
     */
    public static List<Violation> checkParsed(CwmpMessage message, CwmpVersion version, Direction direction) {
        return MessageChecks.checkParsed(message, version, direction);
    }

    /**
     * The message itself if it breaks nothing.
     *
     * @throws ConformanceException if it does
     */
    public static <M extends CwmpMessage> M require(M message, CwmpVersion version, Direction direction) {
        List<Violation> violations = check(message, version, direction);
        if (!violations.isEmpty()) {
            throw new ConformanceException(violations);
        }
        return message;
    }
}
