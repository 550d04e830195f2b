package org.cwmp4j.acs.operation;

import java.time.Instant;
import java.util.Objects;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;

/**
 * A call from outside a session: a durable record. Immutable; each change makes the next revision, which a store takes only if it
 * holds the one before. All changes are here, so that stores need no rules.
 *
 * @param id names it
 * @param device which is to carry it out
 * @param method what to call
 * @param state how far it has come
 * @param created when it was queued
 * @param expires when it is of no more use unless it was sent; {@code null} for never
 * @param lease while CLAIMED or SENT; else {@code null}
 * @param response once ANSWERED; else {@code null}
 * @param fault once FAULTED; else {@code null}
 * @param detail why it was cancelled or has no known outcome; for people, may be empty
 * @param revision counts its changes, from 0
 */
public record Operation(
        OperationId id,
        DeviceKey device,
        CpeMethod<?> method,
        OperationState state,
        Instant created,
        @Nullable Instant expires,
        @Nullable Lease lease,
        @Nullable MethodResponse response,
        @Nullable Fault fault,
        String detail,
        long revision) {
    public Operation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(detail, "detail");
    }

    /** A new one. */
    public static Operation queued(
            OperationId id, DeviceKey device, CpeMethod<?> method, Instant created, @Nullable Instant expires) {
        return new Operation(id, device, method, OperationState.QUEUED, created, expires, null, null, null, "", 0);
    }

    /** Whether its time ran out while it waits. */
    public boolean isOverdue(Instant now) {
        return state == OperationState.QUEUED && expires != null && !now.isBefore(expires);
    }

    /** QUEUED to CLAIMED. */
    public Operation claimed(Lease by) {
        require(OperationState.QUEUED);
        return next(OperationState.CLAIMED, by, null, null, "");
    }

    /** CLAIMED to SENT, with a lease that covers the device's time to answer. */
    public Operation sent(Lease by) {
        require(OperationState.CLAIMED);
        return next(OperationState.SENT, by, null, null, "");
    }

    /** SENT to ANSWERED. */
    public Operation answered(MethodResponse with) {
        require(OperationState.SENT);
        return next(OperationState.ANSWERED, null, with, null, "");
    }

    /** SENT to FAULTED. */
    public Operation faulted(Fault with) {
        require(OperationState.SENT);
        return next(OperationState.FAULTED, null, null, with, "");
    }

    /** SENT to OUTCOME_UNKNOWN. */
    public Operation outcomeUnknown(String why) {
        require(OperationState.SENT);
        return next(OperationState.OUTCOME_UNKNOWN, null, null, null, why);
    }

    /** CLAIMED back to QUEUED. */
    public Operation released() {
        require(OperationState.CLAIMED);
        return next(OperationState.QUEUED, null, null, null, "");
    }

    /** QUEUED to EXPIRED. */
    public Operation expired() {
        require(OperationState.QUEUED);
        return next(OperationState.EXPIRED, null, null, null, "");
    }

    /** QUEUED or CLAIMED to CANCELLED. */
    public Operation cancelled(String why) {
        if (state != OperationState.CLAIMED) {
            require(OperationState.QUEUED);
        }
        return next(OperationState.CANCELLED, null, null, null, why);
    }

    /**
     * What the passing of time makes of it: QUEUED and overdue becomes EXPIRED; with its lease over, CLAIMED becomes QUEUED and SENT
     * becomes OUTCOME_UNKNOWN; anything else stays, as the same object.
     */
    public Operation atTime(Instant now) {
        if (isOverdue(now)) {
            return expired();
        }
        if (lease == null || !lease.isOver(now)) {
            return this;
        }
        return state == OperationState.CLAIMED
                ? released().atTime(now)
                : outcomeUnknown("the lease of " + lease.owner() + " is over");
    }

    private Operation next(
            OperationState to,
            @Nullable Lease newLease,
            @Nullable MethodResponse newResponse,
            @Nullable Fault newFault,
            String why) {
        return new Operation(
                id, device, method, to, created, expires, newLease, newResponse, newFault, why, revision + 1);
    }

    private void require(OperationState expected) {
        if (state != expected) {
            throw new IllegalStateException("operation " + id + ": expected state " + expected + ", is " + state);
        }
    }

    /** Without the arguments and the answer. */
    @Override
    public String toString() {
        return method.name() + " " + id + " for " + device + ": " + state;
    }
}
