package org.cwmp4j.cpe.parameter;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.cwmp4j.cpe.parameter.ParameterChange.CreateRow;
import org.cwmp4j.cpe.parameter.ParameterChange.DeleteRow;
import org.cwmp4j.cpe.parameter.ReadRpcs.Outcome;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.PathNode;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.ObjectDefinition;

/** Creates and deletes rows, for the ACS and for others. */
final class RowWrites {
    private final TreeParts parts;

    RowWrites(TreeParts parts) {
        this.parts = parts;
    }

    /** A row that was made. */
    record Added(long instance, Status status) {}

    /** A table with what it holds now. */
    private record Table(String path, ObjectDefinition definition, List<Long> rows) {}

    /**
     * @param allowed what tables may be added to, beside that they exist
     * @param with recorded together with the row
     */
    CompletableFuture<Added> add(String path, Predicate<ObjectDefinition> allowed, StateUpdate with) {
        Rows rows = parts.rows();
        return rows.walk(() -> table(path, allowed, rows)).thenCompose(outcome -> {
            Table table = outcome.orThrow().get(0);
            long number = parts.stored().nextInstance(path, table.rows());
            if (isFull(table) || number > PathNode.Instance.MAX) {
                throw new Refusal(FaultCode.RESOURCES_EXCEEDED, "the table is full");
            }
            return change(new CreateRow(path, number), with).thenApply(status -> new Added(number, status));
        });
    }

    private Outcome<Table> table(String path, Predicate<ObjectDefinition> allowed, Rows rows) {
        Item item = parts.walk(rows).locate(path);
        return item != null
                        && item.place() == Place.TABLE
                        && item.definition() instanceof ObjectDefinition table
                        && allowed.test(table)
                ? Outcome.of(List.of(new Table(path, table, rows.of(path, table))))
                : Outcome.refused(Refusal.noSuch(path));
    }

    private static boolean isFull(Table table) {
        BigDecimal max = table.definition().entries().max();
        return max != null && BigDecimal.valueOf(table.rows().size()).compareTo(max) >= 0;
    }

    /**
     * @param allowed what rows may be deleted, beside that they exist
     * @param writable whether a parameter in the row may be changed by who deletes it (C-SPA-13)
     */
    CompletableFuture<Status> delete(
            String path, Predicate<ObjectDefinition> allowed, Predicate<String> writable, StateUpdate with) {
        Rows rows = parts.rows();
        return rows.walk(() -> row(path, allowed, writable, rows)).thenCompose(outcome -> {
            outcome.orThrow();
            return change(new DeleteRow(path), with);
        });
    }

    private Outcome<Item> row(String path, Predicate<ObjectDefinition> allowed, Predicate<String> writable, Rows rows) {
        Walk walk = parts.walk(rows);
        Item item = walk.locate(path);
        if (item == null
                || item.place() != Place.ROW
                || !(item.definition() instanceof ObjectDefinition table)
                || !allowed.test(table)
                || parts.stored().isFixed(path)) {
            return Outcome.refused(Refusal.noSuch(path));
        }
        for (Leaf leaf : walk.leaves(item)) {
            if (!writable.test(leaf.path())) {
                return Outcome.refused(new Refusal(FaultCode.REQUEST_DENIED, "no access to " + leaf.path()));
            }
        }
        return Outcome.of(List.of(item));
    }

    private CompletableFuture<Status> change(ParameterChange change, StateUpdate with) {
        return parts.changer().validate(List.of(change)).thenCompose(faults -> {
            if (!faults.isEmpty()) {
                throw new Refusal(faults.get(0).code(), faults.get(0).reason());
            }
            return parts.changer().make(List.of(change), with);
        });
    }
}
