package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cwmp4j.cpe.parameter.RowSteps.Step;
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
    private final Aliases aliases;
    private final boolean wildcards;
    private final boolean byAlias;
    private final Map<String, List<Definition>> children = new HashMap<>();

    Walk(DataModel model, Rows rows, Aliases aliases, boolean wildcards) {
        this.model = model;
        this.rows = rows;
        this.aliases = aliases;
        this.wildcards = wildcards;
        this.byAlias = aliases.inAnswers();
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
        if (found == null) {
            return null;
        }
        if (name.indexOf('[') >= 0) {
            List<Item> items = follow(name, found);
            return items.isEmpty() ? null : items.get(0);
        }
        return rowsExist(name, found.definition().path())
                ? new Item(name, name, found.place(), found.definition())
                : null;
    }

    /** Whatever the model has of such a name; definitions themselves have no place in messages (C-GPV-05). */
    private @Nullable Found find(String name) {
        return name.indexOf('{') >= 0 || (!aliases.on() && name.indexOf('[') >= 0)
                ? null
                : model.find(name).orElse(null);
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
        return found == null ? null : follow(name, found);
    }

    private List<Item> follow(String name, Found found) {
        RowSteps way = RowSteps.of(name, found.definition().path());
        List<Item> items = new ArrayList<>();
        follow(
                way.steps(),
                "",
                "",
                (path, spelled) -> items.add(
                        new Item(path + way.rest(), spelled + way.rest(), found.place(), found.definition())));
        return items;
    }

    /**
     * Follows aliases and wildcards from table to table; a wildcard leads to every row.
     *
     * @param path what lies behind, with instance numbers
     * @param spelled the same as the answer has it: each row as the question had it (C-ALIAS-05)
     */
    private void follow(List<Step> steps, String path, String spelled, BiConsumer<String, String> end) {
        if (steps.isEmpty()) {
            end.accept(path, spelled);
            return;
        }
        Step step = steps.get(0);
        String table = path + step.fixed();
        ObjectDefinition definition = table(step.table());
        for (long row : rows(table, definition, step)) {
            String called = step.isWildcard() ? spelling(table, definition, row) : step.row();
            follow(steps.subList(1, steps.size()), table + row + ".", spelled + step.fixed() + called + ".", end);
        }
    }

    private List<Long> rows(String table, ObjectDefinition definition, Step step) {
        if (step.isWildcard()) {
            return rows.of(table, definition);
        }
        long row = step.isAlias() ? rows.find(table, definition, step.alias()) : Long.parseLong(step.row());
        return row > 0 && rows.has(table, definition, row) ? List.of(row) : List.of();
    }

    /** A parameter in every row that there is. */
    List<Leaf> all(ParameterDefinition definition) {
        RowSteps way = RowSteps.of(definition.path().replace(SLOT, "*"), definition.path());
        List<Leaf> leaves = new ArrayList<>();
        follow(way.steps(), "", "", (path, name) -> leaves.add(new Leaf(path + way.rest(), definition)));
        return leaves;
    }

    /** A path with instance numbers as an answer names it by itself (C-ALIAS-07). */
    String spell(String path) {
        return byAlias ? aliases.byAlias(path) : path;
    }

    /** A row as answers name it by themselves. */
    private String spelling(String table, ObjectDefinition definition, long row) {
        return byAlias && aliases.has(definition) ? aliases.bracketed(table, row) : Long.toString(row);
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

    /** The same one at a time: a table may have very many. */
    Iterator<Item> below(Item item) {
        if (item.place() != Place.TABLE || !(item.definition() instanceof ObjectDefinition table)) {
            return children(item).iterator();
        }
        Iterator<Long> numbers = rows.of(item.path(), table).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return numbers.hasNext();
            }

            @Override
            public Item next() {
                return row(item, table, numbers.next());
            }
        };
    }

    private Item row(Item table, ObjectDefinition definition, long row) {
        String path = table.path() + row + ".";
        boolean asPath = !byAlias && table.name().equals(table.path());
        return new Item(
                path,
                asPath ? path : table.name() + spelling(table.path(), definition, row) + ".",
                Place.ROW,
                definition);
    }

    /** What an object, table or row holds directly; nothing for a parameter. */
    List<Item> children(Item item) {
        List<Item> items = new ArrayList<>();
        if (!(item.definition() instanceof ObjectDefinition object)) {
            return items;
        }
        if (item.place() == Place.TABLE) {
            below(item).forEachRemaining(items::add);
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
