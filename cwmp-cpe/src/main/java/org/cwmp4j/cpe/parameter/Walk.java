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

/**
 * Goes through the definitions along the rows that exist. What it finds has a path, by which all parts of the engine, providers and
 * the journal know it, and a name, by which a message calls it.
 */
final class Walk {
    private static final String SLOT = "{i}";

    private final DataModel model;
    private final Rows rows;
    private final boolean wildcards;
    private final Map<String, List<Definition>> children = new HashMap<>();

    Walk(DataModel model, Rows rows, boolean wildcards) {
        this.model = model;
        this.rows = rows;
        this.wildcards = wildcards;
    }

    /**
     * A parameter that exists.
     *
     * @param path with instance numbers
     * @param name as the answer spells it
     */
    record Leaf(String path, String name, ParameterDefinition definition) {
        /** One that is spelled with instance numbers. */
        Leaf(String path, ParameterDefinition definition) {
            this(path, path, definition);
        }
    }

    /**
     * A thing that exists; objects end with a dot.
     *
     * @param path with instance numbers
     * @param name as the answer spells it
     */
    record Item(String path, String name, Place place, Definition definition) {}

    /** What a name stands for; null if that is nothing that exists, or not exactly one thing. */
    @Nullable
    Item locate(String name) {
        Found found = name.indexOf('*') >= 0 ? null : find(name);
        return found == null ? null : at(name, name, found);
    }

    /** Whatever the model has of such a name; definitions themselves have no place in messages (C-GPV-05). */
    private @Nullable Found find(String name) {
        return name.indexOf('{') >= 0 || name.indexOf('[') >= 0
                ? null
                : model.find(name).orElse(null);
    }

    private @Nullable Item at(String path, String name, Found found) {
        return rowsExist(path, found.definition().path())
                ? new Item(path, name, found.place(), found.definition())
                : null;
    }

    /**
     * All that a name stands for, which may have wildcards: perhaps nothing (C-WILD-04). Null if it is no such name: because nothing
     * so called exists or can, because a wildcard ends it, or because wildcards are not supported (C-WILD-03, C-WILD-05).
     */
    @Nullable
    List<Item> matches(String name) {
        if (name.indexOf('*') < 0) {
            Item item = locate(name.isEmpty() ? model.root() : name);
            return item == null ? null : List.of(item);
        }
        Found found = wildcards && !name.endsWith("*.") ? find(name) : null;
        if (found == null) {
            return null;
        }
        List<Item> matches = new ArrayList<>();
        match(name, 0, found, matches);
        return matches;
    }

    /** Puts rows in place of the first wildcard behind a place, and so on. */
    private void match(String name, int from, Found found, List<Item> into) {
        int star = name.indexOf('*', from);
        if (star < 0) {
            Item item = at(name, name, found);
            if (item != null) {
                into.add(item);
            }
            return;
        }
        String before = name.substring(0, star);
        Found table = find(before);
        if (table != null
                && table.definition() instanceof ObjectDefinition definition
                && rowsExist(before, definition.path())) {
            for (long row : rows.of(before, definition)) {
                match(before + row + name.substring(star + 1), star, found, into);
            }
        }
    }

    private boolean rowsExist(String path, String template) {
        int at = 0;
        for (int slot = template.indexOf(SLOT); slot >= 0; slot = template.indexOf(SLOT, slot + 1)) {
            int begin = at + slot - templateStart(template, slot);
            if (begin >= path.length()) {
                return true;
            }
            int end = path.indexOf('.', begin);
            String table = path.substring(0, begin);
            if (!rows.has(table, table(template.substring(0, slot + 4)), Long.parseLong(path, begin, end, 10))) {
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
                leaves.add(new Leaf(below.path(), below.name(), parameter));
            }
        });
        return leaves;
    }

    /** The item and all below it, depth first, rows ascending. */
    void visit(Item item, Consumer<Item> visitor) {
        visitor.accept(item);
        for (Item child : children(item)) {
            visit(child, visitor);
        }
    }

    /** What an object, table or row holds directly; nothing for a parameter. */
    List<Item> children(Item item) {
        List<Item> items = new ArrayList<>();
        if (!(item.definition() instanceof ObjectDefinition object)) {
            return items;
        }
        if (item.place() == Place.TABLE) {
            for (long row : rows.of(item.path(), object)) {
                items.add(below(item, row + ".", Place.ROW, object));
            }
            return items;
        }
        for (Definition child : children.computeIfAbsent(object.path(), model::children)) {
            if (child instanceof ParameterDefinition) {
                items.add(below(item, child.name(), Place.PARAMETER, child));
            } else if (child instanceof ObjectDefinition inner) {
                items.add(below(item, inner.name() + ".", inner.isTable() ? Place.TABLE : Place.OBJECT, inner));
            }
        }
        return items;
    }

    private static Item below(Item item, String node, Place place, Definition definition) {
        String path = item.path() + node;
        return new Item(path, item.name().equals(item.path()) ? path : item.name() + node, place, definition);
    }
}
