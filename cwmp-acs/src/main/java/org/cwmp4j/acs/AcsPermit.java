package org.cwmp4j.acs;

import org.cwmp4j.http.BodyRoom;

/**
 * A place among the POSTs that a server works on. To be given back by {@link #close}, whatever became of the POST, once its answer
 * is known. Thread-safe.
 */
public interface AcsPermit extends BodyRoom, AutoCloseable {
    /** How many bytes the body may have, decoded. */
    int maxBody();

    /** How many of them an Inform may have: a session keeps it to its end. */
    int maxInform();

    /** Says that the sender has proved who it is. */
    void proven();

    /** As {@link #close}. */
    @Override
    default void abandoned() {
        close();
    }

    /** Gives the place and the room back. Idempotent. */
    @Override
    void close();
}
