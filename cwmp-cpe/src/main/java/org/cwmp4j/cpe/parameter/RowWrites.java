package org.cwmp4j.cpe.parameter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.ReadRpcs.Outcome;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.PathNode;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.ObjectDefinition;
import org.jspecify.annotations.Nullable;

/** Creates and deletes rows, for the ACS and for others. */
final class RowWrites {
    private final TreeParts parts;

    RowWrites(TreeParts parts) {
        this.parts = parts;
    }

    /** A row that was made. */
    record Added(long instance, Status status) {}

    /**
     * A table with what it holds now.
     *
     * @param path with instance numbers
     * @param alias for the row; null if the device is to find one
     */
    private record Table(
            String path,
            ObjectDefinition definition,
            List<Long> rows,
            @Nullable String alias) {}

    /**
     * @param name of the table, maybe with the alias of the new row behind (C-ADD-06)
     * @param allowed what tables may be added to, beside that they exist
     * @param with recorded together with the row
     */
    CompletableFuture<Added> add(String name, Predicate<ObjectDefinition> allowed, StateUpdate with) {
        Rows rows = parts.rows();
        return rows.walk(() -> table(name, allowed, rows)).thenCompose(outcome -> {
            Table table = outcome.orThrow().get(0);
            long number = parts.stored().nextInstance(table.path(), table.rows());
            if (isFull(table.definition(), table.rows().size(), number)) {
                throw new Refusal(FaultCode.RESOURCES_EXCEEDED, "the table is full");
            }
            return change(changes(table, number), with).thenApply(status -> new Added(number, status));
        });
    }

    private Outcome<Table> table(String name, Predicate<ObjectDefinition> allowed, Rows rows) {
        boolean named = name.endsWith("].") && name.indexOf('[') >= 0;
        String tableName = named ? name.substring(0, name.lastIndexOf('[')) : name;
        Item item = parts.walk(rows).locate(tableName);
        if (item == null
                || item.place() != Place.TABLE
                || !(item.definition() instanceof ObjectDefinition table)
                || !allowed.test(table)) {
            return Outcome.refused(Refusal.noSuch(name));
        }
        String alias = named ? name.substring(tableName.length() + 1, name.length() - 2) : null;
        boolean free = alias == null
                || (parts.aliasRules().mayName(table, alias) && rows.find(item.path(), table, alias) == 0);
        return free
                ? Outcome.of(List.of(new Table(item.path(), table, rows.taken(item.path(), table), alias)))
                : Outcome.refused(Refusal.noSuch(name));
    }

    /** An alias of the device's own is recorded only where it is not what anybody would derive from the number. */
    private List<ParameterChange> changes(Table table, long number) {
        CreateRow create = new CreateRow(table.path(), number);
        AliasIndex index = parts.stored().aliases();
        boolean displaced = parts.aliases().has(table.definition()) && index.isDisplaced(table.path(), number);
        String alias = table.alias() == null && displaced ? index.of(table.path(), number) : table.alias();
        return alias == null
                ? List.of(create)
                : List.of(create, new SetValue(AliasIndex.parameter(create.path()), alias));
    }

    /** @param number that the next row would have */
    static boolean isFull(ObjectDefinition table, int rows, long number) {
        BigDecimal max = table.entries().max();
        return number > PathNode.Instance.MAX
                || (max != null && BigDecimal.valueOf(rows).compareTo(max) >= 0);
    }

    /**
     * @param allowed what rows may be deleted, beside that they exist
     * @param writable whether a parameter in the row may be changed by who deletes it (C-SPA-13)
     * @param with recorded together with that, by the changes of references that led to the row (C-PATH-11)
     */
    CompletableFuture<Status> delete(
            String name,
            Predicate<ObjectDefinition> allowed,
            Predicate<String> writable,
            Function<List<ParameterChange>, StateUpdate> with) {
        Rows rows = parts.rows();
        return rows.walk(() -> row(name, allowed, writable, rows)).thenCompose(outcome -> {
            Item row = outcome.orThrow().get(0);
            return parts.references()
                    .released(parts, row.definition().path(), path -> path.startsWith(row.path()), rows, false)
                    .thenCompose(released -> {
                        List<ParameterChange> changes = new ArrayList<>();
                        changes.add(new DeleteRow(row.path()));
                        changes.addAll(released);
                        return change(changes, with.apply(released));
                    });
        });
    }

    private Outcome<Item> row(String name, Predicate<ObjectDefinition> allowed, Predicate<String> writable, Rows rows) {
        Walk walk = parts.walk(rows);
        Item item = walk.locate(name);
        if (item == null
                || item.place() != Place.ROW
                || !(item.definition() instanceof ObjectDefinition table)
                || !allowed.test(table)
                || parts.stored().isFixed(item.path())) {
            return Outcome.refused(Refusal.noSuch(name));
        }
        for (Leaf leaf : walk.leaves(item)) {
            if (!writable.test(leaf.path())) {
                return Outcome.refused(new Refusal(FaultCode.REQUEST_DENIED, "no access to " + leaf.path()));
            }
        }
        return Outcome.of(List.of(item));
    }

    private CompletableFuture<Status> change(List<ParameterChange> changes, StateUpdate with) {
        return parts.changer().validate(changes).thenCompose(faults -> {
            if (!faults.isEmpty()) {
                throw new Refusal(faults.get(0).code(), faults.get(0).reason());
            }
            return parts.changer().make(changes, with);
        });
    }
}
