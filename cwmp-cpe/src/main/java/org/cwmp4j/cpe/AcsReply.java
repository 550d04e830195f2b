package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DecodedEnvelope;
import org.jspecify.annotations.Nullable;

/** The final response to one POST: no redirect, no first 401, no 1xx. */
public sealed interface AcsReply {
    /** Status 200 with an envelope. */
    record Message(DecodedEnvelope decoded) implements AcsReply {
        public Message {
            Objects.requireNonNull(decoded, "decoded");
        }
    }

    /**
     * No request from the ACS: 204, or 200 without content (C-HTTP-09).
     *
     * @param status 200 to 299
     */
    record Empty(int status) implements AcsReply {}

    /**
     * Any status that the transport does not handle, a second 401 and a redirect that is not followed included (C-AUTH-06,
     * C-HTTP-24, C-SESS-22).
     *
     * @param status 300 to 599
     * @param text the beginning of the content, for logs; may be empty
     * @param retryAfter what the ACS asks to wait; {@code null} if it said nothing readable
     */
    record Status(int status, String text, @Nullable Duration retryAfter) implements AcsReply {
        public Status {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Status 200 with content that is no readable message. */
    record Unreadable(CodecException error) implements AcsReply {
        public Unreadable {
            Objects.requireNonNull(error, "error");
        }
    }
}
