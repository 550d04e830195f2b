package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;
import org.jspecify.annotations.Nullable;

/** Gathers the values of parameters from the journal, from what was decided, from counted rows and from providers. */
final class ValueReader {
    private final TreeContext context;
    private final Sources sources;
    private final StoredTree stored;
    private final PendingCommits commits;
    private final VanishedRows vanished;
    private final Violations violations;
    private final Map<String, ObjectDefinition> counted = new HashMap<>();

    ValueReader(
            TreeContext context,
            Sources sources,
            StoredTree stored,
            PendingCommits commits,
            ProviderRows rows,
            Violations violations) {
        this.context = context;
        this.sources = sources;
        this.stored = stored;
        this.commits = commits;
        this.vanished = new VanishedRows(context.model(), sources, rows);
        this.violations = violations;
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
                .thenCompose(reading -> fetch(reading, lenient).thenApply(v -> reading.values));
    }

    private static final class Reading {
        final Map<String, String> values = new LinkedHashMap<>();
        final Map<Source, List<Leaf>> asked = new LinkedHashMap<>();
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
            reading.asked.computeIfAbsent(source, s -> new ArrayList<>()).add(leaf);
            if (source.stored()) {
                reading.fallbacks.put(path, stored.value(path, definition));
            }
        }
    }

    private CompletableFuture<Void> fetch(Reading reading, boolean lenient) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        reading.asked.forEach((source, leaves) -> {
            ProviderGate gate = gate(source);
            List<Supplier<CompletableFuture<Void>>> chunks = new ArrayList<>();
            for (int from = 0; from < leaves.size(); from += context.limits().chunk()) {
                List<Leaf> chunk = leaves.subList(
                        from, Math.min(leaves.size(), from + context.limits().chunk()));
                chunks.add(() -> lenient ? fetchWhatWorks(source, chunk, reading) : fetch(source, chunk, reading));
            }
            all.add(gate.paced(chunks));
        });
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private static ProviderGate gate(Source source) {
        return Objects.requireNonNull(source.gate(), "no provider of " + source.prefix());
    }

    private CompletableFuture<Void> fetchWhatWorks(Source source, List<Leaf> leaves, Reading reading) {
        return ask(source, leaves, reading).thenAccept(lack -> {
            lack.leaves().forEach(leaf -> reading.values.remove(leaf.path()));
            // a row may have gone meanwhile
            lack.missing().stream()
                    .filter(leaf -> leaf.definition().path().indexOf('{') < 0)
                    .forEach(this::isMissing);
        });
    }

    /** Fails if a value is lacking, but not for rows that have gone: those have the values of new ones until nobody sees them. */
    private CompletableFuture<Void> fetch(Source source, List<Leaf> leaves, Reading reading) {
        return ask(source, leaves, reading)
                .thenCompose(lack -> lack.leaves().isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : vanished.among(lack.leaves()).thenCompose(gone -> {
                            gone.forEach(leaf -> reading.values.put(
                                    leaf.path(), leaf.definition().initialValue()));
                            return without(gone, lack, source, reading).thenAccept(this::orFail);
                        }));
    }

    /** What is still lacking; where a call failed for rows that have gone, the others are asked for once more. */
    private CompletableFuture<Lack> without(Set<Leaf> gone, Lack lack, Source source, Reading reading) {
        List<Leaf> left = new ArrayList<>(lack.leaves());
        left.removeAll(gone);
        if (lack.failure() != null && !gone.isEmpty() && !left.isEmpty()) {
            return ask(source, left, reading);
        }
        Set<Leaf> missing = new LinkedHashSet<>(lack.missing());
        missing.removeAll(gone);
        return CompletableFuture.completedFuture(new Lack(left, missing, lack.failure()));
    }

    private void orFail(Lack lack) {
        lack.missing().forEach(this::isMissing);
        if (lack.leaves().isEmpty()) {
            return;
        }
        throw lack.failure() != null
                ? lack.failure()
                : ProviderFailure.internal(
                        "no valid value of " + lack.leaves().get(0).path());
    }

    private void isMissing(Leaf leaf) {
        violations.found(leaf.path(), "expected a value");
    }

    /**
     * What a provider did not give.
     *
     * @param leaves all that have no valid value
     * @param missing those that were left out
     * @param failure of the call, if it failed as a whole
     */
    private record Lack(
            List<Leaf> leaves, Set<Leaf> missing, @Nullable ProviderFailure failure) {}

    private CompletableFuture<Lack> ask(Source source, List<Leaf> leaves, Reading reading) {
        List<String> paths = leaves.stream().map(Leaf::path).toList();
        return gate(source).ask(provider -> provider.read(paths)).handle((answer, failure) -> {
            if (failure != null) {
                return new Lack(leaves, Set.of(), ProviderFailure.of(source.prefix(), failure));
            } else if (answer == null) {
                return new Lack(leaves, Set.of(), ProviderFailure.internal("no values of " + source.prefix()));
            }
            Lack lack = new Lack(new ArrayList<>(), new LinkedHashSet<>(), null);
            for (Leaf leaf : leaves) {
                take(leaf, answer.get(leaf.path()), reading, lack);
            }
            return lack;
        });
    }

    /** Lets through what the model allows. */
    private void take(Leaf leaf, @Nullable String given, Reading reading, Lack lack) {
        String fallback = reading.fallbacks.get(leaf.path());
        if (given == null && fallback != null) {
            reading.values.put(leaf.path(), fallback);
        } else if (given == null) {
            lack.leaves().add(leaf);
            lack.missing().add(leaf);
        } else if (leaf.definition().check(given) instanceof ValueCheck.Accepted accepted) {
            violations.none(leaf.path());
            reading.values.put(leaf.path(), accepted.value());
        } else if (leaf.definition().check(given) instanceof ValueCheck.Refused refused) {
            violations.found(leaf.path(), refused.reason());
            lack.leaves().add(leaf);
        }
    }
}
