package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of a client.
 *
 * @param connectTimeout from looking up the name to the end of the TLS handshake
 * @param responseTimeout from the request's last byte to the answer's head, and again from there to the answer's end
 * @param maxHead bytes of an answer's status line and headers together, each
 * @param maxBody bytes of an answer's body
 * @param truncate whether a longer body is cut off and the connection closed, instead of failing the exchange
 */
public record HttpClientSettings(
        Duration connectTimeout, Duration responseTimeout, int maxHead, int maxBody, boolean truncate) {
    /** Thirty seconds each, as CWMP asks for (rule C-HTTP-15); heads of 64 KiB, bodies of 32 MiB. */
    public static final HttpClientSettings DEFAULT =
            new HttpClientSettings(Duration.ofSeconds(30), Duration.ofSeconds(30), 65_536, 33_554_432, false);

    public HttpClientSettings {
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
        if (maxHead < 1 || maxBody < 1) {
            throw new IllegalArgumentException("maxHead and maxBody must be positive");
        }
    }

    /** With these deadlines. */
    public HttpClientSettings withTimeouts(Duration connect, Duration response) {
        return new HttpClientSettings(connect, response, maxHead, maxBody, truncate);
    }

    /** With that bound of bodies. */
    public HttpClientSettings withMaxBody(int value) {
        return new HttpClientSettings(connectTimeout, responseTimeout, maxHead, value, truncate);
    }

    /** With that bound of heads. */
    public HttpClientSettings withMaxHead(int value) {
        return new HttpClientSettings(connectTimeout, responseTimeout, value, maxBody, truncate);
    }

    /** With longer bodies cut off or refused. */
    public HttpClientSettings withTruncate(boolean value) {
        return new HttpClientSettings(connectTimeout, responseTimeout, maxHead, maxBody, value);
    }
}
