package org.cwmp4j.cpe.state;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the state of one device. Implement it over whatever the device has: a file ({@link FileStateStore}), flash pages, a
 * database. All calls come from one thread at a time, which may be an event loop: they must not block. Stages may complete on any
 * thread.
 */
public interface StateStore {
    /**
     * What is stored. Called once, before any other call. Fails with {@link StateException} where the content cannot be
     * trusted; then nothing was changed.
     */
    CompletionStage<StateSnapshot> load();

    /**
     * Makes a batch durable, all of it or nothing, whatever happens in between. Completes when it would survive a power cut.
     * Batches become durable in the order of the calls: one is never found without those before it. If the stage fails with
     * {@link StateException} the batch is either absent for good, or the store refuses all further calls.
     *
     * @param batch applied in order; not empty
     */
    CompletionStage<Void> append(List<StateRecord> batch);

    /** Lets go of files and locks after what was appended is durable. Further calls fail. Idempotent. */
    CompletionStage<Void> close();
}
