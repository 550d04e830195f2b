package org.cwmp4j.acs.connectionrequest;

import java.util.concurrent.CompletionStage;

/** Asks a device for a session, once for each call. Thread-safe. */
@FunctionalInterface
public interface ConnectionRequestSender {
    /**
     * Sends one connection request: an HTTP/1.1 GET without content, answered once to a Digest challenge (A-CR-13, A-CR-18).
     *
     * @return the verdict; never completes exceptionally and always within a deadline of the sender's own
     */
    CompletionStage<ConnectionRequestResult> send(ConnectionRequestTarget target);
}
