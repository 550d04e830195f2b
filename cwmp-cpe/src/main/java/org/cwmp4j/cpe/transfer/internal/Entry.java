package org.cwmp4j.cpe.transfer.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.jspecify.annotations.Nullable;

/** A transfer of the queue with what the engine needs for it. On the agent's executor, but for {@link #moved}. */
final class Entry {
    final EngineTimer timer;
    TransferState state;
    /** The receipt, by monotonic time. */
    long base;
    /** Whether that is known: not if the device was off for an unknown time. */
    boolean certain;

    /** Bytes of its file that it may have. */
    long granted;
    /** Bytes that its file has. */
    volatile long moved;

    /** Counts what is asked of others, so that what comes too late is known. */
    long turn;

    /** Counts the phases that it had. */
    long steps;

    FileTransport.@Nullable Running running;
    /** What is done with its file happens one after the other. */
    CompletionStage<?> disk = CompletableFuture.completedStage(null);
    /** The ACS waits. */
    @Nullable
    CompletableFuture<CwmpMessage> answer;
    /** The application waits. */
    final CompletableFuture<TransferOutcome> outcome = new CompletableFuture<>();
    /** Takes back the call that tells the ACS. */
    @Nullable
    Runnable call;

    Entry(TransferState state, long base, boolean certain, EngineTimer timer) {
        this.state = state;
        this.base = base;
        this.certain = certain;
        this.timer = timer;
    }

    long number() {
        return state.order.info().number();
    }

    /** When it is to begin, by monotonic time. */
    long due() {
        return base + state.order.due().toNanos();
    }

    /** Bytes of the disk that count as its own. */
    long reserved() {
        return Math.max(granted, moved);
    }
}
