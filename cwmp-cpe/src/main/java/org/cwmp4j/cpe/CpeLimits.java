package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds of one agent; every wait has a deadline and every queue an end.
 *
 * @param response how long to wait for the response to a POST, connecting included; 30 s or more (C-HTTP-15, C-SESS-19)
 * @param method how long the device may take to answer a request of the ACS; then it answers 9002
 * @param store how long a record may take before the session that needs it fails
 * @param ready how long a session waits for changes decided earlier to come into effect (C-SESS-28) before it fails
 * @param call how long a call of the application waits for its answer, over all sessions; and a request for a session for that
 * @param calls how many calls of the application may wait, and how many requests for a session
 * @param scheduledInforms how many ScheduleInform calls may wait; 3 or more (C-SI-02)
 * @param close how long closing waits for a running session
 * @param restart how long {@link DeviceControl} may take for a restart, or for its part of a factory reset, before that counts as
 *     failed and the agent goes on; more than the slowest device needs to go down
 * @param retryAfter up to which wait an ACS that answers with Retry-After may put off the retry beyond the row of the table;
 *     within the row it is always honoured. Zero, the default, keeps to the table, as the standard has it (C-RETRY-02, quirk W5)
 */
public record CpeLimits(
        Duration response,
        Duration method,
        Duration store,
        Duration ready,
        Duration call,
        int calls,
        int scheduledInforms,
        Duration close,
        Duration restart,
        Duration retryAfter) {
    /**
     * Responses 60 s, methods 2 min, store 30 s, readiness 10 min, calls a day and 64 of them, 16 scheduled Informs, close 30 s,
     * restart 15 min.
     */
    public static final CpeLimits DEFAULT = new CpeLimits(
            Duration.ofSeconds(60),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            64,
            16,
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            Duration.ZERO);

    public CpeLimits {
        positive(response, "response");
        positive(method, "method");
        positive(store, "store");
        positive(ready, "ready");
        positive(call, "call");
        positive(close, "close");
        positive(restart, "restart");
        if (Objects.requireNonNull(retryAfter, "retryAfter").isNegative()) {
            throw new IllegalArgumentException("retryAfter: expected zero or more, got " + retryAfter);
        }
        if (response.compareTo(AcsTarget.SHORTEST_DEADLINE) < 0) {
            throw new IllegalArgumentException("response: expected 30 s or more, got " + response);
        }
        if (calls < 1) {
            throw new IllegalArgumentException("calls: expected 1 or more, got " + calls);
        }
        if (scheduledInforms < 3) {
            throw new IllegalArgumentException("scheduledInforms: expected 3 or more, got " + scheduledInforms);
        }
    }

    /** With that wait for responses. */
    public CpeLimits withResponse(Duration value) {
        return new CpeLimits(value, method, store, ready, call, calls, scheduledInforms, close, restart, retryAfter);
    }

    /** With that wait for the device's own answers. */
    public CpeLimits withMethod(Duration value) {
        return new CpeLimits(response, value, store, ready, call, calls, scheduledInforms, close, restart, retryAfter);
    }

    /** With that wait for calls and that many of them. */
    public CpeLimits withCalls(Duration wait, int most) {
        return new CpeLimits(response, method, store, ready, wait, most, scheduledInforms, close, restart, retryAfter);
    }

    /** With that many scheduled Informs. */
    public CpeLimits withScheduledInforms(int value) {
        return new CpeLimits(response, method, store, ready, call, calls, value, close, restart, retryAfter);
    }

    /** With that wait for the device's restart. */
    public CpeLimits withRestart(Duration value) {
        return new CpeLimits(response, method, store, ready, call, calls, scheduledInforms, close, value, retryAfter);
    }

    /** With Retry-After honoured beyond the table, up to that wait. */
    public CpeLimits withRetryAfter(Duration value) {
        return new CpeLimits(response, method, store, ready, call, calls, scheduledInforms, close, restart, value);
    }

    private static void positive(Duration value, String name) {
        if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, got " + value);
        }
    }
}
