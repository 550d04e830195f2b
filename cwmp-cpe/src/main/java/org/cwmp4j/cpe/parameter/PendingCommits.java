package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes that were decided but that their providers have not committed yet: repeated until they are, over restarts. Those of one
 * provider in order, one at a time. Until then the tree shows what was decided (C-SPV-08, C-DEL-03).
 */
final class PendingCommits {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCommits.class);

    private final TreeContext context;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> drained = new ArrayList<>();
    private boolean inSession;

    PendingCommits(TreeContext context) {
        this.context = context;
    }

    /** One provider's share of a transaction. */
    private static final class Commit {
        final TransactionId tx;
        final List<ParameterChange> changes;
        final CompletableFuture<Boolean> applied = new CompletableFuture<>();
        boolean waitsForSessionEnd;

        Commit(TransactionId tx, List<ParameterChange> changes) {
            this.tx = tx;
            this.changes = changes;
        }
    }

    /** The commits of one provider. */
    private final class Line {
        final ProviderGate gate;
        final Deque<Commit> queue = new ArrayDeque<>();
        boolean busy;
        Duration pause = context.limits().retry();

        Line(ProviderGate gate) {
            this.gate = gate;
        }

        void next() {
            Commit head = queue.peek();
            if (head == null || busy || (head.waitsForSessionEnd && inSession)) {
                return;
            }
            busy = true;
            CompletionStage<CommitOutcome> asked =
                    gate.call(context.limits().commit(), p -> p.commit(head.tx, head.changes));
            asked.whenComplete((outcome, failure) -> answered(head, outcome));
        }

        private void answered(Commit head, @Nullable CommitOutcome outcome) {
            if (outcome == CommitOutcome.APPLIED) {
                pause = context.limits().retry();
                busy = false;
                queue.remove(head);
                forget(key(head.tx, gate));
                head.applied.complete(true);
                next();
                tellDrained();
            } else if (outcome == CommitOutcome.AFTER_SESSION && inSession) {
                head.waitsForSessionEnd = true;
                busy = false;
                queue.forEach(c -> c.applied.complete(false));
            } else {
                LOG.warn("commit {} of {} is repeated in {}", head.tx, gate.prefix(), pause);
                context.time()
                        .scheduler()
                        .schedule(pause, () -> context.serial().execute(this::again));
                pause = min(pause.multipliedBy(2), context.limits().retry().multipliedBy(64));
            }
        }

        private void again() {
            busy = false;
            next();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String key(TransactionId tx, ProviderGate gate) {
        return tx.value() + " " + gate.prefix();
    }

    /** What to record so that a commit is not forgotten. */
    static StateRecord record(TransactionId tx, ProviderGate gate, List<ParameterChange> changes) {
        return TreeSections.COMMIT.put(key(tx, gate), changes);
    }

    /** Begins a commit whose decision is durable. True if it was applied, false if only after the session or too late to wait. */
    CompletableFuture<Boolean> begin(TransactionId tx, ProviderGate gate, List<ParameterChange> changes) {
        Line line = lines.computeIfAbsent(gate.prefix(), p -> new Line(gate));
        Commit commit = new Commit(tx, changes);
        Commit head = line.queue.peek();
        line.queue.add(commit);
        if (head != null && head.waitsForSessionEnd) {
            commit.applied.complete(false);
        }
        line.next();
        if (!commit.applied.isDone()) {
            var timer = context.time()
                    .scheduler()
                    .schedule(
                            context.limits().commit(),
                            () -> context.serial().execute(() -> commit.applied.complete(false)));
            return commit.applied.whenComplete((applied, failure) -> timer.cancel());
        }
        return commit.applied;
    }

    /** Takes up, at a start, what an earlier life of the device left. */
    void resume(Map<String, List<ParameterChange>> found, Sources sources) {
        found.entrySet().stream()
                .map(e -> Map.entry(e.getKey().split(" ", 2), e.getValue()))
                .sorted((a, b) -> Long.compare(Long.parseLong(a.getKey()[0]), Long.parseLong(b.getKey()[0])))
                .forEach(e -> resume(e.getKey(), e.getValue(), sources));
    }

    private void resume(String[] key, List<ParameterChange> changes, Sources sources) {
        Source source = sources.withPrefix(key[1]).orElse(null);
        if (source == null || source.gate() == null) {
            LOG.warn("no provider of {} any more: commit {} is dropped", key[1], key[0]);
            forget(key[0] + " " + key[1]);
            return;
        }
        if (context.state()
                .isDoubtful(TreeSections.COMMIT, key[0] + " " + key[1])) { // later changes may have followed it
            LOG.error("commit {} of {} is dropped: whether it was done was lost", key[0], key[1]);
            forget(key[0] + " " + key[1]);
            return;
        }
        CompletionStage<Boolean> begun = begin(new TransactionId(Long.parseLong(key[0])), source.gate(), changes);
        begun.thenAccept(applied -> LOG.info("commit {} of {} was taken up", key[0], key[1]));
    }

    private void forget(String key) {
        context.state().record(StateUpdate.of(TreeSections.COMMIT.remove(key))).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn("cannot record that commit {} is done; it will be repeated after a restart", key);
            }
        });
    }

    /** Whether a session is going on: some providers apply changes only after it. */
    void inSession(boolean now) {
        inSession = now;
        if (!now) {
            lines.values().forEach(Line::next);
        }
    }

    /** Completes when nothing is pending. */
    CompletableFuture<Void> drained() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        drained.add(done);
        tellDrained();
        return done;
    }

    private void tellDrained() {
        if (lines.values().stream().allMatch(line -> line.queue.isEmpty())) {
            List<CompletableFuture<Void>> told = new ArrayList<>(drained);
            drained.clear();
            told.forEach(d -> d.complete(null));
        }
    }

    /** Forgets all, as a factory reset wants it; what to record is {@link #resetRecords}. */
    void reset() {
        lines.values().forEach(line -> {
            line.queue.forEach(c -> c.applied.complete(false));
            line.queue.clear();
        });
        tellDrained();
    }

    List<StateRecord> resetRecords() {
        List<StateRecord> records = new ArrayList<>();
        lines.values()
                .forEach(
                        line -> line.queue.forEach(c -> records.add(TreeSections.COMMIT.remove(key(c.tx, line.gate)))));
        return records;
    }

    /** Brings a provider's list of rows up to what was decided. */
    void adjustRows(String table, Set<Long> rows) {
        decided(change -> {
            if (change instanceof CreateRow create && create.table().equals(table)) {
                rows.add(create.instance());
            } else if (change instanceof DeleteRow delete
                    && StoredTree.tableOf(delete.path()).equals(table)) {
                rows.remove(StoredTree.numberOf(delete.path()));
            }
        });
    }

    /** The decided values that providers may not give yet, by path. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        decided(change -> {
            if (change instanceof SetValue set) {
                values.put(set.path(), set.value());
            } else {
                values.keySet().removeIf(path -> path.startsWith(change.path()));
            }
        });
        return values;
    }

    /** Paths of rows that were decided to be created and that providers may not have yet. */
    List<String> createdRows() {
        List<String> created = new ArrayList<>();
        decided(change -> {
            if (change instanceof CreateRow) {
                created.add(change.path());
            } else if (change instanceof DeleteRow) {
                created.removeIf(row -> row.startsWith(change.path()));
            }
        });
        return created;
    }

    private void decided(Consumer<ParameterChange> each) {
        for (Line line : lines.values()) {
            for (Commit commit : line.queue) {
                commit.changes.forEach(each);
            }
        }
    }
}
