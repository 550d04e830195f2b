package org.cwmp4j.http.netty;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections that wait for a head, longest first. When there are too many connections they have to make room: first those that
 * have never said anything, since a crowd of them must not keep others out; then those between two requests, which a client opens
 * again when it needs them (rule B-HTTP-01). Thread-safe.
 */
final class WaitingRoom {
    private final Set<ServerConnection> strangers = new LinkedHashSet<>();
    private final Set<ServerConnection> idle = new LinkedHashSet<>();

    synchronized void enter(ServerConnection connection, boolean served) {
        (served ? idle : strangers).add(connection);
    }

    synchronized void leave(ServerConnection connection) {
        if (!idle.remove(connection)) {
            strangers.remove(connection);
        }
    }

    /** Takes out the one that has to go first. */
    synchronized @Nullable ServerConnection takeFirst() {
        Iterator<ServerConnection> first = (strangers.isEmpty() ? idle : strangers).iterator();
        if (!first.hasNext()) {
            return null;
        }
        ServerConnection connection = first.next();
        first.remove();
        return connection;
    }
}
