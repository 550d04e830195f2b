package org.cwmp4j.http.auth;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a client is ready to answer. Digest goes before Basic, and a stronger algorithm before a weaker one.
 *
 * @param algorithms of Digest that it answers; empty for no Digest
 * @param basic when to send the password readable
 */
public record ClientAuthPolicy(Set<DigestAlgorithm> algorithms, BasicUse basic) {
    public ClientAuthPolicy {
        algorithms = algorithms.isEmpty() ? Set.of() : Set.copyOf(algorithms);
        Objects.requireNonNull(basic, "basic");
    }

    /** Every algorithm of Digest, and never Basic: for connection requests, and for sessions that must not leak. */
    public static ClientAuthPolicy digestOnly() {
        return new ClientAuthPolicy(EnumSet.allOf(DigestAlgorithm.class), BasicUse.NEVER);
    }

    /**
     * What a CPE must support (TR-069 A6C1 3.4.4): Digest and Basic as the ACS chooses; over TLS Basic is sent unasked.
     *
     * @param tls whether the connection is secure
     */
    public static ClientAuthPolicy device(boolean tls) {
        return new ClientAuthPolicy(
                EnumSet.allOf(DigestAlgorithm.class), tls ? BasicUse.UNASKED : BasicUse.WHEN_CHALLENGED);
    }

    /** With that use of Basic. */
    public ClientAuthPolicy withBasic(BasicUse value) {
        return new ClientAuthPolicy(algorithms, value);
    }

    /** When Basic is used. */
    public enum BasicUse {
        /** Not even when asked for. */
        NEVER,
        /** If the server asks for nothing better. */
        WHEN_CHALLENGED,
        /** In the first request too. For TLS only. */
        UNASKED
    }
}
