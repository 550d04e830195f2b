package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;

/**
 * Compares what providers have with what was known: values as a whole, rows one by one. Differences are changes that the ACS did not
 * make, for what it sets is known at once; what is seen for the first time only becomes known.
 */
final class Polling {
    private final TreeParts parts;
    private final Watched watched;
    private final Reports reports;
    private final LastKnown known;

    Polling(TreeParts parts, Watched watched, Reports reports, LastKnown known) {
        this.parts = parts;
        this.watched = watched;
        this.reports = reports;
        this.known = known;
    }

    /**
     * Looks at all watched parameters at or below a place.
     *
     * @param template a path with <code>{i}</code> for instances, or the empty text for everything
     */
    CompletableFuture<Void> poll(String template) {
        return look(rows -> watched.below(template, rows));
    }

    /** Looks at these parameters, if they are watched. */
    CompletableFuture<Void> poll(Collection<String> paths) {
        return look(rows -> watched.among(paths, rows));
    }

    /** What to look at. */
    private interface Choice {
        Watched.Found in(Rows rows);
    }

    private CompletableFuture<Void> look(Choice choice) {
        long begin = known.begin();
        Rows rows = parts.rowsNow();
        return rows.walkWhatWorks(() -> choice.in(rows))
                .thenCompose(found -> compare(found, rows, begin))
                .whenComplete((nothing, failure) -> known.end());
    }

    private CompletableFuture<Void> compare(Watched.Found found, Rows rows, long begin) {
        Map<String, ObjectDefinition> tables = new LinkedHashMap<>();
        int room = known.room();
        for (Map.Entry<String, ObjectDefinition> entry : found.tables().entrySet()) {
            int needed = needed(entry.getKey(), rows.of(entry.getKey(), entry.getValue()));
            if (needed <= room && !rows.isUnknown(entry.getKey())) {
                room -= needed;
                tables.put(entry.getKey(), entry.getValue());
            }
        }
        List<Leaf> leaves = withRoom(found.leaves(), room);
        return parts.reader().readWhatWorks(leaves, rows).thenCompose(values -> {
            Map<String, ObjectDefinition> changed = changed(tables, rows, begin);
            return record(tables(tables, rows, begin).and(values(leaves, values, begin)))
                    .thenCompose(done -> recorded(changed));
        });
    }

    private CompletableFuture<Void> recorded(Map<String, ObjectDefinition> changed) {
        return CompletableFuture.allOf(changed.entrySet().stream()
                .map(e -> reports.rowsRecorded(e.getKey(), e.getValue()))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** The tables that do not have the rows that they had. */
    private Map<String, ObjectDefinition> changed(Map<String, ObjectDefinition> tables, Rows rows, long begin) {
        Map<String, ObjectDefinition> changed = new LinkedHashMap<>(tables);
        changed.entrySet()
                .removeIf(e -> !known.has(e.getKey())
                        || known.isTouchedSince(e.getKey(), begin)
                        || new HashSet<>(known.rows(e.getKey()))
                                .equals(new HashSet<>(rows.of(e.getKey(), e.getValue()))));
        return changed;
    }

    private int needed(String table, List<Long> now) {
        return (known.has(table) ? 0 : 1)
                + (int) now.stream()
                        .filter(row -> !known.has(table + row + "."))
                        .count();
    }

    /** What is not known and cannot become it need not be read. */
    private List<Leaf> withRoom(Collection<Leaf> leaves, int room) {
        int left = room;
        List<Leaf> some = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (known.has(leaf.path()) || left-- > 0) {
                some.add(leaf);
            }
        }
        return some;
    }

    private StateUpdate values(List<Leaf> leaves, Map<String, String> values, long begin) {
        List<StateUpdate> all = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Leaf leaf : leaves) {
            String path = leaf.path();
            String value = values.get(path);
            boolean secret = leaf.definition().hidden();
            if (value == null || known.isTouchedSince(path, begin) || known.same(path, value, secret)) {
                continue;
            }
            if (known.has(path)) {
                changed.add(path);
            }
            all.add(known.know(path, value, secret));
        }
        all.add(reports.update(changed));
        return StateUpdate.all(all);
    }

    private StateUpdate tables(Map<String, ObjectDefinition> tables, Rows rows, long begin) {
        List<StateUpdate> all = new ArrayList<>();
        for (Map.Entry<String, ObjectDefinition> entry : tables.entrySet()) {
            String table = entry.getKey();
            if (!known.isTouchedSince(table, begin)) {
                all.add(table(table, entry.getValue(), rows.of(table, entry.getValue())));
            }
        }
        return StateUpdate.all(all);
    }

    private StateUpdate table(String table, ObjectDefinition definition, List<Long> now) {
        Set<Long> before = new HashSet<>(known.rows(table));
        boolean first = !known.has(table);
        List<StateUpdate> all = new ArrayList<>();
        if (first) {
            all.add(known.know(table));
        }
        if (first ? now.isEmpty() : before.equals(new HashSet<>(now))) {
            return StateUpdate.all(all);
        }
        for (long row : now) {
            if (!before.remove(row)) {
                all.add(known.know(table + row + "."));
            }
        }
        all.add(known.forget(before.stream().map(row -> table + row + ".").toList()));
        if (!first) {
            all.add(reports.rowsChanged(table, definition, now));
        }
        return StateUpdate.all(all);
    }

    /** An Inform told these: they need not be found once more. */
    StateUpdate told(InformParameters sent) {
        Map<String, String> values = new LinkedHashMap<>();
        sent.parameters().forEach(p -> values.put(p.name(), p.text()));
        List<StateUpdate> all = new ArrayList<>();
        for (String path : sent.reported().keySet()) {
            String value = values.get(path);
            boolean secret = isSecret(path);
            if (value != null && !secret && known.has(path) && !known.same(path, value, false)) {
                all.add(known.know(path, value, false));
            }
        }
        return StateUpdate.all(all);
    }

    /** Keeps up with changes made through the tree. */
    StateUpdate follow(List<ParameterChange> changes) {
        return known.follow(changes, this::isSecret);
    }

    private boolean isSecret(String path) {
        return parts.context()
                .model()
                .parameter(path)
                .filter(ParameterDefinition::hidden)
                .isPresent();
    }

    private CompletableFuture<Void> record(StateUpdate update) {
        return parts.context().state().record(update).toCompletableFuture();
    }
}
