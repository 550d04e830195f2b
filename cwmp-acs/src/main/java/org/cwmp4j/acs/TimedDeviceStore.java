package org.cwmp4j.acs;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.DeviceRecord;
import org.cwmp4j.acs.device.DeviceStore;

/** The application's store of devices, with a deadline for each answer. */
record TimedDeviceStore(DeviceStore store, Deadlines deadlines) implements DeviceStore {
    private static final String NAME = "the device store";

    @Override
    public CompletionStage<Optional<DeviceRecord>> find(DeviceKey key) {
        return deadlines.within(NAME, () -> store.find(key));
    }

    @Override
    public CompletionStage<Void> save(DeviceRecord record) {
        return deadlines.within(NAME, () -> store.save(record));
    }

    @Override
    public CompletionStage<Optional<DeviceRecord>> update(DeviceKey key, UnaryOperator<DeviceRecord> change) {
        return deadlines.within(NAME, () -> store.update(key, change));
    }

    @Override
    public CompletionStage<Void> remove(DeviceKey key) {
        return deadlines.within(NAME, () -> store.remove(key));
    }
}
