package org.cwmp4j.acs.device;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.model.CwmpException;

/** Device records in a map; lost with the process. Refuses new devices over a bound, so that strangers cannot fill the memory. */
public final class InMemoryDeviceStore implements DeviceStore {
    private final Map<DeviceKey, DeviceRecord> records = new LinkedHashMap<>();
    private final int maxDevices;

    /** For at most 100,000 devices. */
    public InMemoryDeviceStore() {
        this(100_000);
    }

    /** For at most that many devices. */
    public InMemoryDeviceStore(int maxDevices) {
        this.maxDevices = maxDevices;
    }

    /** All records, in the order in which the devices first came. */
    public synchronized Collection<DeviceRecord> all() {
        return List.copyOf(records.values());
    }

    @Override
    public synchronized CompletionStage<Optional<DeviceRecord>> find(DeviceKey key) {
        return CompletableFuture.completedFuture(Optional.ofNullable(records.get(key)));
    }

    @Override
    public synchronized CompletionStage<Void> save(DeviceRecord record) {
        if (records.size() >= maxDevices && !records.containsKey(record.key())) {
            return CompletableFuture.failedFuture(
                    new CwmpException("device store is full: holds " + maxDevices + " devices"));
        }
        records.put(record.key(), record);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Optional<DeviceRecord>> update(
            DeviceKey key, UnaryOperator<DeviceRecord> change) {
        DeviceRecord changed = records.computeIfPresent(key, (k, record) -> change.apply(record));
        return CompletableFuture.completedFuture(Optional.ofNullable(changed));
    }

    @Override
    public synchronized CompletionStage<Void> remove(DeviceKey key) {
        records.remove(key);
        return CompletableFuture.completedFuture(null);
    }
}
