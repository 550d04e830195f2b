package org.cwmp4j.cpe.parameter;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cwmp4j.model.data.Definition;
import org.jspecify.annotations.Nullable;

/**
 * The aliases of rows, both ways, without going through a table. A row that was given none is called {@code cpe-} and its number,
 * which is the same on all devices for rows of the factory, and stays as long as the row does (C-ALIAS-04).
 */
final class AliasIndex {
    private static final String NAME = ".Alias";
    private static final String GENERATED = "cpe-";

    /** The rows of one table that were given an alias. */
    private static final class Given {
        final Map<Long, String> byRow = new HashMap<>();
        final Map<String, Long> byAlias = new HashMap<>();
    }

    private final NavigableMap<String, Given> tables = new TreeMap<>();

    /** Whether this defines the alias of rows. */
    static boolean isAlias(Definition definition) {
        return definition.path().endsWith("{i}" + NAME);
    }

    /** The full name of the alias of a row. */
    static String parameter(String row) {
        return row.substring(0, row.length() - 1) + NAME;
    }

    /** Whether this may be an alias that nobody gave to a row: by its form. */
    static boolean isMadeByDevice(String alias) {
        return alias.startsWith(GENERATED);
    }

    /** Whether a parameter with this full name is the alias of a row. */
    static boolean isOfRow(String parameter) {
        return rowOf(parameter) != null;
    }

    void clear() {
        tables.clear();
    }

    /** Takes the value of a parameter if that is an alias, and none that was given to another row of the table. */
    void load(String parameter, String value) {
        String row = rowOf(parameter);
        if (row != null && !value.isEmpty() && !isGiven(StoredTree.tableOf(row), value)) {
            put(parameter, value);
        }
    }

    private boolean isGiven(String table, String alias) {
        Given given = tables.get(table);
        return given != null && given.byAlias.containsKey(alias);
    }

    /** Takes the value of a parameter if that is an alias. */
    void put(String parameter, String value) {
        String row = rowOf(parameter);
        if (row == null) {
            return;
        }
        Given given = tables.computeIfAbsent(StoredTree.tableOf(row), t -> new Given());
        long number = StoredTree.numberOf(row);
        String before = given.byRow.put(number, value);
        if (before != null) {
            given.byAlias.remove(before, number);
        }
        given.byAlias.put(value, number);
    }

    /** Forgets a row with all below it. */
    void removeRow(String row) {
        Given given = tables.get(StoredTree.tableOf(row));
        if (given != null) {
            long number = StoredTree.numberOf(row);
            String before = given.byRow.remove(number);
            if (before != null) {
                given.byAlias.remove(before, number);
            }
        }
        tables.subMap(row, true, row + Character.MAX_VALUE, false).clear();
    }

    /** The path of the row whose alias a parameter is; null if it is none. */
    private static @Nullable String rowOf(String parameter) {
        int dot = parameter.length() - NAME.length();
        int before = parameter.lastIndexOf('.', dot - 1);
        boolean inRow = parameter.endsWith(NAME) && before >= 0 && Character.isDigit(parameter.charAt(before + 1));
        return inRow ? parameter.substring(0, dot + 1) : null;
    }

    /** The alias of a row. */
    String of(String table, long row) {
        Given given = tables.get(table);
        String alias = given == null ? null : given.byRow.get(row);
        return alias == null ? generated(given, row) : alias;
    }

    /** The ACS may have taken what this row would be called (ALI-05). */
    private static String generated(@Nullable Given given, long row) {
        String alias = GENERATED + row;
        while (given != null && given.byAlias.containsKey(alias)) {
            alias += "-" + row;
        }
        return alias;
    }

    /** Whether the alias of a row depends on what others are called. */
    boolean isDisplaced(String table, long row) {
        return !of(table, row).equals(GENERATED + row);
    }

    /** The number of the row with an alias, should it exist; 0 if none can have it. */
    long find(String table, String alias) {
        Given given = tables.get(table);
        Long row = given == null ? null : given.byAlias.get(alias);
        if (row != null) {
            return row;
        }
        long number = isMadeByDevice(alias) ? leadingNumber(alias, GENERATED.length()) : 0;
        return number > 0 && of(table, number).equals(alias) ? number : 0;
    }

    private static long leadingNumber(String text, int from) {
        long number = 0;
        int at = from;
        while (at < text.length() && at < from + 10 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + (text.charAt(at++) - '0');
        }
        return number;
    }
}
