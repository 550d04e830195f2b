package org.cwmp4j.cpe.parameter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.jspecify.annotations.Nullable;

/**
 * The rows of providers' tables as the ACS has first seen them in a session: only what it does itself may change them until the session
 * is over (C-SESS-05). Bounded: tables beyond so many rows are asked for anew each time. On the agent's executor.
 */
final class SeenRows {
    /** Eight bytes each, and some hundred for a table. */
    private static final int MAX_ROWS = 200_000;

    private static final int MAX_TABLES = 20_000;

    private final NavigableMap<String, long[]> tables = new TreeMap<>();
    private final Set<String> stale = new HashSet<>();
    private int size;
    private boolean inSession;

    void begin() {
        clear();
        inSession = true;
    }

    /** The tables that have lost rows which the ACS saw to the end. */
    Set<String> end() {
        Set<String> lost = Set.copyOf(stale);
        clear();
        inSession = false;
        return lost;
    }

    private void clear() {
        tables.clear();
        stale.clear();
        size = 0;
    }

    /** The rows of a table, ascending; null if the ACS has not seen them. */
    @Nullable
    List<Long> of(String table) {
        long[] rows = tables.get(table);
        return rows == null ? null : LongStream.of(rows).boxed().toList();
    }

    /** The rows of a table whose aliases, attributes and changes must be kept for now. */
    List<Long> keep(String table, List<Long> now) {
        List<Long> rows = of(table);
        if (rows == null || new HashSet<>(now).containsAll(rows)) {
            return now;
        }
        stale.add(table);
        return Stream.concat(rows.stream(), now.stream()).distinct().toList();
    }

    /** What the ACS gets to see now. */
    void seen(String table, List<Long> rows) {
        if (inSession && size + rows.size() <= MAX_ROWS && tables.size() < MAX_TABLES) {
            put(table, rows.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private void put(String table, long[] rows) {
        long[] before = tables.put(table, rows);
        size += rows.length - (before == null ? 0 : before.length);
    }

    /** The ACS changed something, and knows it. */
    void changed(ParameterChange change) {
        if (change instanceof CreateRow create) {
            long[] rows = tables.get(create.table());
            if (rows != null) {
                put(
                        create.table(),
                        LongStream.concat(LongStream.of(rows), LongStream.of(create.instance()))
                                .sorted()
                                .distinct()
                                .toArray());
            }
        } else if (change instanceof DeleteRow delete) {
            String table = StoredTree.tableOf(delete.path());
            long gone = StoredTree.numberOf(delete.path());
            long[] rows = tables.get(table);
            if (rows != null) {
                put(table, Arrays.stream(rows).filter(row -> row != gone).toArray());
            }
            NavigableMap<String, long[]> below =
                    tables.subMap(delete.path(), true, delete.path() + Character.MAX_VALUE, false);
            below.values().forEach(inner -> size -= inner.length);
            below.clear();
        }
    }
}
