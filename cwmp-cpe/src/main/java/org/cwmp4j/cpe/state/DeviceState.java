package org.cwmp4j.cpe.state;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The durable state of one agent: what was found at the start, and the one door through which all parts of the engine record
 * their changes. Use it on the agent's executor only; stages complete there.
 */
public final class DeviceState {
    private final StateStore store;
    private final StateSnapshot found;
    private final Executor serial;
    private long recorded;

    private DeviceState(StateStore store, StateSnapshot found, Executor serial) {
        this.store = store;
        this.found = found;
        this.serial = serial;
    }

    /**
     * Loads the store, and goes on with what it could read.
     *
     * @param serial the agent's serial executor
     */
    public static CompletionStage<DeviceState> open(StateStore store, Executor serial) {
        return open(store, serial, DamagePolicy.KEEP_GOING);
    }

    /**
     * Loads the store.
     *
     * @param serial the agent's serial executor
     * @param onDamage with {@link DamagePolicy#REFUSE} the stage fails with {@link CorruptStateException} if something was lost
     */
    public static CompletionStage<DeviceState> open(StateStore store, Executor serial, DamagePolicy onDamage) {
        Objects.requireNonNull(serial, "serial");
        return store.load()
                .thenApplyAsync(
                        found -> {
                            if (onDamage == DamagePolicy.REFUSE) {
                                found.requireWhole();
                            }
                            return new DeviceState(store, found, serial);
                        },
                        serial);
    }

    /** What the store held at the start, by key in the order in which keys first came. */
    public <T> Map<String, T> found(StateSection<T> section) {
        return section.readAll(found);
    }

    /** What the store held at the start under one key. */
    public <T> Optional<T> found(StateSection<T> section, String key) {
        return section.read(found, key);
    }

    /** What the store could not read any more at the start; empty if nothing was lost. */
    public Optional<StateDamage> damage() {
        return found.damage();
    }

    /** Whether what was found under a key may be out of date, see {@link StateSnapshot#isDoubtful}. */
    public boolean isDoubtful(StateSection<?> section, String key) {
        return section.isDoubtful(found, key);
    }

    /** Whether the store was empty at the start: a device fresh from the factory. */
    public boolean isNew() {
        return found.sections().isEmpty() && found.damage().isEmpty();
    }

    /**
     * Records a change and then runs its second half. Changes are recorded in the order of the calls. An update without records
     * runs at once.
     *
     * @return completes after {@link StateUpdate#onRecorded}; fails with {@link StateException} if nothing was recorded
     */
    public CompletionStage<Void> record(StateUpdate update) {
        if (update.records().isEmpty()) {
            update.onRecorded().run();
            return CompletableFuture.completedStage(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        append(update).whenCompleteAsync((nothing, failure) -> finish(update, failure, done), serial);
        return done;
    }

    /** How many changes were recorded since the start. */
    public long recorded() {
        return recorded;
    }

    /** Closes the store after what was recorded is durable. */
    public CompletionStage<Void> close() {
        return store.close();
    }

    private CompletionStage<Void> append(StateUpdate update) {
        try {
            return store.append(update.records());
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void finish(StateUpdate update, @Nullable Throwable failure, CompletableFuture<Void> done) {
        if (failure != null) {
            done.completeExceptionally(
                    failure instanceof StateException ? failure : new StateException("record failed", failure));
            return;
        }
        recorded++;
        try {
            update.onRecorded().run();
            done.complete(null);
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
        }
    }
}
