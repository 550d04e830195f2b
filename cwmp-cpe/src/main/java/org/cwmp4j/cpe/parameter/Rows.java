package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cwmp4j.model.data.ObjectDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The rows of tables during one operation. Rows of providers come asynchronously, but walks over the tree are plain code: a walk
 * takes a table whose rows are not known yet for empty, and is repeated once they are. Each table is asked once.
 */
final class Rows {
    private final Sources sources;
    private final StoredTree stored;
    private final Aliases aliases;
    private final ProviderRows providers;
    private final @Nullable SeenRows seen;
    private final Map<String, List<Long>> known = new HashMap<>();
    private final Map<String, ObjectDefinition> missing = new LinkedHashMap<>();
    /** Rows that a table has now, beside those that the ACS has seen. */
    private final Map<String, List<Long>> now = new HashMap<>();

    private final Map<String, ObjectDefinition> missingNow = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, NewRows.Row> planned = new HashMap<>();
    private final Set<String> fresh = new HashSet<>();

    /** @param seen where tables are as the ACS has seen them in this session; null to have them as they are now */
    Rows(Sources sources, StoredTree stored, Aliases aliases, ProviderRows providers, @Nullable SeenRows seen) {
        this.sources = sources;
        this.stored = stored;
        this.aliases = aliases;
        this.providers = providers;
        this.seen = seen;
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
        rows = seen == null ? null : seen.of(table);
        if (rows != null) {
            known.put(table, rows);
            return rows;
        }
        missing.put(table, definition);
        return List.of();
    }

    /**
     * The instance numbers in a table and those that its provider has given to rows which the ACS has not seen yet: none of them may
     * be given again.
     */
    List<Long> taken(String table, ObjectDefinition definition) {
        List<Long> rows = of(table, definition);
        if (seen == null || seen.of(table) == null || isFresh(table)) {
            return rows;
        }
        List<Long> others = now.get(table);
        if (others == null) {
            missingNow.put(table, definition);
            return rows;
        }
        return Stream.concat(rows.stream(), others.stream()).sorted().distinct().toList();
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
        if (missing.isEmpty() && missingNow.isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        Map<ProviderGate, List<Supplier<CompletableFuture<Void>>>> questions = new LinkedHashMap<>();
        missing.forEach((table, definition) -> questions
                .computeIfAbsent(providers.gate(definition), g -> new ArrayList<>())
                .add(() -> lenient ? orUnknown(table, ask(table, definition)) : ask(table, definition)));
        missingNow.forEach((table, definition) -> questions
                .computeIfAbsent(providers.gate(definition), g -> new ArrayList<>())
                .add(() -> providers.ask(table, definition).thenAccept(rows -> now.put(table, rows))));
        missing.clear();
        missingNow.clear();
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        questions.forEach((gate, all) -> asked.add(gate.paced(all)));
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
        return providers.ask(table, definition).thenAccept(rows -> {
            known.put(table, rows);
            if (seen != null) {
                seen.seen(table, rows);
            }
        });
    }
}
