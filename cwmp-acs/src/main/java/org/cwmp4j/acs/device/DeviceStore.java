package org.cwmp4j.acs.device;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Holds device records. Asynchronous: called on the engine's threads, must not block; thread-safe. A stage that completes exceptionally says that nothing was changed, and ends
 * the session that needed it.
 */
public interface DeviceStore {
    /** The record of a device; empty if it never informed. */
    CompletionStage<Optional<DeviceRecord>> find(DeviceKey key);

    /** Stores a record in place of the former one; completes once it is durable. */
    CompletionStage<Void> save(DeviceRecord record);

    /**
     * Changes a record if there is one, with no other change in between; the function may be called more than once.
     *
     * @return the changed record; empty if there is none
     */
    CompletionStage<Optional<DeviceRecord>> update(DeviceKey key, UnaryOperator<DeviceRecord> change);

    /** Forgets a device; does nothing if it is not known. */
    CompletionStage<Void> remove(DeviceKey key);
}
