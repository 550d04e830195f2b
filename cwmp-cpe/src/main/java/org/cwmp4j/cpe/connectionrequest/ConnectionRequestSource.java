package org.cwmp4j.cpe.connectionrequest;

import java.net.URI;

/**
 * Where connection requests come from: an HTTP listener that any number of agents share and that routes by path. The source
 * answers 404 for a path that nobody registered. Thread-safe.
 */
public interface ConnectionRequestSource {
    /**
     * Begins to listen for one agent. A source that listens for nobody keeps its port closed, if it can (C-CR-17).
     *
     * @param path absolute path without query, unguessable
     * @param handler judges requests for exactly this path
     * @throws IllegalStateException if the path is taken, or the source is closed
     */
    Registration register(String path, ConnectionRequestHandler handler);

    /** One agent's share of the listener. */
    interface Registration extends AutoCloseable {
        /**
         * What the agent now reports as ConnectionRequestURL: http, reachable by the ACS, with that path (C-CR-12). After a
         * change the source calls {@link ConnectionRequestHandler#urlChanged}.
         */
        URI url();

        /** Stops listening. Idempotent. */
        @Override
        void close();
    }
}
