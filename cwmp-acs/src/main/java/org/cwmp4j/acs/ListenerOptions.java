package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.cwmp4j.http.TrustedProxies;
import org.cwmp4j.http.tls.TlsServer;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to listen.
 *
 * @param address port 0 takes any free one, see {@link AcsListener#address()}
 * @param path the only path that is served, beginning with a slash
 * @param maxConnections open at a time; further ones get 503, and from twice as many on are closed at once
 * @param tls the server's end of TLS; {@code null} for plain TCP
 * @param proxies who is believed about the sender of a POST. Connections of those carry many devices, so only cookies tell sessions apart on
 *     them
 */
public record ListenerOptions(
        InetSocketAddress address,
        String path,
        int maxConnections,
        @Nullable TlsServer tls,
        TrustedProxies proxies) {
    public ListenerOptions {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(proxies, "proxies");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path: expected to begin with a slash, got " + path);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections: expected 1 or more, got " + maxConnections);
        }
    }

    /** Plain HTTP on that address, path {@code /acs}, at most 10,000 connections. */
    public static ListenerOptions http(InetSocketAddress address) {
        return new ListenerOptions(address, "/acs", 10_000, null, TrustedProxies.NONE);
    }

    /** HTTPS on that address, else as {@link #http}. */
    public static ListenerOptions https(InetSocketAddress address, TlsServer tls) {
        return new ListenerOptions(address, "/acs", 10_000, Objects.requireNonNull(tls, "tls"), TrustedProxies.NONE);
    }

    /** With that path. */
    public ListenerOptions withPath(String value) {
        return new ListenerOptions(address, value, maxConnections, tls, proxies);
    }

    /** With that many connections at most. */
    public ListenerOptions withMaxConnections(int value) {
        return new ListenerOptions(address, path, value, tls, proxies);
    }

    /** Behind these proxies. */
    public ListenerOptions withProxies(TrustedProxies value) {
        return new ListenerOptions(address, path, maxConnections, tls, value);
    }
}
