package org.cwmp4j.http.auth;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link DigestServer} offers and accepts.
 *
 * @param realm shown to clients and hashed with their passwords; a change voids stored HA1 values
 * @param algorithms offered, one challenge each in this order, and accepted
 * @param nonceLifetime from issue, whatever the use
 * @param maxNonces how many nonces in use are remembered; with more, the oldest are refused as stale
 * @param withoutQop what to do with clients that know only RFC 2069
 * @param emptyPasswordAllowed whether an empty stored password is one
 */
public record DigestServerSettings(
        String realm,
        List<DigestAlgorithm> algorithms,
        Duration nonceLifetime,
        int maxNonces,
        WithoutQop withoutQop,
        boolean emptyPasswordAllowed) {
    public DigestServerSettings {
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(withoutQop, "withoutQop");
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty()) {
            throw new IllegalArgumentException("algorithms: at least one is needed");
        }
        if (nonceLifetime.isNegative() || nonceLifetime.isZero()) {
            throw new IllegalArgumentException("nonceLifetime must be positive, is " + nonceLifetime);
        }
        if (maxNonces < 1) {
            throw new IllegalArgumentException("maxNonces must be positive, is " + maxNonces);
        }
    }

    /** MD5, nonces of five minutes, 100,000 of them, RFC 2069 once per nonce, no empty passwords. */
    public static DigestServerSettings of(String realm) {
        return new DigestServerSettings(
                realm, List.of(DigestAlgorithm.MD5), Duration.ofMinutes(5), 100_000, WithoutQop.ONCE, false);
    }

    /** With these algorithms. */
    public DigestServerSettings withAlgorithms(DigestAlgorithm... value) {
        return new DigestServerSettings(
                realm, List.of(value), nonceLifetime, maxNonces, withoutQop, emptyPasswordAllowed);
    }

    /** With that lifetime. */
    public DigestServerSettings withNonceLifetime(Duration value) {
        return new DigestServerSettings(realm, algorithms, value, maxNonces, withoutQop, emptyPasswordAllowed);
    }

    /** With that many remembered nonces. */
    public DigestServerSettings withMaxNonces(int value) {
        return new DigestServerSettings(realm, algorithms, nonceLifetime, value, withoutQop, emptyPasswordAllowed);
    }

    /** With that treatment of RFC 2069. */
    public DigestServerSettings withoutQop(WithoutQop value) {
        return new DigestServerSettings(realm, algorithms, nonceLifetime, maxNonces, value, emptyPasswordAllowed);
    }

    /** With empty passwords allowed or not. */
    public DigestServerSettings withEmptyPasswordAllowed(boolean value) {
        return new DigestServerSettings(realm, algorithms, nonceLifetime, maxNonces, withoutQop, value);
    }

    /** A response without {@code qop} has no count, so nothing in it shows a replay. */
    public enum WithoutQop {
        /** Not accepted. */
        REFUSE,
        /** A nonce serves for one request; the next is answered with a new one and {@code stale=true}. */
        ONCE,
        /** A nonce serves until it expires, and so would a recording of the request. */
        REPEATABLE
    }
}
