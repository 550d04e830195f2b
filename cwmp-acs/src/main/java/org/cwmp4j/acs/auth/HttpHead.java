package org.cwmp4j.acs.auth;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What authentication needs of an HTTP request.
 *
 * @param method such as {@code POST}
 * @param target the request target exactly as sent
 * @param authorization the value of the Authorization header; {@code null} for none
 * @param secure whether it came over TLS
 * @param remote the peer's address
 * @param peerCertificates the TLS client's chain, leaf first; empty without one
 */
public record HttpHead(
        String method,
        String target,
        @Nullable String authorization,
        boolean secure,
        InetSocketAddress remote,
        List<X509Certificate> peerCertificates) {
    public HttpHead {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(remote, "remote");
        peerCertificates = List.copyOf(peerCertificates);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return method + " " + target + " from " + remote + (secure ? " over TLS" : "");
    }
}
