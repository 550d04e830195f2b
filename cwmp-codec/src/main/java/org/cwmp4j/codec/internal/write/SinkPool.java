package org.cwmp4j.codec.internal.write;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few buffers for reuse, whatever the number of threads. Bounded: at most {@value #SLOTS} are kept, none above
 * {@value #LARGEST_KEPT} bytes, so that one long message pins no memory. Safe on any thread.
 */
final class SinkPool {
    static final int SLOTS = 8;
    static final int LARGEST_KEPT = 256 << 10;

    private static final int INITIAL = 8 << 10;

    private final AtomicReferenceArray<ByteSink> slots = new AtomicReferenceArray<>(SLOTS);

    /** An empty buffer that is the caller's until given back. */
    ByteSink take() {
        ByteSink kept = slots.getAndSet(slot(), null);
        return kept == null ? new ByteSink(INITIAL) : kept;
    }

    /** Ends the caller's use. */
    void give(ByteSink sink) {
        if (sink.capacity() <= LARGEST_KEPT) {
            sink.clear();
            slots.set(slot(), sink);
        }
    }

    private static int slot() {
        return (int) (Thread.currentThread().getId() % SLOTS);
    }
}
