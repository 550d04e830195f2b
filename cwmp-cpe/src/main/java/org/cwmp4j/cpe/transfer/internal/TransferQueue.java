package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTimer;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.cpe.transfer.internal.TransferMachine.Step;
import org.cwmp4j.cpe.transfer.internal.TransferState.Lane;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All transfers: feeds their machines, records what comes of it and then has it done. On the agent's executor. */
final class TransferQueue {
    /** The transfers, by number. */
    static final StateSection<TransferState> SECTION = new StateSection<>("transfer", 1, new TransferCodec());

    private static final StateSection<Long> NUMBERS = new StateSection<>("transfer-number", 1, StateCodec.NUMBER);
    private static final Logger LOG = LoggerFactory.getLogger(TransferQueue.class);
    private static final Duration LONGEST = Duration.ofDays(50_000);
    private static final Duration FIRST_SESSION = Duration.ofMinutes(1);
    /** By how much the clock must jump to be worth a record. */
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final Engine engine;
    private final TransferLimits limits;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Watch watch;
    private BiConsumer<Entry, TransferEffect> works = (entry, effect) -> {};
    private long lastNumber;
    /** Whether transfers may go on. */
    private boolean open;

    private boolean closed;

    /** Whether the ACS had an opportunity to hear of the last start, and to cancel what is queued. */
    private boolean heard;

    private final List<Runnable> whenHeard = new ArrayList<>(0);
    private final EngineTimer patience;
    private boolean pumping;

    TransferQueue(Engine engine, TransferSettings settings) {
        this.engine = engine;
        this.limits = settings.limits();
        this.patience = engine.timer();
        this.watch = new Watch(settings.observer());
        lastNumber = engine.state().found(NUMBERS, "").orElse(0L);
        engine.state().found(SECTION).values().forEach(this::restore);
    }

    private void restore(TransferState state) {
        Entry entry = new Entry(state, now(), state.phase == TransferPhase.DONE, engine.timer());
        entries.put(entry.number(), entry);
        place(entry);
    }

    /** Who does what transfers want. */
    void works(BiConsumer<Entry, TransferEffect> value) {
        works = value;
    }

    Watch watch() {
        return watch;
    }

    // ---- which there are

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** Whether it was found in a damaged journal, behind which more may have been recorded of it. */
    boolean isDoubtful(Entry entry) {
        return engine.state().isDoubtful(SECTION, entry.state.key());
    }

    boolean has(Entry entry) {
        return entries.get(entry.number()) == entry;
    }

    /** How many of the ACS, or else of the device itself, there are. */
    int size(boolean autonomous) {
        return (int) entries.values().stream()
                .filter(e -> e.state.order.info().kind().isAutonomous() == autonomous)
                .count();
    }

    /** A number that no transfer had. */
    long nextNumber() {
        return ++lastNumber;
    }

    /**
     * A new transfer.
     *
     * @param age since its receipt
     * @return completes when it is recorded and in the queue
     */
    CompletionStage<Entry> add(TransferState state, Duration age) {
        if (engine.time().wall().isSet()) {
            state.received = engine.time().wall().now().minus(age);
        }
        Entry entry = new Entry(state, now() - age.toNanos(), true, engine.timer());
        StateUpdate update = StateUpdate.of(SECTION.put(state.key(), state), NUMBERS.put("", entry.number()));
        return engine.record(update).thenApply(nothing -> {
            entries.put(entry.number(), entry);
            watch.progressed(state);
            return entry;
        });
    }

    /** Takes it out at once; to be recorded. */
    StateRecord remove(Entry entry) {
        entries.remove(entry.number());
        entry.timer.cancel();
        return SECTION.remove(entry.state.key());
    }

    /** Takes it out once that is recorded. */
    StateUpdate removal(Entry entry) {
        return new StateUpdate(List.of(SECTION.remove(entry.state.key())), () -> remove(entry));
    }

    // ---- time

    private long now() {
        return engine.time().ticker().nanos();
    }

    Moment moment(Entry entry) {
        Duration elapsed = Duration.ofNanos(now() - entry.base);
        return new Moment(elapsed, entry.certain, wall());
    }

    private @Nullable Instant wall() {
        return engine.time().wall().isSet() ? engine.time().wall().now() : null;
    }

    /** Finds out how old a transfer is that was in the journal, if the time of day is known and was. */
    private void place(Entry entry) {
        Instant received = entry.state.received;
        Instant wall = wall();
        if (!entry.certain && received != null && wall != null) {
            Duration age = Duration.between(received, wall);
            Duration bounded = age.isNegative() ? Duration.ZERO : age.compareTo(LONGEST) > 0 ? LONGEST : age;
            entry.base = now() - bounded.toNanos();
            entry.certain = true;
        }
    }

    /** Transfers run on monotonic time; only what is recorded for the next start follows the clock. */
    void clockChanged() {
        for (Entry entry : all()) {
            place(entry);
            Instant wall = wall();
            if (entry.certain && wall != null && entry.state.phase != TransferPhase.DONE) {
                follow(entry, wall.minus(moment(entry).elapsed()));
            }
            feed(entry, new TransferInput.Wake());
        }
    }

    private void follow(Entry entry, Instant received) {
        Instant before = entry.state.received;
        if (before == null || Duration.between(before, received).abs().compareTo(JUMP) > 0) {
            entry.state = entry.state.copy();
            entry.state.received = received;
            record(StateUpdate.of(SECTION.put(entry.state.key(), entry.state)));
        }
    }

    // ---- machines

    /** Lets transfers go on; no file is applied before the first session, which may keep the device waiting only so long. */
    void open() {
        open = true;
        patience.set(FIRST_SESSION, this::heard);
        pump();
    }

    /** A session is over. */
    void heard() {
        heard = true;
        patience.cancel();
        List<Runnable> now = List.copyOf(whenHeard);
        whenHeard.clear();
        now.forEach(Runnable::run);
        pump();
    }

    private boolean isHeard() {
        return heard || engine.isInSession();
    }

    /** Does it once the ACS had its opportunity to hear of the last start. */
    void whenHeard(Runnable action) {
        if (isHeard()) {
            action.run();
        } else {
            whenHeard.add(action);
        }
    }

    /** The device restarts, or has: the ACS is to hear of it before anything else. */
    void starting() {
        heard = false;
    }

    /** No transfer goes on any more. */
    void close() {
        open = false;
        closed = true;
        patience.cancel();
        entries.values().forEach(e -> e.timer.cancel());
    }

    /** @return completes when what comes of it is recorded; fails if it could not be for now */
    CompletionStage<Void> feed(Entry entry, TransferInput input) {
        if (!has(entry)) {
            return CompletableFuture.completedStage(null);
        }
        TransferPhase before = entry.state.phase;
        Step step = TransferMachine.step(entry.state, input, moment(entry), limits);
        entry.state = step.state();
        if (step.wake() != null) {
            entry.timer.set(step.wake(), () -> feed(entry, new TransferInput.Wake()));
        }
        if (entry.state.phase != before) {
            entry.steps++;
            LOG.info("{}: {} after {}", entry.state, before, input.getClass().getSimpleName());
        }
        CompletionStage<Void> done = act(entry, step, before);
        pump();
        return done;
    }

    private CompletionStage<Void> act(Entry entry, Step step, TransferPhase before) {
        TransferState state = step.state();
        long steps = entry.steps;
        Runnable then = () -> {
            if (state.phase != before && !step.has(TransferEffect.REPORT)) {
                watch.progressed(state);
            }
            step.effects().forEach(effect -> perform(entry, effect, steps));
        };
        if (step.has(TransferEffect.REMOVE)) {
            return record(new StateUpdate(List.of(remove(entry)), then));
        }
        if (step.record() && !step.has(TransferEffect.REPORT)) { // the report is recorded with its events
            return record(new StateUpdate(List.of(SECTION.put(state.key(), state)), then));
        }
        then.run();
        return CompletableFuture.completedStage(null);
    }

    /** What is to begin does not where it has been given up while it was recorded. */
    private void perform(Entry entry, TransferEffect effect, long steps) {
        if (effect.begins() && (closed || entry.steps != steps)) {
            return;
        }
        try {
            works.accept(entry, effect);
        } catch (RuntimeException e) {
            LOG.error("{}: {} failed", entry.state, effect, e);
        }
    }

    /** Records; what cannot be recorded now is recorded with the next change of anything, and only then done. */
    CompletionStage<Void> record(StateUpdate update) {
        engine.later(update);
        CompletionStage<Void> done = engine.record(StateUpdate.NONE);
        CompletionStage<Void> unused = done.exceptionally(failure -> {
            LOG.warn("change of a transfer not recorded yet: {}", Deadlines.text(failure));
            return null;
        });
        return done;
    }

    /** Gives lanes to those that want one, in the order of their times (C-DL-05). */
    void pump() {
        if (!open || pumping) {
            return;
        }
        pumping = true;
        try {
            for (Entry entry : inOrder()) {
                if (entry.state.wants != Lane.NONE && has(entry) && isFree(entry)) {
                    feed(entry, new TransferInput.Go());
                }
            }
        } finally {
            pumping = false;
        }
    }

    private List<Entry> inOrder() {
        long now = now();
        List<Entry> waiting = new ArrayList<>(entries.values());
        waiting.sort(Comparator.comparingLong((Entry e) -> e.due() - now).thenComparing(Entry::number));
        return waiting;
    }

    /** One file is applied at a time, and nothing begins that a restart would interrupt. */
    private boolean isFree(Entry entry) {
        if (count(TransferPhase.BOOTING) > 0) {
            return false;
        }
        return entry.state.wants == Lane.APPLY
                ? count(TransferPhase.APPLYING) == 0 && isHeard()
                : count(TransferPhase.MOVING) < limits.parallel()
                        && (!entry.state.order.isDownload() || hasRoom(entry));
    }

    private long count(TransferPhase phase) {
        return entries.values().stream().filter(e -> e.state.phase == phase).count();
    }

    // ---- disk

    /** Whether a file may be fetched now: if the room is taken by others that will end soon, that one waits. */
    private boolean hasRoom(Entry entry) {
        long announced = entry.state.order.info().fileSize();
        long needed = announced > 0 ? Math.min(announced, limits.maxFile()) : limits.maxFile();
        return room(entry) >= needed || count(TransferPhase.MOVING) + count(TransferPhase.APPLYING) == 0;
    }

    /** How many bytes a transfer's file may have: never more than {@link TransferLimits#maxDisk} in all. */
    long room(Entry entry) {
        long others = entries.values().stream()
                .filter(e -> e != entry)
                .mapToLong(Entry::reserved)
                .sum();
        return Math.max(0, Math.min(limits.maxFile(), limits.maxDisk() - others));
    }

    /** How many bytes all may have that move bytes. */
    long granted() {
        return entries.values().stream().mapToLong(e -> e.granted).sum();
    }

    /** How many bytes others may still write. */
    long outstanding(Entry entry) {
        return entries.values().stream()
                .filter(e -> e != entry)
                .mapToLong(e -> e.reserved() - e.moved)
                .sum();
    }
}
