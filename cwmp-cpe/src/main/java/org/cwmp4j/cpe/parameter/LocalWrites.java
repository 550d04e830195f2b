package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.ValueCheck;

/** What the application does to the tree: the device's own doing and that of people on the LAN side. */
final class LocalWrites {
    private final TreeParts parts;
    private final Access access;
    private final ValueWrites values;
    private final RowWrites rowWrites;
    private final Reports reports;
    private final EngineWrites engineWrites;

    LocalWrites(
            TreeParts parts,
            Access access,
            ValueWrites values,
            RowWrites rowWrites,
            Reports reports,
            EngineWrites engineWrites) {
        this.parts = parts;
        this.access = access;
        this.values = values;
        this.rowWrites = rowWrites;
        this.reports = reports;
        this.engineWrites = engineWrites;
    }

    CompletableFuture<Map<String, String>> read(List<String> paths) {
        Rows rows = parts.rowsNow();
        return rows.walk(() -> {
                    Walk walk = parts.walk(rows);
                    List<Item> items = new ArrayList<>();
                    for (String path : paths) {
                        items.add(walk.locate(path));
                    }
                    return items;
                })
                .thenCompose(items -> parts.reader().read(leaves(paths, items), rows));
    }

    private static List<Leaf> leaves(List<String> paths, List<Item> items) {
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item == null
                    || byAlias(paths.get(i))
                    || !(item.definition() instanceof ParameterDefinition definition)) {
                throw Refusal.noSuch(paths.get(i));
            }
            leaves.add(new Leaf(item.path(), definition));
        }
        return leaves;
    }

    /** The application knows rows by their numbers: aliases are the ACS's. */
    private static boolean byAlias(String path) {
        return path.indexOf('[') >= 0;
    }

    CompletableFuture<Void> set(Writer writer, Map<String, String> wanted) {
        boolean configuration = wanted.keySet().stream()
                .anyMatch(path -> parts.context()
                        .model()
                        .parameter(path)
                        .filter(p -> p.writable())
                        .isPresent());
        Supplier<CompletableFuture<Void>> operation = () -> setNow(writer, wanted);
        return configuration
                ? parts.operations().runOutsideSessions(operation)
                : parts.operations().run(operation);
    }

    private CompletableFuture<Void> setNow(Writer writer, Map<String, String> wanted) {
        Rows rows = parts.rowsNow();
        return values.check(wanted.keySet(), rows, (path, definition) -> check(writer, path, definition, wanted))
                .thenCompose(checked -> parts.reader()
                        .read(checked.leaves().values(), rows)
                        .thenCompose(before -> change(checked, before)));
    }

    private ValueCheck check(Writer writer, String path, ParameterDefinition definition, Map<String, String> wanted) {
        if (byAlias(path)) {
            return new ValueCheck.Refused(FaultCode.INVALID_PARAMETER_NAME, "expected instance numbers");
        } else if (parts.aliases().isAlias(definition)) {
            return new ValueCheck.Refused(FaultCode.REQUEST_DENIED, "only the ACS changes aliases");
        } else if (!writer.isDevice() && !definition.writable()) {
            return new ValueCheck.Refused(FaultCode.PARAMETER_NOT_WRITABLE, "read-only");
        }
        return access.mayWrite(writer, path)
                ? definition.check(wanted.getOrDefault(path, ""))
                : new ValueCheck.Refused(FaultCode.REQUEST_DENIED, "not on the access list");
    }

    private CompletableFuture<Void> change(ValueWrites.Checked checked, Map<String, String> before) {
        List<ParameterChange> changes = checked.changes().stream()
                .filter(c -> isCommand(checked, c) || !((SetValue) c).value().equals(before.get(c.path())))
                .toList();
        if (changes.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<String> paths = changes.stream().map(ParameterChange::path).toList();
        return parts.changer()
                .make(
                        changes,
                        reports.update(paths).and(engineWrites.setting(changes)).and(values.spelling(checked, false)))
                .thenApply(status -> null);
    }

    /** What starts something does so each time. */
    private static boolean isCommand(ValueWrites.Checked checked, ParameterChange change) {
        Leaf leaf = checked.leaves().get(change.path());
        return leaf != null && leaf.definition().command();
    }

    CompletableFuture<Long> addRow(String table) {
        return parts.operations()
                .runOutsideSessions(() -> rowWrites.add(table, any -> !byAlias(table), reports.update(countOf(table))))
                .thenApply(RowWrites.Added::instance);
    }

    CompletableFuture<Void> deleteRow(Writer writer, String row) {
        return parts.operations()
                .runOutsideSessions(() -> rowWrites.delete(
                        row,
                        any -> !byAlias(row),
                        path -> access.mayWrite(writer, path),
                        released -> changed(countOf(StoredTree.tableOf(row)), released)))
                .thenApply(status -> null);
    }

    /** The device's own doing are the references that it changes for that too. */
    private StateUpdate changed(List<String> counts, List<ParameterChange> released) {
        List<String> paths = new ArrayList<>(counts);
        released.forEach(change -> paths.add(change.path()));
        return reports.update(paths).and(engineWrites.setting(released));
    }

    private List<String> countOf(String table) {
        return parts.context().model().find(table).stream()
                .filter(f -> f.definition() instanceof ObjectDefinition)
                .flatMap(f -> Reports.countOf(table, (ObjectDefinition) f.definition()).stream())
                .toList();
    }
}
