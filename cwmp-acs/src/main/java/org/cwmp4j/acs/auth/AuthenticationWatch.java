package org.cwmp4j.acs.auth;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.cwmp4j.http.auth.AuthVerdict;
import org.jspecify.annotations.Nullable;

/** Is told of credentials that were refused. Called on the threads that move bytes: must not block. Does nothing by default. */
public interface AuthenticationWatch {
    /** Takes no note. */
    AuthenticationWatch NONE = new AuthenticationWatch() {};

    /**
     * Credentials were refused, other than for an old nonce.
     *
     * @param user as the peer said; not trusted
     */
    default void notAuthenticated(InetSocketAddress remote, String user, AuthVerdict.Reason reason) {}

    /**
     * From now on is not looked at any more.
     *
     * @param user the user from that source; {@code null} for the whole source
     * @param wait for how long
     */
    default void lockedOut(InetSocketAddress remote, @Nullable String user, Duration wait) {}
}
