package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of a server.
 *
 * @param maxConnections wanted at most; further ones are marked {@code overLimit}, and from twice as many on closed at once
 * @param maxHead bytes of a request line, and of the headers together
 * @param headTimeout from the connection's start, the TLS handshake included, to the end of the first head
 * @param idleTimeout from an answer to the end of the next head
 * @param bodyTimeout for the service to admit a request by its head, and then for its body to come
 * @param writeTimeout for an answer's sending
 */
public record HttpServerSettings(
        int maxConnections,
        int maxHead,
        Duration headTimeout,
        Duration idleTimeout,
        Duration bodyTimeout,
        Duration writeTimeout) {
    /** 10,000 connections, heads of 16 KiB, 20 s for a head, 60 s between requests, 60 s for a body, 60 s for an answer. */
    public static final HttpServerSettings DEFAULT = new HttpServerSettings(
            10_000,
            16_384,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    public HttpServerSettings {
        Objects.requireNonNull(headTimeout, "headTimeout");
        Objects.requireNonNull(idleTimeout, "idleTimeout");
        Objects.requireNonNull(bodyTimeout, "bodyTimeout");
        Objects.requireNonNull(writeTimeout, "writeTimeout");
        if (maxConnections < 1 || maxHead < 1) {
            throw new IllegalArgumentException("maxConnections and maxHead must be positive");
        }
    }

    /** With that many connections. */
    public HttpServerSettings withMaxConnections(int value) {
        return new HttpServerSettings(value, maxHead, headTimeout, idleTimeout, bodyTimeout, writeTimeout);
    }

    /** With that bound of heads. */
    public HttpServerSettings withMaxHead(int value) {
        return new HttpServerSettings(maxConnections, value, headTimeout, idleTimeout, bodyTimeout, writeTimeout);
    }

    /** With that deadline for everything. */
    public HttpServerSettings withTimeouts(Duration each) {
        return new HttpServerSettings(maxConnections, maxHead, each, each, each, each);
    }
}
