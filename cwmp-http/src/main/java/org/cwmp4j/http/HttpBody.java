package org.cwmp4j.http;

import java.util.concurrent.CompletionStage;

/** The body of a request that is made while it is being sent, part by part, so that it never has to be held as a whole. */
public interface HttpBody {
    /** What {@link #length} returns where nobody knows. */
    long UNKNOWN = -1;

    /** How many bytes there will be; {@link #UNKNOWN}, the default, to have it sent in chunks. */
    default long length() {
        return UNKNOWN;
    }

    /**
     * Begins with the first byte. Called once more, after the last was closed, for each time that the request has to be sent
     * again: for a challenge, for a redirect, on a new connection.
     */
    Parts open();

    /** A body on its way. One call at a time; must not block. */
    interface Parts extends AutoCloseable {
        /**
         * The next bytes, in parts small enough to be held; empty after the last. Called only after the part before has been
         * taken by the network: so a slow peer slows down whoever makes the body. May complete on any thread.
         *
         * @return failed if the body cannot go on: the connection is closed then, without an end that anybody could take for the
         *     body's
         */
        CompletionStage<byte[]> next();

        /** Nothing more is wanted, whether it was whole or not. Called once. */
        @Override
        void close();
    }
}
