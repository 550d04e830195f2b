package org.cwmp4j.cpe.connectionrequest;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it came; content, if any, was dropped (C-CR-14).
 *
 * @param method such as {@code GET}
 * @param target the request target as written, query included
 * @param authorization the value of the Authorization header; {@code null} for none
 * @param remote who asks
 */
public record ConnectionRequest(
        String method, String target, @Nullable String authorization, InetSocketAddress remote) {
    public ConnectionRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(remote, "remote");
    }

    @Override
    public String toString() {
        return "ConnectionRequest[" + method + " from " + remote + "]";
    }
}
