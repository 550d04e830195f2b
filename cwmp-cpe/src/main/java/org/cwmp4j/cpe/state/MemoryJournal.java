package org.cwmp4j.cpe.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * State in memory that outlives the agent, for tests and simulations. Each {@link #open} is one life of the device: opening the
 * next one ends the one before as a power cut would, so what that still tries to record is lost and never answered. Thread-safe.
 */
public final class MemoryJournal {
    private final List<List<StateRecord>> batches = new ArrayList<>();
    private long life;

    /** A life without a planned end. */
    public StateStore open() {
        return open(Long.MAX_VALUE);
    }

    /**
     * A life that ends, by a power cut, as soon as so many batches are durable: the last of them is found at the next start
     * although its {@code append} never completes, and nothing after it is kept.
     *
     * @param batches 0 or more
     */
    public synchronized StateStore open(long batches) {
        life++;
        return new Life(life, batches);
    }

    /** Ends the present life. */
    public synchronized void kill() {
        life++;
    }

    /** How many batches are durable, of all lives. */
    public synchronized int size() {
        return batches.size();
    }

    /** What the next life will find. */
    public synchronized StateSnapshot content() {
        return StateSnapshot.of(batches.stream().flatMap(List::stream).toList());
    }

    private final class Life implements StateStore {
        private final long number;
        private long left;
        private boolean closed;

        Life(long number, long left) {
            this.number = number;
            this.left = left;
        }

        @Override
        public CompletionStage<StateSnapshot> load() {
            return CompletableFuture.completedStage(content());
        }

        @Override
        public CompletionStage<Void> append(List<StateRecord> batch) {
            synchronized (MemoryJournal.this) {
                if (closed) {
                    return CompletableFuture.failedStage(new StateException("the store is closed"));
                }
                if (number != life || left == 0) {
                    return new CompletableFuture<>();
                }
                batches.add(List.copyOf(batch));
                left--;
                return left == 0 ? new CompletableFuture<>() : CompletableFuture.completedStage(null);
            }
        }

        @Override
        public CompletionStage<Void> close() {
            synchronized (MemoryJournal.this) {
                closed = true;
            }
            return CompletableFuture.completedStage(null);
        }
    }
}
