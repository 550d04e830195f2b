package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cwmp4j.cpe.parameter.RowSteps.Step;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.ObjectDefinition;

/**
 * Tells parameters that have no value because their row went away at the device, which the ACS must not notice before the session is
 * over (C-SESS-05), from those whose provider fails.
 */
final class VanishedRows {
    private final DataModel model;
    private final Sources sources;
    private final ProviderRows providers;

    VanishedRows(DataModel model, Sources sources, ProviderRows providers) {
        this.model = model;
        this.sources = sources;
        this.providers = providers;
    }

    /** The tables of one question, and the rows that they have now, as far as their providers say. */
    private static final class Tables {
        final Map<String, ObjectDefinition> asked = new LinkedHashMap<>();
        final Map<String, Set<Long>> rows = new HashMap<>();

        boolean lacks(String table, long row) {
            Set<Long> there = rows.get(table);
            return there != null && !there.contains(row);
        }
    }

    /** Those of the parameters that are in a row which is no longer there. */
    CompletableFuture<Set<Leaf>> among(List<Leaf> leaves) {
        Tables tables = new Tables();
        leaves.forEach(leaf -> eachRow(leaf, (table, definition, row) -> {
            if (!sources.of(definition).stored()) {
                tables.asked.put(table, definition);
            }
            return true;
        }));
        return ask(tables).thenApply(done -> {
            Set<Leaf> gone = new HashSet<>();
            for (Leaf leaf : leaves) {
                if (!eachRow(leaf, (table, definition, row) -> !tables.lacks(table, row))) {
                    gone.add(leaf);
                }
            }
            return gone;
        });
    }

    private CompletableFuture<Void> ask(Tables tables) {
        Map<ProviderGate, List<Supplier<CompletableFuture<Void>>>> questions = new LinkedHashMap<>();
        tables.asked.forEach((table, definition) -> questions
                .computeIfAbsent(providers.gate(definition), g -> new ArrayList<>())
                .add(() -> providers
                        .ask(table, definition)
                        .thenAccept(rows -> tables.rows.put(table, new HashSet<>(rows)))
                        .exceptionally(failure -> null)));
        List<CompletableFuture<Void>> all = new ArrayList<>();
        questions.forEach((gate, calls) -> all.add(gate.paced(calls)));
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private interface RowCheck {
        boolean goOn(String table, ObjectDefinition definition, long row);
    }

    /** Goes through the rows that a parameter is in, from the outermost; false if that was ended. */
    private boolean eachRow(Leaf leaf, RowCheck check) {
        StringBuilder path = new StringBuilder();
        for (Step step : RowSteps.of(leaf.path(), leaf.definition().path()).steps()) {
            String table = path.append(step.fixed()).toString();
            ObjectDefinition definition = model.object(step.table()).orElseThrow();
            if (!check.goOn(table, definition, Long.parseLong(step.row()))) {
                return false;
            }
            path.append(step.row()).append('.');
        }
        return true;
    }
}
