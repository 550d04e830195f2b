package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.time.Instant;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.model.rpc.FaultStruct;
import org.jspecify.annotations.Nullable;

/** Where a transfer is. A value: {@link TransferMachine} changes copies only. */
final class TransferState {
    /** What a transfer needs to go on; the engine gives it one after the other. */
    enum Lane {
        NONE,
        MOVE,
        APPLY
    }

    final Order order;

    // ---- recorded

    TransferPhase phase = TransferPhase.QUEUED;
    /** The time of day of the receipt; null if it was not known. */
    @Nullable
    Instant received;
    /** Whether bytes were ever moved: then it began in time (C-DL-08). */
    boolean begun;
    /** When that was; null also if the time of day was not known. */
    @Nullable
    Instant started;

    @Nullable
    Instant completed;

    /** Restarts in the midst of it. */
    int interruptions;
    /** How the transport knows the file of which a part is there. */
    @Nullable
    String resumeMark;
    /** The size of the received file, and its name on the server. */
    long bytes;

    @Nullable
    String name;
    /** The window to which the next three belong. */
    int window = -1;

    int failures;
    /** Whether the window is not to be used any more. */
    boolean exhausted;
    /** Whether the user, or whoever decides, has agreed. */
    boolean permitted;
    /** Whether the ACS waits for the answer to its call: without one it is not told by TransferComplete (C-TC-01). */
    boolean unanswered;
    /** Nobody is told how it ends. */
    boolean silent;

    FaultStruct fault = FaultStruct.SUCCESS;

    // ---- not recorded

    /** Not in the session in which it was asked for (C-DL-08, C-DL-09, C-SD-09). */
    boolean held;

    Lane wants = Lane.NONE;
    /** Why bytes stop being moved; null while they do not. */
    @Nullable
    String stopping;

    boolean verified;
    boolean asking;
    /** Not before that much time since the receipt. */
    Duration notBefore = Duration.ZERO;
    /** When it was decided that the window may be used, after the receipt. */
    Duration permittedAt = Duration.ZERO;
    /** Whether the file was there when the process began. */
    boolean fileFound;
    /** Whether the device is asked to restart. */
    boolean rebooting;
    /** How often the restart failed. */
    int failedBoots;
    /** What went wrong last, for people. */
    String trouble = "";

    TransferState(Order order) {
        this.order = order;
    }

    TransferState copy() {
        TransferState c = new TransferState(order);
        c.phase = phase;
        c.received = received;
        c.begun = begun;
        c.started = started;
        c.completed = completed;
        c.interruptions = interruptions;
        c.resumeMark = resumeMark;
        c.bytes = bytes;
        c.name = name;
        c.window = window;
        c.failures = failures;
        c.exhausted = exhausted;
        c.permitted = permitted;
        c.unanswered = unanswered;
        c.silent = silent;
        c.fault = fault;
        c.held = held;
        c.wants = wants;
        c.stopping = stopping;
        c.verified = verified;
        c.asking = asking;
        c.notBefore = notBefore;
        c.permittedAt = permittedAt;
        c.fileFound = fileFound;
        c.rebooting = rebooting;
        c.failedBoots = failedBoots;
        c.trouble = trouble;
        return c;
    }

    String key() {
        return Long.toString(order.info().number());
    }

    /** Whether CancelTransfer may still have it (C-CT-02). */
    boolean isCancellable() {
        return phase == TransferPhase.QUEUED || phase == TransferPhase.MOVING || phase == TransferPhase.RECEIVED;
    }

    @Override
    public String toString() {
        return order + ": " + phase;
    }
}
