package org.cwmp4j.http;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What answers the requests of a server. Called on the threads that move bytes: must not block. Thread-safe. */
@FunctionalInterface
public interface HttpService {
    /**
     * Judges a request by its head, before its body is read.
     *
     * @param head without body
     * @param peer whose request it is; one object for each connection
     * @return an answer, or how to go on; a stage that fails is answered by 500
     */
    CompletionStage<Admission> admit(HttpCall head, HttpPeer peer);

    /** A connection is gone; no more requests come from it. */
    default void closed(HttpPeer peer) {}

    /**
     * The server itself refused a request, or gave up a connection.
     *
     * @param status that was answered, or would have been: 408 where a peer was too slow to be told, 503 where a connection was
     *     closed at once because there are too many of them
     */
    default void refused(HttpPeer peer, int status) {}

    /** Whether the body is wanted. */
    sealed interface Admission {
        /**
         * It is not. Unless the answer has {@code Connection: close} it is sent after the body was read and dropped, so that
         * the connection can be used again.
         *
         * @param answer at once
         */
        record Answer(HttpAnswer answer) implements Admission {
            public Answer {
                Objects.requireNonNull(answer, "answer");
            }
        }

        /**
         * It is. One that is longer is answered by 413.
         *
         * @param maxBody in bytes
         * @param room where it is collected
         * @param then takes the whole request; a stage that fails is answered by 500
         */
        record Read(int maxBody, BodyRoom room, Function<HttpCall, CompletionStage<HttpAnswer>> then)
                implements Admission {
            public Read {
                Objects.requireNonNull(room, "room");
                Objects.requireNonNull(then, "then");
            }

            /** With no bound beyond its own. */
            public Read(int maxBody, Function<HttpCall, CompletionStage<HttpAnswer>> then) {
                this(maxBody, BodyRoom.UNBOUNDED, then);
            }
        }
    }
}
