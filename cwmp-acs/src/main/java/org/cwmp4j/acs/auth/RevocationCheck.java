package org.cwmp4j.acs.auth;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Knows which certificates are no longer good: an operator's own list, a responder that is asked without blocking. Asked about a chain
 * before anybody is let in by it, and again when the answer has grown old. Thread-safe; must not block. By default there is none; what the
 * JDK can find out during the handshake is {@link org.cwmp4j.http.tls.TlsRevocation}'s.
 */
@FunctionalInterface
public interface RevocationCheck {
    /** What is known of a certificate. */
    enum Status {
        /** Not revoked. */
        GOOD,
        /** Revoked: 403. */
        REVOKED,
        /** Not to be found out now: 503, and the device tries again. Who would rather let it in says {@link #GOOD}. */
        UNKNOWN
    }

    /**
     * Asks.
     *
     * @param chain verified up to a trusted root; the device's own certificate first
     * @return fails like {@link Status#UNKNOWN}
     */
    CompletionStage<Status> check(List<X509Certificate> chain);
}
