package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.time.Scheduler;

/** Those who asked for a session of their own: each is told of the next that begins. On the agent's executor. */
final class InformWaiters {
    private final CpeLimits limits;
    private final Deadlines deadlines;
    private final List<CompletableFuture<SessionResult>> waiting = new ArrayList<>(0);
    private List<CompletableFuture<SessionResult>> served = List.of();

    InformWaiters(CpeLimits limits, Deadlines deadlines) {
        this.limits = limits;
        this.deadlines = deadlines;
    }

    /** Lets somebody wait, or fails at once if too many do. */
    void add(CompletableFuture<SessionResult> waiter) {
        if (waiting.size() + served.size() >= limits.calls()) {
            waiter.completeExceptionally(new CwmpException("more than " + limits.calls() + " wait for a session"));
            return;
        }
        Duration limit = limits.call();
        Scheduler.Cancellable deadline =
                deadlines.scheduler().schedule(limit, () -> deadlines.serial().execute(() -> late(waiter, limit)));
        waiting.add(waiter);
        CompletableFuture<SessionResult> unused = waiter.whenComplete((result, failure) -> deadline.cancel());
    }

    private void late(CompletableFuture<SessionResult> waiter, Duration limit) {
        if (waiting.removeIf(w -> w == waiter)) {
            waiter.completeExceptionally(new CwmpException("no session began within " + limit));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void sessionStarted() {
        served = List.copyOf(waiting);
        waiting.clear();
    }

    /** What waits for the session that is over; tell them when all else is done. */
    List<CompletableFuture<SessionResult>> sessionEnded() {
        List<CompletableFuture<SessionResult>> told = served;
        served = List.of();
        return told;
    }

    void failAll(String why) {
        waiting.forEach(w -> w.completeExceptionally(new CwmpException(why)));
        waiting.clear();
    }
}
