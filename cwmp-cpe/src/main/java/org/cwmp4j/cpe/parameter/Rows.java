package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cwmp4j.model.data.ObjectDefinition;

/**
 * The rows of tables during one operation. Rows of providers come asynchronously, but walks over the tree are plain code: a walk
 * takes a table whose rows are not known yet for empty, and is repeated once they are. Each table is asked once.
 */
final class Rows {
    private final Sources sources;
    private final StoredTree stored;
    private final PendingCommits commits;
    private final Aliases aliases;
    private final Map<String, List<Long>> known = new HashMap<>();
    private final Map<String, ObjectDefinition> missing = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, NewRows.Row> planned = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();

    Rows(Sources sources, StoredTree stored, PendingCommits commits, Aliases aliases) {
        this.sources = sources;
        this.stored = stored;
        this.commits = commits;
        this.aliases = aliases;
    }

    /**
     * The instance numbers in a table, ascending.
     *
     * @param table its path with instance numbers
     */
    List<Long> of(String table, ObjectDefinition definition) {
        List<Long> rows = known.get(table);
        if (rows != null) {
            return rows;
        }
        if (isFresh(table)) {
            return List.of();
        }
        if (sources.of(definition).stored()) {
            rows = stored.rows(table);
            known.put(table, rows);
            return rows;
        }
        missing.put(table, definition);
        return List.of();
    }

    /** Whether a table has a row, as far as its rows are known. */
    boolean has(String table, ObjectDefinition definition, long row) {
        return Collections.binarySearch(of(table, definition), row) >= 0;
    }

    /** From now on rows that the operation is about to create count as being there. */
    void add(Collection<NewRows.Row> rows) {
        Map<String, List<Long>> tables = new HashMap<>();
        for (NewRows.Row row : rows) {
            planned.put(row.table() + row.alias(), row);
            fresh.add(row.path());
            tables.computeIfAbsent(row.table(), t -> new ArrayList<>(isFresh(t) ? List.of() : of(t, row.definition())))
                    .add(row.number());
        }
        known.putAll(tables);
    }

    /** Whether something is in a row that the operation is about to create. */
    boolean isFresh(String path) {
        for (int dot = path.indexOf('.'); dot >= 0 && !fresh.isEmpty(); dot = path.indexOf('.', dot + 1)) {
            if (fresh.contains(path.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The number of the row with an alias; 0 if there is none, as far as rows are known. */
    long find(String table, ObjectDefinition definition, String alias) {
        NewRows.Row fresh = planned.get(table + alias);
        if (fresh != null) {
            return fresh.number();
        }
        long row = aliases.has(definition) ? aliases.find(table, alias) : 0;
        return row > 0 && has(table, definition, row) ? row : 0;
    }

    /** Repeats a walk until it met no table with unknown rows; fails as the provider that was asked. */
    <T> CompletableFuture<T> walk(Supplier<T> walk) {
        return walk(walk, false);
    }

    /** Like {@link #walk}, but a table whose provider fails stays without rows, see {@link #isUnknown}. */
    <T> CompletableFuture<T> walkWhatWorks(Supplier<T> walk) {
        return walk(walk, true);
    }

    private <T> CompletableFuture<T> walk(Supplier<T> walk, boolean lenient) {
        T result = walk.get();
        if (missing.isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        missing.forEach((table, definition) ->
                asked.add(lenient ? orUnknown(table, ask(table, definition)) : ask(table, definition)));
        missing.clear();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenCompose(all -> walk(walk, lenient));
    }

    private CompletableFuture<Void> orUnknown(String table, CompletableFuture<Void> asked) {
        return asked.exceptionally(failure -> {
            failed.add(table);
            known.put(table, List.of());
            return null;
        });
    }

    /** Whether it is not known if something is there, or how many, because a provider failed. */
    boolean isUnknown(String path) {
        return failed.stream().anyMatch(path::startsWith);
    }

    private CompletableFuture<Void> ask(String table, ObjectDefinition definition) {
        ProviderGate gate = sources.of(definition).gate();
        if (gate == null) {
            throw new IllegalStateException("no provider for " + table);
        }
        Function<ParameterProvider, CompletionStage<List<Long>>> question = provider -> provider.instances(table);
        return gate.ask(question).thenAccept(numbers -> known.put(table, withPending(table, numbers)));
    }

    private List<Long> withPending(String table, List<Long> numbers) {
        Set<Long> rows = new HashSet<>(numbers);
        commits.adjustRows(table, rows);
        return rows.stream().sorted().toList();
    }
}
