package org.cwmp4j.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Load balancers and proxies in front of a server that are believed what they say about a request's sender. What anybody else says is
 * ignored. By default there are none. Whoever names one must see that nobody else can connect from its address, and that it replaces or
 * removes what senders themselves say in these headers.
 *
 * @param networks of the proxies
 * @param forwarding in which headers they name the sender's address and scheme
 * @param certificate in which they pass the sender's certificate on; {@code null} for none. Their own certificate is never the sender's
 * @param prefix of the path, that they take away from what was asked for, such as {@code /cwmp}; empty for none. Digest covers it
 */
public record TrustedProxies(
        List<Network> networks,
        Forwarding forwarding,
        @Nullable CertificateHeader certificate,
        String prefix) {
    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), Forwarding.NONE, null, "");

    /** Ways to name the sender. */
    public enum Forwarding {
        /** It is not named: the proxy's address stands for it, and its TLS. */
        NONE,
        /** {@code X-Forwarded-For} and {@code X-Forwarded-Proto}. */
        X_FORWARDED,
        /** {@code Forwarded} (RFC 7239). */
        FORWARDED
    }

    public TrustedProxies {
        networks = List.copyOf(networks);
        Objects.requireNonNull(forwarding, "forwarding");
        if (!prefix.isEmpty() && (!prefix.startsWith("/") || prefix.endsWith("/"))) {
            throw new IllegalArgumentException("prefix: expected to begin and not to end with a slash, got " + prefix);
        }
    }

    /**
     * Those of these networks, which name the sender so.
     *
     * @param networks such as {@code 10.0.0.0/8}
     */
    public static TrustedProxies of(Forwarding forwarding, String... networks) {
        return new TrustedProxies(List.of(networks).stream().map(Network::of).toList(), forwarding, null, "");
    }

    /** Who pass certificates on in that header. */
    public TrustedProxies withCertificate(CertificateHeader value) {
        return new TrustedProxies(networks, forwarding, Objects.requireNonNull(value, "value"), prefix);
    }

    /** Who take that prefix away. */
    public TrustedProxies withPrefix(String value) {
        return new TrustedProxies(networks, forwarding, certificate, value);
    }

    /** Where a request comes from. What a proxy says and nobody can read counts as not said. */
    public HttpOrigin origin(HttpCall head, HttpPeer peer) {
        InetSocketAddress from = peer.remote();
        if (!isTrusted(from.getAddress())) {
            return new HttpOrigin(false, from, peer.isSecure(), head.target());
        }
        Hop hop = switch (forwarding) {
            case NONE -> new Hop(from, peer.isSecure() ? "https" : "http");
            case X_FORWARDED -> ForwardedHeaders.legacy(head.headers(), from, this::isTrusted);
            case FORWARDED -> ForwardedHeaders.standard(head.headers(), from, this::isTrusted);
        };
        return new HttpOrigin(true, hop.address(), hop.scheme().equalsIgnoreCase("https"), prefix + head.target());
    }

    /**
     * The sender's verified chain: what the proxy passes on, or what the sender itself showed on its connection. May take a moment.
     *
     * @throws CertificateException if the proxy passes on what is not good
     */
    public List<X509Certificate> certificates(HttpCall head, HttpPeer peer, HttpOrigin origin)
            throws CertificateException {
        if (!origin.proxied()) {
            return peer.certificates();
        }
        return certificate == null ? List.of() : certificate.read(head.headers());
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && networks.stream().anyMatch(network -> network.contains(address));
    }

    /** The sender as a header names it. */
    record Hop(InetSocketAddress address, String scheme) {}
}
