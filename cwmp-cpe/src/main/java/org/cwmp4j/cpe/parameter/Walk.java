package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModel.Found;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/** Goes through the definitions along the rows that exist. */
final class Walk {
    private final DataModel model;
    private final Rows rows;
    private final Map<String, List<Definition>> children = new HashMap<>();

    Walk(DataModel model, Rows rows) {
        this.model = model;
        this.rows = rows;
    }

    /** A parameter that exists. */
    record Leaf(String path, ParameterDefinition definition) {}

    /** A thing that exists; objects end with a dot. */
    record Item(String path, Place place, Definition definition) {}

    /** What a path names; null if nothing that exists, aliases and wildcards included (C-WILD-05). */
    @Nullable
    Item locate(String path) {
        Found found = path.indexOf('*') >= 0 || path.indexOf('{') >= 0 || path.indexOf('[') >= 0
                ? null
                : model.find(path).orElse(null);
        return found != null && rowsExist(path, found.definition().path())
                ? new Item(path, found.place(), found.definition())
                : null;
    }

    private boolean rowsExist(String path, String template) {
        int at = 0;
        for (int slot = template.indexOf("{i}"); slot >= 0; slot = template.indexOf("{i}", slot + 1)) {
            int begin = at + slot - templateStart(template, slot);
            if (begin >= path.length()) {
                return true;
            }
            int end = path.indexOf('.', begin);
            String table = path.substring(0, begin);
            if (!rows.of(table, table(template.substring(0, slot + 4)))
                    .contains(Long.valueOf(path.substring(begin, end)))) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    /** Where the part of a template begins that follows the instance before a slot. */
    private static int templateStart(String template, int slot) {
        int before = template.lastIndexOf("{i}.", slot - 1);
        return before < 0 ? 0 : before + 4;
    }

    private ObjectDefinition table(String template) {
        return model.object(template).orElseThrow();
    }

    /** All parameters at or below an item. */
    List<Leaf> leaves(Item item) {
        List<Leaf> leaves = new ArrayList<>();
        visit(item, below -> {
            if (below.definition() instanceof ParameterDefinition parameter) {
                leaves.add(new Leaf(below.path(), parameter));
            }
        });
        return leaves;
    }

    /** The item and all below it, depth first, rows ascending. */
    void visit(Item item, Consumer<Item> visitor) {
        visitor.accept(item);
        if (item.definition() instanceof ObjectDefinition object) {
            for (Item child : children(item.path(), item.place(), object)) {
                visit(child, visitor);
            }
        }
    }

    /** What an object, table or row holds directly. */
    List<Item> children(String path, Place place, ObjectDefinition object) {
        List<Item> items = new ArrayList<>();
        if (place == Place.TABLE) {
            for (long row : rows.of(path, object)) {
                items.add(new Item(path + row + ".", Place.ROW, object));
            }
            return items;
        }
        for (Definition child : children.computeIfAbsent(object.path(), model::children)) {
            if (child instanceof ParameterDefinition) {
                items.add(new Item(path + child.name(), Place.PARAMETER, child));
            } else if (child instanceof ObjectDefinition inner) {
                items.add(new Item(path + inner.name() + ".", inner.isTable() ? Place.TABLE : Place.OBJECT, inner));
            }
        }
        return items;
    }
}
