package org.cwmp4j.acs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Lease;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationStore;

/**
 * The application's store of operations, with a deadline for each answer. What the store does after it is a change that nobody here knows
 * of: its lease runs out, or whoever asked looks again.
 */
record TimedOperationStore(OperationStore store, Deadlines deadlines) implements OperationStore {
    private static final String NAME = "the operation store";

    @Override
    public CompletionStage<Void> add(Operation operation) {
        return deadlines.within(NAME, () -> store.add(operation));
    }

    @Override
    public CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now) {
        return deadlines.within(NAME, () -> store.claim(device, lease, now), late -> late.ifPresent(this::release));
    }

    /** Whoever claimed it has given up: the next session need not wait until the lease runs out. */
    private void release(Operation operation) {
        replace(operation.released());
    }

    @Override
    public CompletionStage<Boolean> replace(Operation changed) {
        return deadlines.within(NAME, () -> store.replace(changed));
    }

    @Override
    public CompletionStage<Optional<Operation>> find(OperationId id, Instant now) {
        return deadlines.within(NAME, () -> store.find(id, now));
    }

    @Override
    public CompletionStage<List<Operation>> list(DeviceKey device, Instant now) {
        return deadlines.within(NAME, () -> store.list(device, now));
    }
}
