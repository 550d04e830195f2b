package org.cwmp4j.acs;

import java.time.Duration;
import java.util.Optional;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Inform;

/** Knows devices that take longer than usual for some methods (H11). Called on the engine's threads: quick, no blocking. */
@FunctionalInterface
public interface ResponseTimeouts {
    /**
     * How long a device may take to answer a call, from when the call leaves; a limit that the call has itself goes before.
     *
     * @param session whose
     * @param inform that opened it
     * @param method that is called
     * @return more than zero; empty for the server's own {@link SessionLimits#call()}
     */
    Optional<Duration> limit(SessionInfo session, Inform inform, CpeMethod<?> method);

    /** The server's own limit for all. */
    static ResponseTimeouts usual() {
        return (session, inform, method) -> Optional.empty();
    }
}
