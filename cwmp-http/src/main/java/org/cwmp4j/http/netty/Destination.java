package org.cwmp4j.http.netty;

import org.cwmp4j.http.HostLiteral;
import org.cwmp4j.http.tls.TlsClient;
import org.jspecify.annotations.Nullable;

/**
 * Which server is meant.
 *
 * @param host without brackets
 */
record Destination(String host, int port, @Nullable TlsClient tls) {
    Destination {
        host = HostLiteral.unwrap(host);
    }

    /** For the {@code Host} header: the port only where it is not the scheme's own. */
    String authority() {
        return port == (tls == null ? 80 : 443) ? HostLiteral.wrap(host) : hostAndPort();
    }

    Destination withoutTls() {
        return new Destination(host, port, null);
    }

    /** For CONNECT. */
    String hostAndPort() {
        return HostLiteral.wrap(host) + ":" + port;
    }
}
