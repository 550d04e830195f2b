package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.auth.Authentication;
import org.cwmp4j.codec.DecodeContext;
import org.jspecify.annotations.Nullable;

/**
 * The engine as a driver sees it. For each POST: {@link #screen}, then {@link #authentication}, then read and decode the body
 * by {@link #decodeContext}, then {@link #exchange}, then give the permit back. Thread-safe; nothing here blocks. Stages complete on any thread.
 */
public interface AcsEndpoint {
    /**
     * Decides by the head whether a POST may go on at all (A-ROB-09): one of a live session always may, another only while there is room for
     * it.
     */
    AcsScreening screen(AcsHead head);

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

    /** Tells who watches that the driver itself refused a POST. */
    void refused(InetSocketAddress remote, int status, Refusal reason);

    /** What of HTTP the server's owner has chosen. */
    WireOptions wire();

    /** Says that a TCP connection is gone. Ends no session: the device may go on with another one (A-HTTP-17). */
    void connectionClosed(Object connection);
}
