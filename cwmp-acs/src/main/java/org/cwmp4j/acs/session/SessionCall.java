package org.cwmp4j.acs.session;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.model.rpc.CpeMethod;

/**
 * A call to the device that may leave next.
 *
 * @param number identifies it in its session
 * @param method what is called; conforms to the session's version
 * @param recorded whether its leaving must be recorded first, since it is an operation
 * @param limit the device's time to answer, from when the call leaves
 */
public record SessionCall(long number, CpeMethod<?> method, boolean recorded, Duration limit) {
    public SessionCall {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(limit, "limit");
    }
}
