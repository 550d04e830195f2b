package org.cwmp4j.cpe;

/**
 * Opens conversations with an ACS; the port between agents and the wire. One transport serves any number of agents at once.
 * Implementations are thread-safe and never call back on the caller's stack with a lock held.
 */
@FunctionalInterface
public interface AcsTransport {
    /**
     * Begins one session's conversation. Does not block and need not connect yet: a failure to connect is the failure of the
     * first exchange.
     *
     * @param target where to, and as whom
     */
    AcsConnection open(AcsTarget target);
}
