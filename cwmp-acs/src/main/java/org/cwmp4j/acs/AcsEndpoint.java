package org.cwmp4j.acs;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.Authentication;
import org.cwmp4j.codec.DecodeContext;
import org.jspecify.annotations.Nullable;

/**
 * The engine as a driver sees it. For each POST: {@link #screen}, then {@link #authentication}, then read and decode the body
 * by {@link #decodeContext}, then {@link #exchange}. Thread-safe; nothing here blocks. Stages complete on any thread.
 */
public interface AcsEndpoint {
    /**
     * What can be refused before the body is read (A-ROB-09): a POST that can only open a session while there is no room for one.
     *
     * @param connection as in {@link AcsExchange#connection()}
     * @param sessionCookie as in {@link AcsExchange#sessionCookie()}
     * @return the answer to give at once, or empty to go on
     */
    Optional<AcsAnswer> screen(Object connection, @Nullable String sessionCookie);

    /** How devices prove who they are; asked for every POST before its body is decoded. */
    Authentication authentication();

    /**
     * How to read a body.
     *
     * @param contentType the value of the HTTP header; {@code null} for none
     */
    DecodeContext decodeContext(@Nullable String contentType);

    /**
     * Takes a POST. One at a time on a connection. The stage never completes exceptionally; it completes once the session's
     * state machine and the application have an answer, at the latest by {@link SessionLimits#answer()} and a short grace.
     */
    CompletionStage<AcsAnswer> exchange(AcsExchange exchange);

    /** Says that a TCP connection is gone. Ends no session: the device may go on with another one (A-HTTP-17). */
    void connectionClosed(Object connection);
}
