package org.cwmp4j.acs;

import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/**
 * By what a POST is known again, without keeping it.
 *
 * @param name of the message; empty for an empty POST, {@code null} for one that is never known again
 * @param id of the header
 * @param hash of all of it
 */
record PostMark(@Nullable String name, @Nullable String id, int hash) {
    static final PostMark NONE = new PostMark(null, null, 0);
    private static final PostMark EMPTY = new PostMark("", null, 0);

    static PostMark of(Payload payload) {
        if (payload instanceof Payload.Empty) {
            return EMPTY;
        }
        if (!(payload instanceof Payload.Message message)) {
            return NONE;
        }
        SoapEnvelope envelope = message.envelope().envelope();
        return envelope.message() instanceof Inform
                ? NONE
                : new PostMark(envelope.message().name(), envelope.header().id(), envelope.hashCode());
    }

    boolean isRepeatedBy(Payload payload) {
        return name != null && equals(of(payload));
    }
}
