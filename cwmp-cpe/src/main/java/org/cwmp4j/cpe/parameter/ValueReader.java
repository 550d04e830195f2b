package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;

/** Gathers the values of parameters from the journal, from what was decided, from counted rows and from providers. */
final class ValueReader {
    private final TreeContext context;
    private final Sources sources;
    private final StoredTree stored;
    private final PendingCommits commits;
    private final Map<String, ObjectDefinition> counted = new HashMap<>();

    ValueReader(TreeContext context, Sources sources, StoredTree stored, PendingCommits commits) {
        this.context = context;
        this.sources = sources;
        this.stored = stored;
        this.commits = commits;
        for (Definition definition : context.model().definitions()) {
            if (definition instanceof ObjectDefinition table) {
                table.count().ifPresent(name -> counted.put(beside(table.tablePath(), name), table));
            }
        }
    }

    /** The tables that a parameter counts, by the parameter's path. */
    Map<String, ObjectDefinition> counted() {
        return counted;
    }

    /** The path of the parameter that counts a table's rows, from the table's path. */
    static String beside(String table, String name) {
        return table.substring(0, table.lastIndexOf('.', table.length() - 2) + 1) + name;
    }

    /** All values, in the order of the leaves, each path once; fails as the first provider that does. */
    CompletableFuture<Map<String, String>> read(Collection<Leaf> leaves, Rows rows) {
        return read(leaves, rows, false);
    }

    /** The values that can be had; those of failing providers are left out. */
    CompletableFuture<Map<String, String>> readWhatWorks(Collection<Leaf> leaves, Rows rows) {
        return read(leaves, rows, true);
    }

    private CompletableFuture<Map<String, String>> read(Collection<Leaf> leaves, Rows rows, boolean lenient) {
        Supplier<Reading> walk = () -> collect(leaves, rows);
        return (lenient ? rows.walkWhatWorks(walk) : rows.walk(walk))
                .thenCompose(reading -> fetch(reading, (asked, failure) -> {
                            if (!lenient) {
                                throw failure;
                            }
                            asked.forEach(reading.values::remove);
                        })
                        .thenApply(v -> reading.values));
    }

    private static final class Reading {
        final Map<String, String> values = new LinkedHashMap<>();
        final Map<Source, List<String>> asked = new LinkedHashMap<>();
        final Map<String, String> fallbacks = new HashMap<>();
    }

    private Reading collect(Collection<Leaf> leaves, Rows rows) {
        Reading reading = new Reading();
        Map<String, String> decided = commits.values();
        List<String> created = commits.createdRows();
        for (Leaf leaf : leaves) {
            collect(leaf, rows, decided, created, reading);
        }
        return reading;
    }

    private void collect(Leaf leaf, Rows rows, Map<String, String> decided, List<String> created, Reading reading) {
        String path = leaf.path();
        ParameterDefinition definition = leaf.definition();
        Source source = sources.of(definition);
        ObjectDefinition table = counted.get(definition.path());
        String pending = source.stored() ? null : decided.get(path);
        if (table != null) {
            String of = beside(path, table.name() + ".");
            int size = rows.of(of, table).size();
            if (!rows.isUnknown(of)) {
                reading.values.put(path, Integer.toString(size));
            }
        } else if (pending != null) {
            reading.values.put(path, pending);
        } else if (!source.asks(definition.writable())) {
            reading.values.put(path, stored.value(path, definition));
        } else if (!source.stored() && (rows.isFresh(path) || created.stream().anyMatch(path::startsWith))) {
            reading.values.put(path, definition.initialValue());
        } else if (reading.values.putIfAbsent(path, "") == null) {
            reading.asked.computeIfAbsent(source, s -> new ArrayList<>()).add(path);
            if (source.stored()) {
                reading.fallbacks.put(path, stored.value(path, definition));
            }
        }
    }

    private CompletableFuture<Void> fetch(Reading reading, BiConsumer<List<String>, ProviderFailure> onFailure) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        reading.asked.forEach((source, paths) -> {
            for (int from = 0; from < paths.size(); from += context.limits().chunk()) {
                List<String> chunk = List.copyOf(paths.subList(
                        from, Math.min(paths.size(), from + context.limits().chunk())));
                all.add(fetch(source, chunk, reading, onFailure));
            }
        });
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> fetch(
            Source source, List<String> paths, Reading reading, BiConsumer<List<String>, ProviderFailure> onFailure) {
        ProviderGate gate = source.gate();
        if (gate == null) {
            throw new IllegalStateException("no provider to ask for " + paths);
        }
        return gate.ask(provider -> provider.read(paths)).handle((answer, failure) -> {
            if (failure != null) {
                onFailure.accept(paths, ProviderFailure.of(source.prefix(), failure));
                return null;
            }
            List<String> lacking = new ArrayList<>();
            for (String path : paths) {
                String value = answer.getOrDefault(path, reading.fallbacks.get(path));
                if (value == null) {
                    lacking.add(path);
                } else {
                    reading.values.put(path, value);
                }
            }
            if (!lacking.isEmpty()) {
                onFailure.accept(lacking, ProviderFailure.internal("no value of " + lacking.get(0)));
            }
            return null;
        });
    }
}
