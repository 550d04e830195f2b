package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.ValueLists;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.Reference.ToValue;

/** Refuses values that must be among those which another parameter lists, and are not (TR-106 A.2.3.6). */
final class ListedValues {
    private final TreeParts parts;

    ListedValues(TreeParts parts) {
        this.parts = parts;
    }

    /** A fault for each such value. */
    CompletableFuture<List<ChangeFault>> check(ValueWrites.Checked checked, Rows rows) {
        Map<Leaf, String> lists = new LinkedHashMap<>();
        for (Leaf leaf : checked.leaves().values()) {
            if (leaf.definition().facets().reference() instanceof ToValue values) {
                lists.put(leaf, OwnRows.filled(values.parameter(), leaf.path()));
            }
        }
        if (lists.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return rows.walk(() -> listing(lists, parts.walk(rows)))
                .thenCompose(listing -> parts.reader().read(listing, rows))
                .thenApply(before -> faults(lists, before, checked));
    }

    private static List<Leaf> listing(Map<Leaf, String> lists, Walk walk) {
        List<Leaf> listing = new ArrayList<>();
        for (String path : lists.values()) {
            Item item = walk.locate(path);
            if (item != null && item.definition() instanceof ParameterDefinition definition) {
                listing.add(new Leaf(path, definition));
            }
        }
        return listing;
    }

    /** A list that does not exist says nothing; one that the same change sets counts as it will be. */
    private static List<ChangeFault> faults(
            Map<Leaf, String> lists, Map<String, String> before, ValueWrites.Checked checked) {
        Map<String, String> after = new HashMap<>(before);
        Map<String, String> wanted = new HashMap<>();
        for (ParameterChange change : checked.changes()) {
            if (change instanceof SetValue set) {
                wanted.put(set.path(), set.value());
                after.replace(set.path(), set.value());
            }
        }
        List<ChangeFault> faults = new ArrayList<>();
        lists.forEach((leaf, path) -> {
            String list = after.get(path);
            String value = wanted.getOrDefault(leaf.path(), "");
            if (list != null && !isListed(leaf.definition(), value, ValueLists.split(list))) {
                faults.add(ChangeFault.invalidValue(leaf.path(), "expected what " + path + " lists"));
            }
        });
        return faults;
    }

    private static boolean isListed(ParameterDefinition definition, String value, List<String> listed) {
        boolean none = definition.facets().reference() instanceof ToValue values && value.equals(values.nullValue());
        return none
                || value.isEmpty()
                || (definition.facets().isList()
                        ? listed.containsAll(ValueLists.split(value))
                        : listed.contains(value));
    }
}
