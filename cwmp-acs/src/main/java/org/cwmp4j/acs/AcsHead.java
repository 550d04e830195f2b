package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a POST before it is authenticated and its body read.
 *
 * @param connection as in {@link AcsExchange#connection()}
 * @param remote as in {@link AcsExchange#remote()}
 * @param sessionCookie as in {@link AcsExchange#sessionCookie()}
 * @param overLimit whether the listener had as many connections as it wants when this one came
 */
public record AcsHead(
        Object connection,
        InetSocketAddress remote,
        @Nullable String sessionCookie,
        boolean overLimit) {
    public AcsHead {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(remote, "remote");
    }
}
