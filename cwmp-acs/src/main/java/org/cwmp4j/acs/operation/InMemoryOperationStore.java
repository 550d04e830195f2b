package org.cwmp4j.acs.operation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/**
 * Operations in maps; lost with the process, though not with a server. Bounded: when full it drops the operation that has been final
 * the longest, and refuses to add where none is.
 */
public final class InMemoryOperationStore implements OperationStore {
    private final Map<OperationId, Operation> operations = new HashMap<>();
    private final Map<DeviceKey, Set<OperationId>> byDevice = new HashMap<>();
    private final Deque<OperationId> done = new ArrayDeque<>();
    private final int maxOperations;

    /** For at most 100,000 operations. */
    public InMemoryOperationStore() {
        this(100_000);
    }

    /** For at most that many operations. */
    public InMemoryOperationStore(int maxOperations) {
        this.maxOperations = maxOperations;
    }

    @Override
    public synchronized CompletionStage<Void> add(Operation operation) {
        if (operations.containsKey(operation.id())) {
            return failed("holds operation " + operation.id() + " already");
        }
        if (operations.size() >= maxOperations && !dropOldest()) {
            return failed("is full: holds " + maxOperations + " operations");
        }
        operations.put(operation.id(), operation);
        byDevice.computeIfAbsent(operation.device(), k -> new LinkedHashSet<>()).add(operation.id());
        return CompletableFuture.completedFuture(null);
    }

    private static CompletionStage<Void> failed(String why) {
        return CompletableFuture.failedFuture(new CwmpException("operation store " + why));
    }

    private boolean dropOldest() {
        OperationId id = done.poll();
        Operation dropped = id == null ? null : operations.remove(id);
        if (dropped == null) {
            return false;
        }
        Set<OperationId> ids = byDevice.get(dropped.device());
        if (ids != null) {
            ids.remove(id);
            if (ids.isEmpty()) {
                byDevice.remove(dropped.device());
            }
        }
        return true;
    }

    @Override
    public synchronized CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now) {
        for (Operation operation : current(device, now)) {
            if (operation.state() == OperationState.QUEUED) {
                Operation claimed = operation.claimed(lease);
                put(claimed);
                return CompletableFuture.completedFuture(Optional.of(claimed));
            }
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public synchronized CompletionStage<Boolean> replace(Operation changed) {
        Operation held = operations.get(changed.id());
        boolean fits = held != null && held.revision() == changed.revision() - 1;
        if (fits) {
            put(changed);
        }
        return CompletableFuture.completedFuture(fits);
    }

    @Override
    public synchronized CompletionStage<Optional<Operation>> find(OperationId id, Instant now) {
        return CompletableFuture.completedFuture(Optional.ofNullable(current(id, now)));
    }

    @Override
    public synchronized CompletionStage<List<Operation>> list(DeviceKey device, Instant now) {
        return CompletableFuture.completedFuture(List.copyOf(current(device, now)));
    }

    private List<Operation> current(DeviceKey device, Instant now) {
        List<Operation> found = new ArrayList<>();
        for (OperationId id : byDevice.getOrDefault(device, Set.of())) {
            Operation operation = current(id, now);
            if (operation != null) {
                found.add(operation);
            }
        }
        return found;
    }

    private @Nullable Operation current(OperationId id, Instant now) {
        Operation held = operations.get(id);
        if (held == null) {
            return null;
        }
        Operation current = held.atTime(now);
        if (current.revision() != held.revision()) {
            put(current);
        }
        return current;
    }

    private void put(Operation operation) {
        operations.put(operation.id(), operation);
        if (operation.state().isFinal()) {
            done.add(operation.id());
        }
    }
}
