package org.cwmp4j.cpe.connectionrequest;

import java.util.List;
import java.util.Map;

/**
 * How to answer a connection request; always without content.
 *
 * @param status 200, 401, 403, 404, 405 or 503
 * @param headers in order; a name may come twice, as WWW-Authenticate does for two algorithms. Content-Length is the driver's
 */
public record ConnectionRequestAnswer(int status, List<Map.Entry<String, String>> headers) {
    public ConnectionRequestAnswer {
        headers = List.copyOf(headers);
    }

    /** No agent listens at that path (C-CR-11). */
    public static final ConnectionRequestAnswer NOT_FOUND = of(404);

    /** Without headers. */
    public static ConnectionRequestAnswer of(int status) {
        return new ConnectionRequestAnswer(status, List.of());
    }
}
