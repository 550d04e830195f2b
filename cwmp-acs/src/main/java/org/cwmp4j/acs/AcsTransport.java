package org.cwmp4j.acs;

import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestSender;
import org.cwmp4j.model.time.TimeSource;

/**
 * Brings an engine onto the wire; found by {@link java.util.ServiceLoader} or given to the builder. The library's own driver is
 * in {@code org.cwmp4j.acs.netty}.
 */
public interface AcsTransport {
    /**
     * Listens for devices.
     *
     * @param endpoint the engine
     * @param options where and how
     * @return completes when bound; exceptionally if the address cannot be had
     */
    CompletionStage<AcsListener> listen(AcsEndpoint endpoint, ListenerOptions options);

    /** A sender of connection requests over HTTP, which lives until the transport is closed. */
    ConnectionRequestSender connectionRequestSender();

    /** Clocks with a scheduler of the transport's own; used where the builder is given none. */
    TimeSource time();

    /** Gives back threads and sockets, once all listeners are closed. Idempotent. */
    CompletionStage<Void> close();
}
