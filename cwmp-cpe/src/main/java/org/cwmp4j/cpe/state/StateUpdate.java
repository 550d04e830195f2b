package org.cwmp4j.cpe.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
    public static final StateUpdate NONE = new StateUpdate(List.of(), Nothing.NOTHING);

    public StateUpdate {
        records = List.copyOf(records);
        Objects.requireNonNull(onRecorded, "onRecorded");
    }

    /** Records without more. */
    public static StateUpdate of(StateRecord... records) {
        return new StateUpdate(List.of(records), Nothing.NOTHING);
    }

    /** This and then the other, as one change. */
    public StateUpdate and(StateUpdate other) {
        return new StateUpdate(joined(records, other.records), joined(onRecorded, other.onRecorded));
    }

    private static Runnable joined(Runnable first, Runnable then) {
        if (then == Nothing.NOTHING) {
            return first;
        }
        return first == Nothing.NOTHING ? then : new Both(first, then);
    }

    private static List<StateRecord> joined(List<StateRecord> first, List<StateRecord> then) {
        if (first.isEmpty() || then.isEmpty()) {
            return first.isEmpty() ? then : first;
        }
        List<StateRecord> all = new ArrayList<>(first.size() + then.size());
        all.addAll(first);
        all.addAll(then);
        return all;
    }

    /** All of them in order, as one change: for many at once. */
    public static StateUpdate all(Collection<StateUpdate> updates) {
        List<StateRecord> records = new ArrayList<>();
        List<Runnable> steps = new ArrayList<>();
        for (StateUpdate update : updates) {
            records.addAll(update.records);
            if (update.onRecorded != Nothing.NOTHING) {
                steps.add(update.onRecorded);
            }
        }
        return new StateUpdate(records, steps.isEmpty() ? Nothing.NOTHING : () -> runAll(new ArrayDeque<>(steps)));
    }

    /** Each of them, whatever others throw; what was thrown first goes on. */
    private static void runAll(Deque<Runnable> left) {
        RuntimeException thrown = null;
        while (!left.isEmpty()) {
            Runnable next = left.pop();
            if (next instanceof Both both) {
                left.push(both.then);
                left.push(both.first);
                continue;
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                thrown = thrown == null ? e : thrown;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Known by its identity, so that nothing is not joined to anything. */
    private enum Nothing implements Runnable {
        NOTHING;

        @Override
        public void run() {}
    }

    /** One and then the other, however many they are made of, on a stack of any size. */
    private record Both(Runnable first, Runnable then) implements Runnable {
        @Override
        public void run() {
            runAll(new ArrayDeque<>(List.of(first, then)));
        }
    }
}
