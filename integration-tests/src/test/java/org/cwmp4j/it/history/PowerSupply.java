package org.cwmp4j.it.history;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.time.Scheduler;

/**
 * One life of a device: from power on to power off. Once off, none of its tasks runs, nothing is recorded and no record is
 * acknowledged, as after a power cut.
 */
final class PowerSupply {
    private boolean on = true;
    private AtRecord atRecord = AtRecord.NOTHING;
    private boolean wentAtRecord;
    private final Runnable whenOff;

    private enum AtRecord {
        NOTHING,
        LOSE_IT,
        KEEP_IT
    }

    PowerSupply(Runnable whenOff) {
        this.whenOff = whenOff;
    }

    boolean isOn() {
        return on;
    }

    /** Whether the power went at a record, not between two. */
    boolean wentAtRecord() {
        return wentAtRecord;
    }

    void off() {
        if (on) {
            on = false;
            whenOff.run();
        }
    }

    /** The power goes at the next record; which is found afterwards, or not. */
    void offAtNextRecord(boolean kept) {
        atRecord = kept ? AtRecord.KEEP_IT : AtRecord.LOSE_IT;
    }

    Scheduler feed(Scheduler scheduler) {
        return (delay, task) -> scheduler.schedule(delay, whileOn(task));
    }

    Executor feed(Executor executor) {
        return task -> executor.execute(whileOn(task));
    }

    private Runnable whileOn(Runnable task) {
        return () -> {
            if (on) {
                task.run();
            }
        };
    }

    StateStore feed(StateStore store) {
        return new StateStore() {
            @Override
            public CompletionStage<StateSnapshot> load() {
                return store.load();
            }

            @Override
            public CompletionStage<Void> append(List<StateRecord> batch) {
                if (!on) {
                    return new CompletableFuture<>();
                }
                AtRecord fate = atRecord;
                atRecord = AtRecord.NOTHING;
                if (fate == AtRecord.NOTHING) {
                    return store.append(batch);
                }
                if (fate == AtRecord.KEEP_IT) {
                    store.append(batch);
                }
                wentAtRecord = true;
                off();
                return new CompletableFuture<>();
            }

            @Override
            public CompletionStage<Void> close() {
                return on ? store.close() : new CompletableFuture<>();
            }
        };
    }
}
