package org.cwmp4j.http.netty;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of a server. Every deadline is for the whole of its phase: bytes that trickle in or out hardly put it off.
 *
 * @param maxConnections wanted at most. For a further one the connection that has waited longest for a request is closed, those
 *     that never sent one first; where all are busy, further ones are marked {@code overLimit}, and from twice as many on closed at
 *     once
 * @param maxPerAddress of one source address, or of one /64 network of IPv6; further ones are closed at once. Many devices may
 *     share an address (quirk H14)
 * @param maxHead bytes of a request line, and of the headers together
 * @param headTimeout from the connection's start, the TLS handshake included, to the end of the first head
 * @param idleTimeout from an answer to the end of the next head. A device may be busy with what it was asked for all that time
 *     (quirk H11)
 * @param bodyTimeout for the service to admit a request by its head, and then for its body to come
 * @param answerTimeout for the service to answer
 * @param writeTimeout for an answer's sending
 * @param minRate bytes a second that a body or an answer has to move on average once its timeout is over: one of n bytes has that
 *     timeout and {@code n / minRate} seconds more, counted as they come
 */
public record HttpServerSettings(
        int maxConnections,
        int maxPerAddress,
        int maxHead,
        Duration headTimeout,
        Duration idleTimeout,
        Duration bodyTimeout,
        Duration answerTimeout,
        Duration writeTimeout,
        int minRate) {
    /**
     * 10,000 connections, of one address as many; heads of 16 KiB; 20 s for the first head, 5 min between requests, 60 s for a
     * body, 10 min for the service, 60 s for an answer; 2 KiB a second.
     */
    public static final HttpServerSettings DEFAULT = new HttpServerSettings(
            10_000,
            Integer.MAX_VALUE,
            16_384,
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            2048);

    public HttpServerSettings {
        Objects.requireNonNull(headTimeout, "headTimeout");
        Objects.requireNonNull(idleTimeout, "idleTimeout");
        Objects.requireNonNull(bodyTimeout, "bodyTimeout");
        Objects.requireNonNull(answerTimeout, "answerTimeout");
        Objects.requireNonNull(writeTimeout, "writeTimeout");
        if (maxConnections < 1 || maxPerAddress < 1 || maxHead < 1 || minRate < 1) {
            throw new IllegalArgumentException("maxConnections, maxPerAddress, maxHead and minRate must be positive");
        }
    }

    /** With that many connections. */
    public HttpServerSettings withMaxConnections(int value) {
        return new HttpServerSettings(
                value,
                maxPerAddress,
                maxHead,
                headTimeout,
                idleTimeout,
                bodyTimeout,
                answerTimeout,
                writeTimeout,
                minRate);
    }

    /** With that many connections of one address. */
    public HttpServerSettings withMaxPerAddress(int value) {
        return new HttpServerSettings(
                maxConnections,
                value,
                maxHead,
                headTimeout,
                idleTimeout,
                bodyTimeout,
                answerTimeout,
                writeTimeout,
                minRate);
    }

    /** With that bound of heads. */
    public HttpServerSettings withMaxHead(int value) {
        return new HttpServerSettings(
                maxConnections,
                maxPerAddress,
                value,
                headTimeout,
                idleTimeout,
                bodyTimeout,
                answerTimeout,
                writeTimeout,
                minRate);
    }

    /** With that deadline for everything. */
    public HttpServerSettings withTimeouts(Duration each) {
        return new HttpServerSettings(maxConnections, maxPerAddress, maxHead, each, each, each, each, each, minRate);
    }

    /** With that deadline between requests. */
    public HttpServerSettings withIdleTimeout(Duration value) {
        return new HttpServerSettings(
                maxConnections,
                maxPerAddress,
                maxHead,
                headTimeout,
                value,
                bodyTimeout,
                answerTimeout,
                writeTimeout,
                minRate);
    }

    /** With that rate, in bytes a second. */
    public HttpServerSettings withMinRate(int value) {
        return new HttpServerSettings(
                maxConnections,
                maxPerAddress,
                maxHead,
                headTimeout,
                idleTimeout,
                bodyTimeout,
                answerTimeout,
                writeTimeout,
                value);
    }

    /** What {@code bytes} have beyond the timeout of their phase. */
    Duration extraFor(long bytes) {
        return Duration.ofMillis(bytes * 1000 / minRate);
    }
}
