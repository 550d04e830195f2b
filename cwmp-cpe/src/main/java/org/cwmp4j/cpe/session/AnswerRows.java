package org.cwmp4j.cpe.session;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The rows of an answer that is too long to be held: an opaque handle, which the session only passes on. Whatever writes the message
 * opens it. What it holds is bounded however many rows there are.
 */
public interface AnswerRows {
    /** How many rows there are, known before the first is made (B-SOAP-07). */
    int count();

    /**
     * Begins with the first row. May be called on any thread, and again, after the last cursor was closed, if the POST has to be sent
     * again: the same rows in the same order, but a value that the device changes by itself may have moved.
     */
    Cursor open();

    /** Goes through rows once. One call at a time; calls return at once, stages may complete on any thread. */
    interface Cursor extends AutoCloseable {
        /**
         * The next rows, few enough to be held: of the type that the list of the message has. Empty after the last.
         *
         * @return fails if the rows cannot go on; then the message must not look as if it were whole
         */
        CompletionStage<List<?>> next();

        /** Nothing more is wanted. Idempotent. */
        @Override
        void close();
    }
}
