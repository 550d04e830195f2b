package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/** A bound socket that devices connect to. */
public interface AcsListener {
    /** The bound address, with the real port where port 0 was asked for. */
    InetSocketAddress address();

    /** Takes no further connection; those that are open go on. Idempotent. */
    CompletionStage<Void> stopAccepting();

    /** Closes the socket and all its connections. Idempotent. */
    CompletionStage<Void> close();
}
