package org.cwmp4j.acs;

import java.time.Duration;

/**
 * Bounds on each session (A-SESS-36, A-HDR-07, A-ROB-11). How many there may be is for {@link AcsBudget}.
 *
 * @param idle how long a device may be silent between two POSTs when it announced no SessionTimeout; 30 s or more
 * @param maxIdle the most that an announced SessionTimeout may claim; {@code idle} or more
 * @param call how long a device may take for one call, unless the call says otherwise or the idle limit is longer
 * @param answer how long the application may take while the device waits for an HTTP response; devices give up after 30 s or more
 * @param store how long a store may take, inside a session and outside
 * @param total how long a session may last in all
 * @param maxQueuedCalls of one handler waiting in a session
 */
public record SessionLimits(
        Duration idle,
        Duration maxIdle,
        Duration call,
        Duration answer,
        Duration store,
        Duration total,
        int maxQueuedCalls) {
    private static final Duration LEAST_IDLE = Duration.ofSeconds(30);

    /** Idle 60 s, at most 30 min; a call 4 min; the application 20 s; a store 15 s; in all 2 h; 1,000 calls. */
    public static final SessionLimits DEFAULT = new SessionLimits(
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            Duration.ofMinutes(4),
            Duration.ofSeconds(20),
            Duration.ofSeconds(15),
            Duration.ofHours(2),
            1_000);

    public SessionLimits {
        if (idle.compareTo(LEAST_IDLE) < 0) {
            throw new IllegalArgumentException("idle: expected 30 s or more (TR-069 3.7.2.4), got " + idle);
        }
        if (maxIdle.compareTo(idle) < 0) {
            throw new IllegalArgumentException("maxIdle: expected no less than idle (" + idle + "), got " + maxIdle);
        }
        positive("call", call);
        positive("answer", answer);
        positive("store", store);
        positive("total", total);
        if (maxQueuedCalls < 1) {
            throw new IllegalArgumentException("maxQueuedCalls: expected 1 or more, got " + maxQueuedCalls);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, got " + value);
        }
    }

    /** With that idle limit. */
    public SessionLimits withIdle(Duration value) {
        return new SessionLimits(value, maxIdle, call, answer, store, total, maxQueuedCalls);
    }

    /** With that cap on SessionTimeout. */
    public SessionLimits withMaxIdle(Duration value) {
        return new SessionLimits(idle, value, call, answer, store, total, maxQueuedCalls);
    }

    /** With that limit on one call. */
    public SessionLimits withCall(Duration value) {
        return new SessionLimits(idle, maxIdle, value, answer, store, total, maxQueuedCalls);
    }

    /** With that limit on the application. */
    public SessionLimits withAnswer(Duration value) {
        return new SessionLimits(idle, maxIdle, call, value, store, total, maxQueuedCalls);
    }

    /** With that limit on a store. */
    public SessionLimits withStore(Duration value) {
        return new SessionLimits(idle, maxIdle, call, answer, value, total, maxQueuedCalls);
    }

    /** With that limit on a whole session. */
    public SessionLimits withTotal(Duration value) {
        return new SessionLimits(idle, maxIdle, call, answer, store, value, maxQueuedCalls);
    }

    /** With that many waiting calls at most. */
    public SessionLimits withMaxQueuedCalls(int value) {
        return new SessionLimits(idle, maxIdle, call, answer, store, total, value);
    }
}
