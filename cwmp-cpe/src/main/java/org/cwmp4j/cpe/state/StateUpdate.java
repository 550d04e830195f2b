package org.cwmp4j.cpe.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A change in two halves: what to record, and what to do once that is durable (record, then act). Parts that belong together,
 * such as the confirmation of events and of reported values, are joined by {@link #and} and recorded as one.
 *
 * @param records what to record; if empty nothing needs to be
 * @param onRecorded runs once on the agent's executor after the record, never if it failed
 */
public record StateUpdate(List<StateRecord> records, Runnable onRecorded) {
    /** Nothing to do. */
    public static final StateUpdate NONE = new StateUpdate(List.of(), () -> {});

    public StateUpdate {
        records = List.copyOf(records);
        Objects.requireNonNull(onRecorded, "onRecorded");
    }

    /** Records without more. */
    public static StateUpdate of(StateRecord... records) {
        return new StateUpdate(List.of(records), () -> {});
    }

    /** This and then the other, as one change. */
    public StateUpdate and(StateUpdate other) {
        List<StateRecord> all = new ArrayList<>(records);
        all.addAll(other.records);
        return new StateUpdate(all, () -> {
            onRecorded.run();
            other.onRecorded.run();
        });
    }
}
