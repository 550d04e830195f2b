package org.cwmp4j.cpe.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateReader;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.state.StateWriter;
import org.cwmp4j.model.time.TimeSource;

/**
 * Informs that the ACS asked for by ScheduleInform (TR-069 A6C1 A.4.1.2). They run on monotonic time; over a restart they are
 * kept if and only if the device knew the absolute time when they were asked for and knows it again (C-SI-02). Confined to the
 * agent's executor.
 */
public final class ScheduledInforms {
    /** Where they are recorded, by number. */
    public static final StateSection<Kept> SECTION = new StateSection<>("schedule", 1, new KeptCodec());

    private final TimeSource time;
    private final int limit;
    private final List<Entry> entries = new ArrayList<>(0);
    private final List<Map.Entry<String, Kept>> unplaced = new ArrayList<>(0);
    private long lastNumber;

    /**
     * The queue after a restart.
     *
     * @param limit how many may wait, 3 or more
     */
    public ScheduledInforms(Map<String, Kept> found, int limit, TimeSource time) {
        this.time = time;
        this.limit = limit;
        for (Map.Entry<String, Kept> entry : found.entrySet()) {
            lastNumber = Math.max(lastNumber, Long.parseLong(entry.getKey()));
            unplaced.add(entry);
        }
        clockChanged();
    }

    /**
     * What is recorded.
     *
     * @param commandKey of the call
     * @param due the time of day
     */
    public record Kept(String commandKey, Instant due) {}

    /**
     * One more Inform, or another delay for a waiting one with the same key, unless that is empty (C-SI-03).
     *
     * @param delay more than zero
     * @return to be recorded before the answer; empty if the queue is full (C-SI-04)
     */
    public Optional<StateUpdate> schedule(Duration delay, String commandKey) {
        Entry same = entries.stream()
                .filter(e -> !commandKey.isEmpty() && e.commandKey.equals(commandKey))
                .findFirst()
                .orElse(null);
        if (same == null && entries.size() + unplaced.size() >= limit) {
            return Optional.empty();
        }
        long number = same == null ? ++lastNumber : same.number;
        Entry entry = new Entry(number, commandKey, saturatedAdd(time.ticker().nanos(), delay));
        List<StateRecord> records = time.wall().isSet()
                ? List.of(SECTION.put(
                        entry.key(), new Kept(commandKey, time.wall().now().plus(delay))))
                : same == null ? List.of() : List.of(SECTION.remove(entry.key()));
        return Optional.of(new StateUpdate(records, () -> {
            entries.removeIf(e -> e.number == number);
            entries.add(entry);
        }));
    }

    /** The clock was set: Informs recorded before the restart take their places. */
    public void clockChanged() {
        if (!time.wall().isSet()) {
            return;
        }
        Instant now = time.wall().now();
        for (Map.Entry<String, Kept> e : unplaced) {
            Duration left = Duration.between(now, e.getValue().due());
            entries.add(new Entry(
                    Long.parseLong(e.getKey()),
                    e.getValue().commandKey(),
                    saturatedAdd(time.ticker().nanos(), left.isNegative() ? Duration.ZERO : left)));
        }
        unplaced.clear();
    }

    /** Time passed that monotonic time has not counted, as in standby. */
    public void passed(Duration uncounted) {
        entries.replaceAll(e -> new Entry(e.number, e.commandKey, e.due - uncounted.toNanos()));
    }

    /** How long until the next one is due; zero if one is; empty if none waits. */
    public Optional<Duration> untilNext() {
        long now = time.ticker().nanos();
        return entries.stream()
                .map(e -> Duration.ofNanos(Math.max(0, e.due - now)))
                .min(Comparator.naturalOrder());
    }

    /** Forgets all of them, as a factory reset wants it. To be recorded. */
    public StateUpdate forget() {
        List<StateRecord> records = new ArrayList<>();
        entries.forEach(e -> records.add(SECTION.remove(e.key())));
        unplaced.forEach(e -> records.add(SECTION.remove(e.getKey())));
        entries.clear();
        unplaced.clear();
        return new StateUpdate(records, () -> {});
    }

    /** Takes out what is due; the command keys in the order of their times. */
    public Due takeDue() {
        long now = time.ticker().nanos();
        List<Entry> due = entries.stream()
                .filter(e -> e.due - now <= 0)
                .sorted(Comparator.comparingLong(e -> e.due - now))
                .toList();
        entries.removeAll(due);
        List<StateRecord> records = new ArrayList<>();
        due.forEach(e -> records.add(SECTION.remove(e.key())));
        return new Due(due.stream().map(e -> e.commandKey).toList(), new StateUpdate(records, () -> {}));
    }

    /**
     * What came due.
     *
     * @param commandKeys one for each
     * @param update to be recorded with the events
     */
    public record Due(List<String> commandKeys, StateUpdate update) {}

    /** Delays come from outside: never let one overflow (C-ROB-12). */
    private static long saturatedAdd(long nanos, Duration delay) {
        long span = delay.compareTo(Duration.ofDays(50_000)) > 0
                ? Duration.ofDays(50_000).toNanos()
                : delay.toNanos();
        return nanos + span;
    }

    private record Entry(long number, String commandKey, long due) {
        String key() {
            return Long.toString(number);
        }
    }

    private static final class KeptCodec implements StateCodec<Kept> {
        @Override
        public void write(Kept value, StateWriter out) {
            out.text(value.commandKey()).number(value.due().toEpochMilli());
        }

        @Override
        public Kept read(int version, StateReader in) {
            return new Kept(in.text(), Instant.ofEpochMilli(in.number()));
        }
    }
}
