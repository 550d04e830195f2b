package org.cwmp4j.cpe.notification;

import java.util.concurrent.CompletionStage;

/** Carries lightweight notifications: UDP, one datagram a message. One serves any number of agents. Thread-safe. */
@FunctionalInterface
public interface NotificationSender {
    /**
     * Sends a datagram; nothing comes back. Does not block: a name is looked up elsewhere.
     *
     * @param host a name, or an address without brackets
     * @param port 1 to 65535
     * @return completes when it has left; fails if it could not
     */
    CompletionStage<Void> send(String host, int port, byte[] datagram);
}
