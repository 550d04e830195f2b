package org.cwmp4j.http;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * Where a request comes from, as far as those who passed it on are believed.
 *
 * @param proxied whether a trusted proxy passed it on: its connection says nothing about the sender
 * @param remote the sender's address; port 0 if only that is known
 * @param secure whether the sender used TLS
 * @param target that the sender asked for
 */
public record HttpOrigin(boolean proxied, InetSocketAddress remote, boolean secure, String target) {
    public HttpOrigin {
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(target, "target");
    }
}
