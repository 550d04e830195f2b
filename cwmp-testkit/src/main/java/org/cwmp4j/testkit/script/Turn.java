package org.cwmp4j.testkit.script;

import java.util.Objects;
import org.cwmp4j.codec.SoapEnvelope;

/** What one side sends in one HTTP message: the content of a request of the CPE, or of a response of the ACS. */
public sealed interface Turn {

    /**
     * An envelope.
     *
     * @param envelope what is sent
     */
    record Message(SoapEnvelope envelope) implements Turn {
        /** Refuses {@code null}. */
        public Message {
            Objects.requireNonNull(envelope, "envelope");
        }

        @Override
        public String toString() {
            return envelope.message() + " (ID " + envelope.header().id() + ", " + envelope.namespace() + ")";
        }
    }

    /** No content: an empty POST of the CPE, a response 204 of the ACS. */
    record Empty() implements Turn {
        @Override
        public String toString() {
            return "an empty message";
        }
    }

    /**
     * Content that is no envelope, or none that can be read.
     *
     * @param content the text, in UTF-8 on the wire
     */
    record Text(String content) implements Turn {
        @Override
        public String toString() {
            return "no envelope but: " + (content.length() <= 200 ? content : content.substring(0, 200) + "…");
        }
    }

    /**
     * A response of the ACS with another status than 200 and 204; without content.
     *
     * @param status the status, 100 to 599
     */
    record Status(int status) implements Turn {
        @Override
        public String toString() {
            return "HTTP status " + status;
        }
    }

    /** The connection is closed instead of a response. */
    record HangUp() implements Turn {
        @Override
        public String toString() {
            return "a closed connection";
        }
    }
}
