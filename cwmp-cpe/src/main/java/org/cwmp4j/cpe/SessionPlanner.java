package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cwmp4j.cpe.event.RetryPolicy;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next session starts: at once where there is a reason, one at a time, later for notifications that are
 * throttled and for retries. On the agent's executor.
 */
final class SessionPlanner {
    /** What the retry table does not hold back: itself, the application, and what has a bound of its own (CRQ-17, CRQ-19). */
    private static final Set<SessionReason> FREE =
            EnumSet.of(SessionReason.RETRY, SessionReason.REQUESTED, SessionReason.CONNECTION_REQUEST);

    private final AgentCore core;
    private final EngineTimer soon;
    private final EngineTimer throttle;
    private final EngineTimer retry;
    private final SessionBudget budget;
    private final EnumSet<SessionReason> reasons = EnumSet.noneOf(SessionReason.class);
    private boolean busy = true;
    private long failuresSinceStart;
    private boolean succeeded;
    private long lastSuccess;
    /** What failed last and waits for its retry; null for nothing. */
    private @Nullable SessionKind retried;

    /** Begins held back, see {@link #release}. */
    SessionPlanner(AgentCore core) {
        this.core = core;
        this.soon = core.timer();
        this.throttle = core.timer();
        this.retry = core.timer();
        this.budget = new SessionBudget(core.time().ticker());
    }

    /**
     * There is a reason for a session. What else happens at this very moment goes into the same one (C-EVT-08), but for a
     * heartbeat, which waits in the queue of events for one of its own.
     */
    void want(SessionReason reason) {
        if (reason != SessionReason.HEARTBEAT) {
            reasons.add(reason);
        }
        wake();
    }

    /** Looks again, soon. */
    void wake() {
        if (!soon.isSet()) {
            soon.set(Duration.ZERO, this::look);
        }
    }

    /**
     * An Inform is made that lists all events: what asked for a session since its start is answered by it.
     *
     * @param requested whether the application waits for a session of its own
     */
    Set<SessionReason> answered(boolean requested) {
        EnumSet<SessionReason> answered = EnumSet.copyOf(reasons);
        if (requested) {
            answered.remove(SessionReason.REQUESTED);
        }
        reasons.removeAll(answered);
        return answered;
    }

    /** Sessions may start. */
    void release() {
        busy = false;
        wake();
    }

    /** No session starts before the next {@link #release}; what asks for one is kept. */
    void pause() {
        busy = true;
    }

    /** No further session starts. */
    void hold() {
        busy = true;
        soon.cancel();
        throttle.cancel();
        retry.cancel();
    }

    /** Whether a failed session waits to be retried. */
    boolean isRetrying() {
        return retry.isSet();
    }

    private void look() {
        SessionKind next = busy || !isAllowed() ? null : due();
        if (next == null) {
            core.memory().flush();
            return;
        }
        Set<SessionReason> why = reasons(next);
        budget.started(isBeforeRetry(next));
        reasons.removeAll(why);
        reasons.remove(SessionReason.RETRY);
        throttle.cancel();
        retry.cancel();
        busy = true;
        core.startSession(next, why);
    }

    /** C-CONN-09; and there must be somebody to talk to. */
    private boolean isAllowed() {
        ManagementServerSettings s = core.server().settings();
        return s.enableCwmp() && !s.url().isEmpty();
    }

    /**
     * What may start now; otherwise the timer is set for what may start later. A heartbeat goes before what is due together with
     * it (HBT-02), but after a session that is being retried (HBT-04); one that is being retried itself holds nothing else up.
     */
    private @Nullable SessionKind due() {
        dropAnswered();
        SessionKind first = retried == SessionKind.HEARTBEAT ? SessionKind.ORDINARY : SessionKind.HEARTBEAT;
        SessionKind second = first == SessionKind.ORDINARY ? SessionKind.HEARTBEAT : SessionKind.ORDINARY;
        for (SessionKind kind : List.of(first, second)) {
            if (Duration.ZERO.equals(untilDue(kind))) {
                return kind;
            }
        }
        Stream.of(first, second)
                .map(this::untilDue)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(wait -> throttle.set(wait, this::look));
        return null;
    }

    private void dropAnswered() {
        if (!core.tree().hasActiveChanges()) {
            reasons.remove(SessionReason.VALUE_CHANGE);
        }
        if (core.events().isEmpty()) { // what was reported in the session in which it occurred (C-TC-02)
            reasons.remove(SessionReason.EVENT);
        }
    }

    /** How long a session of this kind has to wait; null if there is nothing that it would be for. */
    private @Nullable Duration untilDue(SessionKind kind) {
        Set<SessionReason> why = reasons(kind);
        if (why.isEmpty() || core.isHeldByStandby(why)) {
            return null;
        }
        boolean notificationOnly = why.equals(EnumSet.of(SessionReason.VALUE_CHANGE));
        Duration throttled = notificationOnly ? throttled() : Duration.ZERO;
        Duration spaced = budget.untilNext(isBeforeRetry(kind));
        return throttled.compareTo(spaced) > 0 ? throttled : spaced;
    }

    /** What a session of this kind would be for, as things are. */
    private Set<SessionReason> reasons(SessionKind kind) {
        EnumSet<SessionReason> why = EnumSet.noneOf(SessionReason.class);
        boolean heartbeat = core.hasHeartbeat();
        boolean retriesHeartbeat = heartbeat && retried == SessionKind.HEARTBEAT;
        if (kind == SessionKind.ORDINARY) {
            why.addAll(reasons);
            if (retriesHeartbeat) {
                why.remove(SessionReason.RETRY);
            }
        } else if (retriesHeartbeat && reasons.contains(SessionReason.RETRY)) {
            why.add(SessionReason.HEARTBEAT);
            why.add(SessionReason.RETRY);
        } else if (heartbeat && retried == null) {
            why.add(SessionReason.HEARTBEAT);
        }
        return why;
    }

    /** Whether events alone, which an ACS may have a hand in, cut the wait for a retry short. */
    private boolean isBeforeRetry(SessionKind kind) {
        return kind == SessionKind.ORDINARY
                && retry.isSet()
                && reasons(kind).stream().noneMatch(FREE::contains);
    }

    /** C-NOT-06, and C-NOT-05: counts from the end of the last successful session, and holds back notifications only. */
    private Duration throttled() {
        Duration since = Duration.ofNanos(core.time().ticker().nanos() - lastSuccess);
        Duration wait = core.server().settings().activeNotificationThrottle().minus(since);
        Duration limited = core.limits().untilAllowed(core.tree().activeChanges());
        return !succeeded || wait.compareTo(limited) < 0 ? limited : wait;
    }

    /** A session was successful; {@link #release} follows. */
    void succeeded() {
        failuresSinceStart = 0;
        retried = null;
        succeeded = true;
        lastSuccess = core.time().ticker().nanos();
        wantRest();
    }

    /**
     * A session failed: it will be retried (C-RETRY-01). {@link #release} follows.
     *
     * @param kind what failed; a heartbeat that was confirmed before is not retried, but its session is
     * @param asked by Retry-After; {@code null} for nothing
     * @return the wait
     */
    Duration failed(SessionKind kind, @Nullable Duration asked) {
        failuresSinceStart++;
        retried = core.hasHeartbeat() ? kind : SessionKind.ORDINARY;
        ManagementServerSettings s = core.server().settings();
        RetryPolicy.Range range =
                RetryPolicy.range(failuresSinceStart, s.retryMinimumWait(), s.retryIntervalMultiplier());
        Duration wait = RetryPolicy.choose(
                range,
                core.config().runtime().random(),
                asked,
                core.config().limits().retryAfter());
        retry.set(wait, () -> want(SessionReason.RETRY));
        return wait;
    }

    /** The device restarted: the waits begin anew (C-RETRY-03). */
    void restarted() {
        failuresSinceStart = 0;
        retried = null;
        retry.cancel();
    }

    /** What came during the session leads to another one (C-CONN-04). */
    private void wantRest() {
        if (core.tree().hasActiveChanges()) {
            reasons.add(SessionReason.VALUE_CHANGE);
        }
    }
}
