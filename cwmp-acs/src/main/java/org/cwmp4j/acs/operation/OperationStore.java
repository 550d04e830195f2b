package org.cwmp4j.acs.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.device.DeviceKey;

/**
 * Holds operations; may be shared by several servers. Asynchronous: called on the engine's threads, must not block; thread-safe.
 * A stage completes once the change is durable;
 * exceptionally if it is not known to be. Every method that is told the time first applies {@link Operation#atTime} to what it
 * looks at and stores the result, so what a dead server left behind comes right by itself.
 */
public interface OperationStore {
    /**
     * Adds a queued operation behind those of its device.
     *
     * @return completes exceptionally if the store is full or holds that id
     */
    CompletionStage<Void> add(Operation operation);

    /**
     * Takes the oldest queued operation of a device.
     *
     * @param lease the claimant's
     * @return the operation, CLAIMED; empty if none is queued
     */
    CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now);

    /**
     * Stores a changed operation if the store still holds the revision before it.
     *
     * @return whether it was stored
     */
    CompletionStage<Boolean> replace(Operation changed);

    /** An operation; empty if there is none of that id (any more). */
    CompletionStage<Optional<Operation>> find(OperationId id, Instant now);

    /** The operations of a device, the oldest first, final ones included as long as the store keeps them. */
    CompletionStage<List<Operation>> list(DeviceKey device, Instant now);
}
