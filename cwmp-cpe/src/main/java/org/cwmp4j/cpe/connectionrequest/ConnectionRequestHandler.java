package org.cwmp4j.cpe.connectionrequest;

import java.util.function.Consumer;

/** What an agent does with requests for its path. Thread-safe, does not block. */
@FunctionalInterface
public interface ConnectionRequestHandler {
    /**
     * Judges a request.
     *
     * @param reply called exactly once, before this method returns and before a session is started (C-CR-16); sends the answer
     */
    void handle(ConnectionRequest request, Consumer<ConnectionRequestAnswer> reply);

    /** The registration's URL is another now, as when a gateway gave another address or port (CRQ-34); the ACS is told of it. */
    default void urlChanged() {}
}
