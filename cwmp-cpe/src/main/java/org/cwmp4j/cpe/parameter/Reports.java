package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;

/** Changes that the ACS did not make, from where they are told to the Inform that reports them. */
final class Reports {
    private final TreeParts parts;
    private final Access access;
    private final EngineWrites engineWrites;
    private final LightweightReports lightweight;
    private final List<String> forced = new ArrayList<>();
    private final List<Runnable> onActive = new ArrayList<>();

    Reports(TreeParts parts, Access access, EngineWrites engineWrites, LightweightReports lightweight) {
        this.parts = parts;
        this.access = access;
        this.engineWrites = engineWrites;
        this.lightweight = lightweight;
        for (Definition definition : parts.context().model().definitions()) {
            boolean inTable = definition.path().contains("{i}");
            if (definition instanceof ParameterDefinition p && p.forcedInform() && !inTable) {
                forced.add(p.path());
            }
        }
    }

    // ---- what an Inform says

    CompletableFuture<InformParameters> inform(Collection<String> also) {
        Map<String, Long> changes = parts.log().shown();
        Set<String> asked = new LinkedHashSet<>(changes.keySet());
        asked.addAll(forced);
        asked.addAll(also);
        Rows rows = parts.rows();
        return leavesThatWork(parts, asked, rows)
                .thenCompose(leaves -> parts.reader()
                        .readWhatWorks(leaves.values(), rows)
                        .thenApply(values -> list(changes, leaves, values, rows, also)));
    }

    private InformParameters list(
            Map<String, Long> changes,
            Map<String, Leaf> leaves,
            Map<String, String> values,
            Rows rows,
            Collection<String> also) {
        Set<String> listed = new LinkedHashSet<>();
        Map<String, Long> reported = new HashMap<>();
        changes.forEach((path, version) -> {
            Leaf leaf = leaves.get(path);
            boolean wanted = leaf != null && access.isReported(path, leaf.definition());
            if (wanted && values.containsKey(path)) {
                listed.add(path);
            }
            if ((!wanted && !rows.isUnknown(path)) || values.containsKey(path)) {
                reported.put(path, version);
            }
        });
        boolean valueChange = !listed.isEmpty();
        listed.addAll(forced);
        if (!valueChange) {
            listed.addAll(also);
        }
        return new InformParameters(wire(listed, leaves, values), valueChange, reported);
    }

    CompletableFuture<InformParameters> heartbeat() {
        Rows rows = parts.rows();
        return leavesThatWork(parts, forced, rows)
                .thenCompose(leaves -> parts.reader()
                        .readWhatWorks(leaves.values(), rows)
                        .thenApply(values -> new InformParameters(wire(forced, leaves, values), false, Map.of())));
    }

    private List<ParameterValue> wire(Collection<String> paths, Map<String, Leaf> leaves, Map<String, String> values) {
        List<ParameterValue> list = new ArrayList<>();
        for (String path : paths) {
            Leaf leaf = leaves.get(path);
            String value = values.get(path);
            if (leaf != null && value != null) {
                list.add(parts.wire().of(leaf, value));
            }
        }
        return list;
    }

    /** The parameters among these that are known to exist. */
    static CompletableFuture<Map<String, Leaf>> leavesThatWork(TreeParts parts, Collection<String> paths, Rows rows) {
        return rows.walkWhatWorks(() -> leaves(paths, parts.walk(rows)));
    }

    private static Map<String, Leaf> leaves(Collection<String> paths, Walk walk) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        for (String path : paths) {
            Item item = walk.locate(path);
            if (item != null && item.definition() instanceof ParameterDefinition definition) {
                leaves.put(path, new Leaf(path, walk.spell(path), definition));
            }
        }
        return leaves;
    }

    // ---- what is told

    Set<String> active() {
        return parts.log().shown().keySet().stream().filter(this::isActive).collect(Collectors.toSet());
    }

    private boolean isActive(String path) {
        return parts.context()
                .model()
                .parameter(path)
                .filter(definition -> access.isActive(path, definition))
                .isPresent();
    }

    void onActive(Runnable listener) {
        onActive.add(listener);
    }

    CompletableFuture<Void> notifyChange(Set<String> paths) {
        Set<String> doubtful = new HashSet<>();
        Map<String, ParameterDefinition> watched = new LinkedHashMap<>();
        for (String path : paths) {
            ParameterDefinition definition = parts.context()
                    .model()
                    .parameter(path)
                    .orElseThrow(() -> new Refusal(FaultCode.INVALID_PARAMETER_NAME, "no such parameter: " + path));
            if (access.isWatched(path, definition)) {
                watched.put(path, definition);
                if (engineWrites.value(path) != null) {
                    doubtful.add(path);
                }
            }
        }
        return doubtful.isEmpty()
                ? record(update(watched.keySet()))
                : withoutEchoes(watched, doubtful).thenCompose(left -> record(update(left)));
    }

    /** Drops what the engine itself has just had set. Values that cannot be read are believed to have changed. */
    private CompletableFuture<Set<String>> withoutEchoes(
            Map<String, ParameterDefinition> watched, Set<String> doubtful) {
        Rows rows = parts.rows();
        List<Leaf> leaves = new ArrayList<>();
        watched.forEach((path, definition) -> {
            if (doubtful.contains(path)) {
                leaves.add(new Leaf(path, definition));
            }
        });
        return parts.reader().readWhatWorks(leaves, rows).thenApply(values -> {
            Set<String> left = new LinkedHashSet<>(watched.keySet());
            for (String path : doubtful) {
                String set = engineWrites.value(path);
                if (set != null && set.equals(values.get(path))) {
                    left.remove(path);
                } else {
                    engineWrites.forget(path);
                }
            }
            return left;
        });
    }

    /** Adds those among the changes that are to be told, by whichever way. */
    StateUpdate update(Collection<String> paths) {
        return informed(paths).and(lightweight.update(paths));
    }

    private StateUpdate informed(Collection<String> paths) {
        List<String> reported = paths.stream()
                .filter(path -> parts.context()
                        .model()
                        .parameter(path)
                        .filter(definition -> access.isReported(path, definition))
                        .isPresent())
                .toList();
        if (reported.isEmpty()) {
            return StateUpdate.NONE;
        }
        boolean active = reported.stream().anyMatch(this::isActive);
        return parts.log().changed(reported).and(new StateUpdate(List.of(), () -> {
            if (active) {
                onActive.forEach(Runnable::run);
            }
        }));
    }

    private CompletableFuture<Void> record(StateUpdate update) {
        return parts.context().state().record(update).toCompletableFuture();
    }

    CompletableFuture<Void> notifyRows(String table) {
        ObjectDefinition definition = parts.context()
                .model()
                .find(table)
                .filter(f -> f.place() == Place.TABLE)
                .map(f -> (ObjectDefinition) f.definition())
                .orElseThrow(() -> Refusal.noSuch(table));
        Rows rows = parts.rowsNow();
        return rows.walk(() -> rows.of(table, definition))
                .thenCompose(numbers -> record(rowsChanged(table, definition, numbers)))
                .thenCompose(done -> rowsRecorded(table, definition));
    }

    /** Rows came or went, not by the ACS: what belonged to them is kept as long as it sees them. */
    StateUpdate rowsChanged(String table, ObjectDefinition definition, List<Long> numbers) {
        return without(table, parts.seen().keep(table, numbers)).and(update(countOf(table, definition)));
    }

    /** Forgets what belonged to rows that went while the ACS still saw them. */
    CompletableFuture<Void> forgetGone(String table, ObjectDefinition definition) {
        Rows rows = parts.rowsNow();
        return rows.walk(() -> rows.of(table, definition)).thenCompose(numbers -> record(without(table, numbers)));
    }

    private StateUpdate without(String table, List<Long> numbers) {
        Set<Long> there = new HashSet<>(numbers);
        StateUpdate gone = parts.stored().gone(table, numbers);
        for (ChangeLog log : List.of(parts.log(), parts.lightweightLog())) {
            gone = gone.and(log.forget(path -> path.startsWith(table) && !there.contains(instanceIn(path, table))));
        }
        return gone;
    }

    /** What is left to do once it is recorded that rows came or went. */
    CompletableFuture<Void> rowsRecorded(String table, ObjectDefinition definition) {
        return released(table, definition)
                .thenCompose(released -> released.isEmpty() ? done() : release(table, definition));
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /** Nothing may lead to rows that are gone (C-PATH-11): a change of the device's, so after any session. */
    private CompletableFuture<Void> release(String table, ObjectDefinition definition) {
        return parts.operations()
                .runOutsideSessions(() -> released(table, definition)
                        .thenCompose(released -> parts.changer()
                                .make(
                                        released,
                                        update(released.stream()
                                                        .map(ParameterChange::path)
                                                        .toList())
                                                .and(engineWrites.setting(released))))
                        .thenApply(status -> null));
    }

    /** How references let go of rows that a table no longer has. */
    private CompletableFuture<List<ParameterChange>> released(String table, ObjectDefinition definition) {
        Rows rows = parts.rowsNow();
        return rows.walk(() -> Set.copyOf(rows.of(table, definition))).thenCompose(there -> {
            Predicate<String> gone = path -> path.startsWith(table)
                    && path.length() > table.length()
                    && !there.contains(instanceIn(path, table));
            return parts.references().released(parts, definition.path(), gone, rows, true);
        });
    }

    private static long instanceIn(String path, String table) {
        return Long.parseLong(path.substring(table.length(), path.indexOf('.', table.length())));
    }

    /** The path of the parameter that counts a table's rows, if there is one. */
    static List<String> countOf(String table, ObjectDefinition definition) {
        return definition.count().map(name -> ValueReader.beside(table, name)).stream()
                .toList();
    }
}
