package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of a client. Every deadline is for the whole of its phase: bytes that trickle in do not put it off.
 *
 * @param connectTimeout from looking up the name to the end of the TLS handshake, over all addresses
 * @param nextAddressAfter how long one address has before the next one is tried beside it
 * @param sendTimeout for the request's bytes to be taken by the peer
 * @param responseTimeout from the request's last byte to the answer's head
 * @param bodyTimeout from the answer's head to its end
 * @param maxHead bytes of an answer's status line, and of its headers together
 * @param maxBody bytes of an answer's body
 * @param truncate whether a longer body is cut off and the connection closed, instead of failing the exchange
 */
public record HttpClientSettings(
        Duration connectTimeout,
        Duration nextAddressAfter,
        Duration sendTimeout,
        Duration responseTimeout,
        Duration bodyTimeout,
        int maxHead,
        int maxBody,
        boolean truncate) {
    /**
     * Thirty seconds to connect, for the head and for the body, as CWMP asks for (rule C-HTTP-15); two minutes to send, since
     * devices' uplinks are slow; three seconds for an address; heads of 64 KiB, bodies of 32 MiB.
     */
    public static final HttpClientSettings DEFAULT = new HttpClientSettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            65_536,
            33_554_432,
            false);

    public HttpClientSettings {
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(nextAddressAfter, "nextAddressAfter");
        Objects.requireNonNull(sendTimeout, "sendTimeout");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
        Objects.requireNonNull(bodyTimeout, "bodyTimeout");
        if (maxHead < 1 || maxBody < 1) {
            throw new IllegalArgumentException("maxHead and maxBody must be positive");
        }
    }

    /** With these deadlines; that of the response holds for its head and again for its body. */
    public HttpClientSettings withTimeouts(Duration connect, Duration response) {
        return new HttpClientSettings(
                connect, nextAddressAfter, sendTimeout, response, response, maxHead, maxBody, truncate);
    }

    /** With that deadline for requests to be sent. */
    public HttpClientSettings withSendTimeout(Duration value) {
        return new HttpClientSettings(
                connectTimeout, nextAddressAfter, value, responseTimeout, bodyTimeout, maxHead, maxBody, truncate);
    }

    /** With that deadline for the bodies of answers. */
    public HttpClientSettings withBodyTimeout(Duration value) {
        return new HttpClientSettings(
                connectTimeout, nextAddressAfter, sendTimeout, responseTimeout, value, maxHead, maxBody, truncate);
    }

    /** With that head start of each address. */
    public HttpClientSettings withNextAddressAfter(Duration value) {
        return new HttpClientSettings(
                connectTimeout, value, sendTimeout, responseTimeout, bodyTimeout, maxHead, maxBody, truncate);
    }

    /** With that bound of bodies. */
    public HttpClientSettings withMaxBody(int value) {
        return new HttpClientSettings(
                connectTimeout, nextAddressAfter, sendTimeout, responseTimeout, bodyTimeout, maxHead, value, truncate);
    }

    /** With that bound of heads. */
    public HttpClientSettings withMaxHead(int value) {
        return new HttpClientSettings(
                connectTimeout, nextAddressAfter, sendTimeout, responseTimeout, bodyTimeout, value, maxBody, truncate);
    }

    /** With longer bodies cut off or refused. */
    public HttpClientSettings withTruncate(boolean value) {
        return new HttpClientSettings(
                connectTimeout, nextAddressAfter, sendTimeout, responseTimeout, bodyTimeout, maxHead, maxBody, value);
    }
}
