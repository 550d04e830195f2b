package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.UniqueKey;

/** Refuses values that would make two rows of a table equal in a unique key (TR-106 A.2.8.1, C-PATH-13). */
final class UniqueKeys {
    private final TreeParts parts;

    UniqueKeys(TreeParts parts) {
        this.parts = parts;
    }

    /** A fault for each change that would make its row equal to another. */
    CompletableFuture<List<ChangeFault>> check(ValueWrites.Checked checked, Rows rows) {
        List<ChangeFault> faults = new ArrayList<>();
        CompletionStage<Void> all = CompletableFuture.completedStage(null);
        for (Map.Entry<String, ObjectDefinition> table : tables(checked).entrySet()) {
            all = all.thenCompose(done -> check(table.getKey(), table.getValue(), checked, rows, faults));
        }
        return all.thenApply(done -> faults).toCompletableFuture();
    }

    /** The tables with a key of which something changes, by path. */
    private Map<String, ObjectDefinition> tables(ValueWrites.Checked checked) {
        Map<String, ObjectDefinition> tables = new LinkedHashMap<>();
        DataModel model = parts.context().model();
        for (Leaf leaf : checked.leaves().values()) {
            String row = leaf.path().substring(0, leaf.path().lastIndexOf('.') + 1);
            model.object(row)
                    .filter(o -> o.isTable()
                            && relevant(o).contains(leaf.definition().name()))
                    .ifPresent(o -> tables.put(StoredTree.tableOf(row), o));
        }
        return tables;
    }

    private Set<String> relevant(ObjectDefinition table) {
        Set<String> names = new LinkedHashSet<>();
        for (UniqueKey key : keys(table)) {
            names.addAll(key.parameters());
            if (key.enabledOnly()) {
                table.enable().ifPresent(names::add);
            }
        }
        return names;
    }

    /** Aliases have an index that tells quicker which are taken. */
    private List<UniqueKey> keys(ObjectDefinition table) {
        return parts.aliases().has(table)
                ? table.uniqueKeys().stream()
                        .filter(key -> !key.parameters().equals(List.of("Alias")))
                        .toList()
                : table.uniqueKeys();
    }

    private CompletionStage<Void> check(
            String path, ObjectDefinition table, ValueWrites.Checked checked, Rows rows, List<ChangeFault> faults) {
        return rows.walk(() -> rows.of(path, table))
                .thenCompose(numbers -> parts.reader().read(leaves(path, table, numbers), rows))
                .thenAccept(values -> {
                    Map<String, String> after = new HashMap<>(values);
                    checked.changes().forEach(c -> {
                        if (c instanceof SetValue set) {
                            after.put(set.path(), set.value());
                        }
                    });
                    for (UniqueKey key : keys(table)) {
                        compare(path, table, key, rows.of(path, table), after, checked, faults);
                    }
                });
    }

    private List<Leaf> leaves(String path, ObjectDefinition table, List<Long> numbers) {
        List<Leaf> leaves = new ArrayList<>();
        DataModel model = parts.context().model();
        for (long number : numbers) {
            for (String name : relevant(table)) {
                model.parameter(table.path() + name)
                        .ifPresent(p -> leaves.add(new Leaf(path + number + "." + name, p)));
            }
        }
        return leaves;
    }

    private static void compare(
            String path,
            ObjectDefinition table,
            UniqueKey key,
            List<Long> numbers,
            Map<String, String> after,
            ValueWrites.Checked checked,
            List<ChangeFault> faults) {
        Map<List<String>, List<String>> rowsByKey = new LinkedHashMap<>();
        for (long number : numbers) {
            String row = path + number + ".";
            boolean counts = !key.enabledOnly()
                    || table.enable()
                            .map(e -> "true".equals(after.get(row + e)))
                            .orElse(true);
            if (counts) {
                List<String> value = key.parameters().stream()
                        .map(name -> after.getOrDefault(row + name, ""))
                        .toList();
                rowsByKey.computeIfAbsent(value, v -> new ArrayList<>()).add(row);
            }
        }
        Set<String> names = new LinkedHashSet<>(key.parameters());
        table.enable().filter(e -> key.enabledOnly()).ifPresent(names::add);
        rowsByKey.values().stream()
                .filter(rows -> rows.size() > 1)
                .forEach(rows -> rows.forEach(row -> names.forEach(name -> {
                    if (checked.leaves().containsKey(row + name)) {
                        faults.add(
                                ChangeFault.invalidValue(row + name, "another row has the same " + key.parameters()));
                    }
                })));
    }
}
