package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
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

    /** Begins held back, see {@link #release}. */
    SessionPlanner(AgentCore core) {
        this.core = core;
        this.soon = core.timer();
        this.throttle = core.timer();
        this.retry = core.timer();
        this.budget = new SessionBudget(core.time().ticker());
    }

    /** There is a reason for a session. What else happens at this very moment goes into the same one (C-EVT-08). */
    void want(SessionReason reason) {
        reasons.add(reason);
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
        if (!busy && isAllowed() && isDue()) {
            Set<SessionReason> why = EnumSet.copyOf(reasons);
            budget.started(isBeforeRetry());
            reasons.clear();
            throttle.cancel();
            retry.cancel();
            busy = true;
            core.startSession(why);
        } else {
            core.memory().flush();
        }
    }

    /** C-CONN-09; and there must be somebody to talk to. */
    private boolean isAllowed() {
        ManagementServerSettings s = core.server().settings();
        return s.enableCwmp() && !s.url().isEmpty();
    }

    private boolean isDue() {
        if (!core.tree().hasActiveChanges()) {
            reasons.remove(SessionReason.VALUE_CHANGE);
        }
        if (core.events().isEmpty()) { // what was reported in the session in which it occurred (C-TC-02)
            reasons.remove(SessionReason.EVENT);
        }
        if (reasons.isEmpty()) {
            return false;
        }
        Duration throttled = reasons.equals(EnumSet.of(SessionReason.VALUE_CHANGE)) ? throttled() : Duration.ZERO;
        Duration spaced = budget.untilNext(isBeforeRetry());
        Duration wait = throttled.compareTo(spaced) > 0 ? throttled : spaced;
        if (wait.isZero()) {
            return true;
        }
        throttle.set(wait, this::look);
        return false;
    }

    /** Whether events alone, which an ACS may have a hand in, cut the wait for a retry short. */
    private boolean isBeforeRetry() {
        return retry.isSet() && reasons.stream().noneMatch(FREE::contains);
    }

    /** C-NOT-05: counts from the end of the last successful session, and holds back notifications only. */
    private Duration throttled() {
        Duration since = Duration.ofNanos(core.time().ticker().nanos() - lastSuccess);
        Duration wait = core.server().settings().activeNotificationThrottle().minus(since);
        return !succeeded || wait.isNegative() ? Duration.ZERO : wait;
    }

    /** A session was successful; {@link #release} follows. */
    void succeeded() {
        failuresSinceStart = 0;
        succeeded = true;
        lastSuccess = core.time().ticker().nanos();
        wantRest();
    }

    /**
     * A session failed: it will be retried (C-RETRY-01). {@link #release} follows.
     *
     * @param asked by Retry-After; {@code null} for nothing
     * @return the wait
     */
    Duration failed(@Nullable Duration asked) {
        failuresSinceStart++;
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
        retry.cancel();
    }

    /** What came during the session leads to another one (C-CONN-04). */
    private void wantRest() {
        if (core.tree().hasActiveChanges()) {
            reasons.add(SessionReason.VALUE_CHANGE);
        }
    }
}
