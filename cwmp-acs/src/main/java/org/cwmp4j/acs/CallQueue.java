package org.cwmp4j.acs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/** Calls of a handler that wait for their turn. Thread-safe, bounded. */
final class CallQueue {
    private final Deque<Call.OfHandler> waiting = new ArrayDeque<>(2);
    private final int max;
    private @Nullable SessionEnd closed;

    CallQueue(int max) {
        this.max = max;
    }

    /** Adds a call, or fails it if there is no room or the session takes no more. */
    void add(Call.OfHandler call) {
        SessionEnd why;
        synchronized (this) {
            why = closed;
            if (why == null && waiting.size() < max) {
                waiting.add(call);
                return;
            }
        }
        call.result()
                .completeExceptionally(
                        why != null
                                ? new SessionEndedException(call.method().name(), why, false)
                                : new CwmpException(
                                        call.method().name() + " was not sent: " + max + " calls wait already"));
    }

    /** The next call that was not taken back. */
    synchronized Call.@Nullable OfHandler poll() {
        Call.OfHandler next;
        do {
            next = waiting.poll();
        } while (next != null && next.result().isDone());
        return next;
    }

    /** Takes no more calls and fails those that wait. */
    void close(SessionEnd why) {
        List<Call.OfHandler> failed;
        synchronized (this) {
            if (closed == null) {
                closed = why;
            }
            failed = List.copyOf(waiting);
            waiting.clear();
        }
        failed.forEach(call -> call.result()
                .completeExceptionally(new SessionEndedException(call.method().name(), why, false)));
    }
}
