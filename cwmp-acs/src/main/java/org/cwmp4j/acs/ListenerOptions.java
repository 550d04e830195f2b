package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Where and how to listen.
 *
 * @param address port 0 takes any free one, see {@link AcsListener#address()}
 * @param path the only path that is served, beginning with a slash
 * @param maxConnections open at a time; further ones are closed at once
 */
public record ListenerOptions(InetSocketAddress address, String path, int maxConnections) {
    public ListenerOptions {
        Objects.requireNonNull(address, "address");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: expected to begin with a slash, got " + path);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: expected 1 or more, got " + maxConnections);
        }
    }

    /** Plain HTTP on that address, path {@code /acs}, at most 10,000 connections. */
    public static ListenerOptions http(InetSocketAddress address) {
        return new ListenerOptions(address, "/acs", 10_000);
    }

    /** With that path. */
    public ListenerOptions withPath(String value) {
        return new ListenerOptions(address, value, maxConnections);
    }

    /** With that many connections at most. */
    public ListenerOptions withMaxConnections(int value) {
        return new ListenerOptions(address, path, value);
    }
}
