package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.state.DeviceState;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Rows, values, instance counters and attributes that the journal holds, over what the factory gave. Changes come in two halves:
 * the records, then {@link #apply} when they are durable.
 */
final class StoredTree {
    private final FactoryState factory;
    private final NavigableMap<String, String> values = new TreeMap<>();
    private final NavigableMap<String, Boolean> rows = new TreeMap<>();
    private final NavigableMap<String, Long> highest = new TreeMap<>();
    private final NavigableMap<String, String> spellings = new TreeMap<>();
    private final NavigableMap<String, Attributes> attributes = new TreeMap<>();
    private final NavigableMap<String, Set<Long>> rowsByTable = new TreeMap<>();
    private final NavigableMap<String, List<Long>> rowLists = new TreeMap<>();
    private final AliasIndex aliases = new AliasIndex();
    private final boolean hasAliases;

    /** @param hasAliases whether rows have them; the engine keeps those of all tables */
    StoredTree(FactoryState factory, DeviceState state, boolean hasAliases) {
        this.factory = factory;
        this.hasAliases = hasAliases;
        values.putAll(state.found(TreeSections.VALUE));
        state.found(TreeSections.ROW).forEach((row, there) -> rows.put(row, there == 1));
        highest.putAll(state.found(TreeSections.HIGHEST));
        spellings.putAll(state.found(TreeSections.SPELLING));
        attributes.putAll(state.found(TreeSections.ATTRIBUTES));
        indexRows();
        indexAliases();
    }

    private void indexAliases() {
        aliases.clear();
        values.forEach(aliases::load);
        factory.values().forEach((path, value) -> {
            if (!values.containsKey(path)) {
                aliases.load(path, value);
            }
        });
        rows.forEach((row, there) -> {
            if (!there) {
                aliases.removeRow(row);
            }
        });
    }

    /** What rows are called, whoever stores them. */
    AliasIndex aliases() {
        return aliases;
    }

    private void indexRows() {
        rowsByTable.clear();
        rowLists.clear();
        factory.rows().forEach((table, numbers) -> rowsByTable.put(table, new TreeSet<>(numbers)));
        rows.forEach((row, there) -> {
            Set<Long> numbers = rowsByTable.computeIfAbsent(tableOf(row), t -> new TreeSet<>());
            if (there) {
                numbers.add(numberOf(row));
            } else {
                numbers.remove(numberOf(row));
            }
        });
    }

    /** A row is gone with all below it. */
    private void unindexRow(String row) {
        below(rowsByTable, row).forEach(rowsByTable::remove);
        below(rowLists, row).forEach(rowLists::remove);
        String table = tableOf(row);
        rowLists.remove(table);
        Set<Long> numbers = rowsByTable.get(table);
        if (numbers != null) {
            numbers.remove(numberOf(row));
        }
    }

    /** The instance numbers of a table that the engine stores, ascending. */
    List<Long> rows(String table) {
        return rowLists.computeIfAbsent(table, t -> List.copyOf(rowsByTable.getOrDefault(t, Set.of())));
    }

    /** Whether a row came with the device to stay. */
    boolean isFixed(String row) {
        return factory.fixed().contains(row);
    }

    /** The value of a parameter that the engine stores. */
    String value(String path, ParameterDefinition definition) {
        if (hasAliases && AliasIndex.isAlias(definition)) {
            String row = path.substring(0, path.lastIndexOf('.') + 1);
            return aliases.of(tableOf(row), numberOf(row));
        }
        String value = values.get(path);
        if (value == null) {
            value = factory.values().get(path);
        }
        return value == null ? definition.initialValue() : value;
    }

    /** A value, if the journal or the factory has one. */
    @Nullable
    String value(String path) {
        String value = values.get(path);
        return value == null ? factory.values().get(path) : value;
    }

    /** How the ACS wrote the reference that is the value of a parameter; null if it did not. */
    @Nullable
    String spelling(String path) {
        return spellings.get(path);
    }

    /** Keeps how a reference was written. */
    StateUpdate spelling(String path, String spelling) {
        return spelling.equals(spellings.get(path))
                ? StateUpdate.NONE
                : new StateUpdate(
                        List.of(TreeSections.SPELLING.put(path, spelling)), () -> spellings.put(path, spelling));
    }

    /** A reference is not the ACS's any more. */
    StateUpdate unspelled(String path) {
        return spellings.containsKey(path)
                ? new StateUpdate(List.of(TreeSections.SPELLING.remove(path)), () -> spellings.remove(path))
                : StateUpdate.NONE;
    }

    /** The parameters of which the ACS set attributes. */
    Set<String> attributed() {
        return Set.copyOf(attributes.keySet());
    }

    Attributes attributes(String path) {
        return attributes.getOrDefault(path, Attributes.NONE);
    }

    /** The next instance number of a table: above all that exist and all that ever did (C-PATH-04). */
    long nextInstance(String table, Collection<Long> existing) {
        long last = highest.getOrDefault(table, 0L);
        for (long number : existing) {
            last = Math.max(last, number);
        }
        return last + 1;
    }

    /** What to record for a change; {@code stored} says whether the engine keeps the value or row itself. */
    List<StateRecord> records(ParameterChange change, boolean stored) {
        List<StateRecord> records = new ArrayList<>();
        if (change instanceof SetValue set && stored) {
            records.add(TreeSections.VALUE.put(set.path(), set.value()));
        } else if (change instanceof CreateRow create) {
            records.add(TreeSections.HIGHEST.put(create.table(), create.instance()));
            if (stored) {
                records.add(TreeSections.ROW.put(create.path(), 1L));
            }
        } else if (change instanceof DeleteRow delete) {
            below(values, delete.path()).forEach(k -> records.add(TreeSections.VALUE.remove(k)));
            below(rows, delete.path()).forEach(k -> records.add(TreeSections.ROW.remove(k)));
            below(highest, delete.path()).forEach(k -> records.add(TreeSections.HIGHEST.remove(k)));
            below(spellings, delete.path()).forEach(k -> records.add(TreeSections.SPELLING.remove(k)));
            below(attributes, delete.path()).forEach(k -> records.add(TreeSections.ATTRIBUTES.remove(k)));
            factoryRowsAt(delete.path()).forEach(row -> records.add(TreeSections.ROW.put(row, 0L)));
            records.add(TreeSections.HIGHEST.put(tableOf(delete.path()), highestWith(delete.path())));
        }
        return records;
    }

    /** Does what {@link #records} recorded. */
    void apply(ParameterChange change, boolean stored) {
        if (change instanceof SetValue set && stored) {
            values.put(set.path(), set.value());
            aliases.put(set.path(), set.value());
        } else if (change instanceof CreateRow create) {
            highest.put(create.table(), create.instance());
            if (stored) {
                rows.put(create.path(), true);
                rowsByTable
                        .computeIfAbsent(create.table(), t -> new TreeSet<>())
                        .add(create.instance());
                rowLists.remove(create.table());
            }
        } else if (change instanceof DeleteRow delete) {
            List.of(values, rows, highest, spellings, attributes)
                    .forEach(map -> below(map, delete.path()).forEach(map::remove));
            factoryRowsAt(delete.path()).forEach(row -> rows.put(row, false));
            highest.put(tableOf(delete.path()), highestWith(delete.path()));
            unindexRow(delete.path());
            aliases.removeRow(delete.path());
        }
    }

    /** Sets a value of the engine's own, whatever the model says. */
    StateUpdate setting(String path, String value) {
        return new StateUpdate(List.of(TreeSections.VALUE.put(path, value)), () -> values.put(path, value));
    }

    /** Gives a parameter of the engine's own the value that it had in the factory. */
    StateUpdate unsetting(String path) {
        return values.containsKey(path)
                ? new StateUpdate(List.of(TreeSections.VALUE.remove(path)), () -> values.remove(path))
                : StateUpdate.NONE;
    }

    /** What to record for new attributes. */
    static StateRecord record(String path, Attributes value) {
        return TreeSections.ATTRIBUTES.put(path, value);
    }

    void apply(Map<String, Attributes> changed) {
        attributes.putAll(changed);
    }

    /** Forgets attributes and aliases of rows that a provider no longer has. */
    StateUpdate gone(String table, Collection<Long> existing) {
        Set<Long> there = new HashSet<>(existing);
        List<String> attributed = outside(attributes, table, there);
        List<String> spelled = outside(spellings, table, there);
        List<String> named = hasAliases
                ? outside(values, table, there).stream()
                        .filter(AliasIndex::isOfRow)
                        .toList()
                : List.of();
        List<StateRecord> records = new ArrayList<>();
        attributed.forEach(path -> records.add(TreeSections.ATTRIBUTES.remove(path)));
        spelled.forEach(path -> records.add(TreeSections.SPELLING.remove(path)));
        named.forEach(path -> records.add(TreeSections.VALUE.remove(path)));
        return new StateUpdate(records, () -> {
            attributed.forEach(attributes::remove);
            spelled.forEach(spellings::remove);
            named.forEach(values::remove);
            named.forEach(path -> aliases.removeRow(path.substring(0, path.lastIndexOf('.') + 1)));
        });
    }

    private static List<String> outside(NavigableMap<String, ?> map, String table, Set<Long> existing) {
        return below(map, table).stream()
                .filter(path -> !existing.contains(
                        Long.valueOf(path.substring(table.length(), path.indexOf('.', table.length())))))
                .toList();
    }

    /** Everything as the factory had it: what to record. */
    List<StateRecord> resetRecords() {
        List<StateRecord> records = new ArrayList<>();
        values.keySet().forEach(k -> records.add(TreeSections.VALUE.remove(k)));
        rows.keySet().forEach(k -> records.add(TreeSections.ROW.remove(k)));
        highest.keySet().forEach(k -> records.add(TreeSections.HIGHEST.remove(k)));
        spellings.keySet().forEach(k -> records.add(TreeSections.SPELLING.remove(k)));
        attributes.keySet().forEach(k -> records.add(TreeSections.ATTRIBUTES.remove(k)));
        return records;
    }

    void reset() {
        List.of(values, rows, highest, spellings, attributes).forEach(Map::clear);
        indexRows();
        indexAliases();
    }

    /** Also a row that the engine did not number must not be followed by another of its number. */
    private long highestWith(String row) {
        return Math.max(highest.getOrDefault(tableOf(row), 0L), numberOf(row));
    }

    private List<String> factoryRowsAt(String path) {
        List<String> at = new ArrayList<>();
        factory.rows()
                .forEach((table, numbers) -> numbers.forEach(number -> {
                    String row = table + number + ".";
                    if (row.startsWith(path)) {
                        at.add(row);
                    }
                }));
        return at;
    }

    private static Set<String> below(NavigableMap<String, ?> map, String path) {
        return new HashSet<>(
                map.subMap(path, true, path + Character.MAX_VALUE, false).keySet());
    }

    static String tableOf(String row) {
        return row.substring(0, row.lastIndexOf('.', row.length() - 2) + 1);
    }

    static long numberOf(String row) {
        return Long.parseLong(row.substring(row.lastIndexOf('.', row.length() - 2) + 1, row.length() - 1));
    }
}
