package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.Notification;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;

/** Finds the parameters of providers whose changes are told, without a walk over the whole tree. */
final class Watched {
    private static final String SLOT = "{i}";

    private final TreeParts parts;
    private final Access access;
    private final Map<String, ObjectDefinition> counted;
    /** Told until the ACS says otherwise, or always. */
    private final List<ParameterDefinition> byDefault = new ArrayList<>();

    Watched(TreeParts parts, Access access) {
        this.parts = parts;
        this.access = access;
        this.counted = parts.reader().counted();
        for (Definition definition : parts.context().model().definitions()) {
            if (definition instanceof ParameterDefinition p
                    && (p.forcedInform() || p.defaultNotification() != Notification.OFF)
                    && isForeign(p)) {
                byDefault.add(p);
            }
        }
    }

    /**
     * What to look at.
     *
     * @param leaves parameters that exist
     * @param tables whose rows matter, because they are counted or something in them is watched; by path
     */
    record Found(Collection<Leaf> leaves, Map<String, ObjectDefinition> tables) {}

    Found below(String template, Rows rows) {
        Set<String> paths = new TreeSet<>();
        for (String path : parts.stored().attributed()) {
            boolean inside = parts.context()
                    .model()
                    .parameter(path)
                    .filter(p -> isBelow(p.path(), template))
                    .isPresent();
            if (inside) {
                paths.add(path);
            }
        }
        for (ParameterDefinition definition : byDefault) {
            if (isBelow(definition.path(), template)) {
                expand("", definition.path(), rows, paths);
            }
        }
        return among(paths, rows);
    }

    private static boolean isBelow(String path, String template) {
        boolean part = template.isEmpty() || template.endsWith(".");
        return part ? path.startsWith(template) : path.equals(template);
    }

    Found among(Collection<String> paths, Rows rows) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        Map<String, ObjectDefinition> tables = new LinkedHashMap<>();
        Walk walk = parts.walk(rows);
        for (String path : paths) {
            ParameterDefinition definition =
                    parts.context().model().parameter(path).orElse(null);
            if (definition == null || !access.isWatched(path, definition) || !isForeign(definition)) {
                continue;
            }
            addTables(path, definition, tables);
            tables.forEach(rows::of); // so that the walk knows them
            Item item = walk.locate(path);
            boolean asked = parts.sources().of(definition).asks(definition.writable());
            if (item != null && asked && !counted.containsKey(definition.path())) {
                leaves.put(path, new Leaf(path, definition));
            }
        }
        return new Found(leaves.values(), tables);
    }

    /** Whether a value, or the rows that it counts or stands in, are a provider's. */
    private boolean isForeign(ParameterDefinition definition) {
        ObjectDefinition table = counted.get(definition.path());
        Source source = parts.sources().of(table == null ? definition : table);
        return table == null ? source.asks(definition.writable()) || isInForeignRow(definition) : !source.stored();
    }

    private boolean isInForeignRow(ParameterDefinition definition) {
        String path = definition.path();
        for (int slot = path.indexOf(SLOT); slot >= 0; slot = path.indexOf(SLOT, slot + 1)) {
            boolean foreign = parts.context()
                    .model()
                    .object(path.substring(0, slot + SLOT.length() + 1))
                    .filter(table -> !parts.sources().of(table).stored())
                    .isPresent();
            if (foreign) {
                return true;
            }
        }
        return false;
    }

    /** The provider's tables on the way to a parameter, and the one that it counts. */
    private void addTables(String path, ParameterDefinition definition, Map<String, ObjectDefinition> tables) {
        String[] names = path.split("\\.", -1);
        String[] template = definition.path().split("\\.", -1);
        StringBuilder at = new StringBuilder();
        for (int i = 0; i < names.length - 1; i++) {
            if (template[i].equals(SLOT)) {
                addTable(at.toString(), tables);
            }
            at.append(names[i]).append('.');
        }
        ObjectDefinition table = counted.get(definition.path());
        if (table != null) {
            addTable(at + table.name() + ".", tables);
        }
    }

    private void addTable(String path, Map<String, ObjectDefinition> tables) {
        parts.context()
                .model()
                .find(path)
                .filter(f -> f.place() == Place.TABLE && f.definition() instanceof ObjectDefinition)
                .map(f -> (ObjectDefinition) f.definition())
                .filter(d -> !parts.sources().of(d).stored())
                .ifPresent(d -> tables.put(path, d));
    }

    /** Puts the rows that exist in place of the slots. */
    private void expand(String done, String rest, Rows rows, Set<String> into) {
        int slot = rest.indexOf(SLOT);
        if (slot < 0) {
            into.add(done + rest);
            return;
        }
        String table = done + rest.substring(0, slot);
        parts.context()
                .model()
                .find(table)
                .filter(f -> f.definition() instanceof ObjectDefinition)
                .ifPresent(f -> {
                    for (long row : rows.of(table, (ObjectDefinition) f.definition())) {
                        expand(table + row, rest.substring(slot + SLOT.length()), rows, into);
                    }
                });
    }
}
