package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.RowSteps.Step;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The rows that setting values has to create, since names call them by aliases that no row has (C-ALIAS-11): by the rules of
 * AddObject, and together with the values or not at all.
 */
final class NewRows {
    private static final Filled EMPTY = new Filled(0, 0);

    private final TreeParts parts;
    private final Rows rows;
    private final Map<String, Row> planned = new LinkedHashMap<>();
    private final Map<String, Filled> tables = new HashMap<>();
    private final List<ChangeFault> faults = new ArrayList<>();

    NewRows(TreeParts parts, Rows rows) {
        this.parts = parts;
        this.rows = rows;
    }

    /** A row that does not exist yet. */
    record Row(String table, ObjectDefinition definition, long number, String alias) {
        String path() {
            return table + number + ".";
        }

        List<ParameterChange> changes() {
            return List.of(new CreateRow(table, number), new SetValue(AliasIndex.parameter(path()), alias));
        }
    }

    /** How many rows a table has, with those that are planned, and the highest number that any ever had. */
    private record Filled(int size, long last) {
        Filled with(long number) {
            return new Filled(size + 1, number);
        }
    }

    /** What each name needs, as far as it can be had; the others stay names of nothing. */
    NewRows plan(Collection<String> names) {
        DataModel model = parts.context().model();
        for (String name : names) {
            if (name.indexOf('[') >= 0 && name.indexOf('*') < 0 && name.indexOf('{') < 0) {
                model.parameter(name).ifPresent(definition -> plan(name, definition));
            }
        }
        return this;
    }

    private void plan(String name, ParameterDefinition definition) {
        List<Row> wanted = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        boolean inNew = false;
        for (Step step : RowSteps.of(name, definition.path()).steps()) {
            String table = path.append(step.fixed()).toString();
            ObjectDefinition of = parts.context().model().object(step.table()).orElseThrow();
            long number = inNew ? 0 : existing(table, of, step);
            if (number == 0) {
                Row row = step.isAlias() ? row(table, of, step.alias(), inNew, name) : null;
                if (row == null) {
                    return;
                }
                wanted.add(row);
                inNew = true;
                number = row.number();
            }
            path.append(number).append('.');
        }
        wanted.forEach(this::keep);
    }

    private void keep(Row row) {
        if (planned.putIfAbsent(key(row.table(), row.alias()), row) == null) {
            tables.put(row.table(), tables.getOrDefault(row.table(), EMPTY).with(row.number()));
        }
    }

    private long existing(String table, ObjectDefinition definition, Step step) {
        long row = step.isAlias() ? rows.find(table, definition, step.alias()) : Long.parseLong(step.row());
        return row > 0 && rows.has(table, definition, row) ? row : 0;
    }

    private @Nullable Row row(String table, ObjectDefinition definition, String alias, boolean inNew, String name) {
        Row same = planned.get(key(table, alias));
        if (same != null) {
            return same;
        }
        if (!definition.creatable() || !parts.aliasRules().mayName(definition, alias)) {
            return null;
        }
        Filled filled = inNew
                ? tables.getOrDefault(table, EMPTY)
                : tables.computeIfAbsent(table, t -> filled(t, rows.taken(t, definition)));
        long number = filled.last() + 1;
        if (RowWrites.isFull(definition, filled.size(), number)) {
            faults.add(new ChangeFault(name, FaultCode.REQUEST_DENIED, "the table is full"));
            return null;
        }
        return new Row(table, definition, number, alias);
    }

    private Filled filled(String table, List<Long> existing) {
        return new Filled(existing.size(), parts.stored().nextInstance(table, existing) - 1);
    }

    private static String key(String table, String alias) {
        return table + "[" + alias;
    }

    Collection<Row> rows() {
        return planned.values();
    }

    /** What keeps names from being created although the model allows it, by name. */
    List<ChangeFault> faults() {
        return faults;
    }
}
