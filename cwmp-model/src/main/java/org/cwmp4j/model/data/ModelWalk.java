package org.cwmp4j.model.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cwmp4j.model.ParameterPath;
import org.cwmp4j.model.PathNode;
import org.cwmp4j.model.data.DataModel.Found;
import org.cwmp4j.model.data.DataModel.Place;
import org.jspecify.annotations.Nullable;

/** Finds the way through the tree of a model, and lays it. */
final class ModelWalk {
    private static final int MAX_DIGITS = 10;

    private ModelWalk() {}

    /** What {@code path} names, from character {@code from} on below {@code start}. */
    static @Nullable Found find(ModelNode start, String path, int from) {
        ModelNode node = start;
        int at = from;
        while (at < path.length()) {
            int dot = path.indexOf('.', at);
            ModelNode child = node.children.get(path.substring(at, dot < 0 ? path.length() : dot));
            if (child == null) {
                return null;
            }
            if (child.definition instanceof ParameterDefinition parameter) {
                return dot < 0 ? new Found(Place.PARAMETER, parameter) : null;
            }
            if (dot < 0) {
                return null;
            }
            at = dot + 1;
            if (isTable(child)) {
                int after = at == path.length() ? at : afterInstance(path, at);
                if (after < 0 || after == path.length()) {
                    return after < 0 ? null : found(after == at ? Place.TABLE : Place.ROW, child);
                }
                at = after;
            }
            node = child;
        }
        return found(Place.OBJECT, node);
    }

    private static boolean isTable(ModelNode node) {
        return node.definition instanceof ObjectDefinition object && object.isTable();
    }

    private static Found found(Place place, ModelNode node) {
        return new Found(place, Objects.requireNonNull(node.definition));
    }

    /** Where the path goes on after an instance identifier and its dot; negative if there is none. */
    private static int afterInstance(String path, int at) {
        int close = path.charAt(at) == '[' ? path.indexOf(']', at) : at;
        int dot = close < 0 ? -1 : path.indexOf('.', close);
        if (dot < 0) {
            return -1;
        }
        boolean good = switch (path.charAt(at)) {
            case '[' -> dot == close + 1 && close > at + 1;
            case '*' -> dot == at + 1;
            case '{' -> path.startsWith("{i}", at) && dot == at + 3;
            default -> isInstanceNumber(path, at, dot);
        };
        return good ? dot + 1 : -1;
    }

    private static boolean isInstanceNumber(String path, int from, int to) {
        if (from == to || to - from > MAX_DIGITS || path.charAt(from) == '0') {
            return false;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = path.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            number = number * 10 + (c - '0');
        }
        return number <= PathNode.Instance.MAX;
    }

    static List<Definition> children(ModelNode tree, ObjectDefinition object) {
        ModelNode node = tree;
        List<PathNode> nodes = ParameterPath.of(object.path()).nodes();
        for (PathNode step : nodes.subList(1, nodes.size())) {
            if (!step.isInstance()) {
                node = Objects.requireNonNull(node.children.get(step.text()));
            }
        }
        List<Definition> found = new ArrayList<>(node.children.size());
        node.children.values().forEach(child -> found.add(Objects.requireNonNull(child.definition)));
        return List.copyOf(found);
    }

    /** Puts a definition in its place, making up objects on the way. */
    static void insert(ModelNode tree, String root, Definition definition) {
        String path = definition.path();
        ModelNode node = tree;
        int at = root.length();
        while (at < path.length()) {
            int dot = path.indexOf('.', at);
            int end = dot < 0 ? path.length() : dot;
            node = node.children.computeIfAbsent(path.substring(at, end), name -> new ModelNode(null));
            at = dot < 0 ? end : dot + 1;
            if (path.startsWith("{i}.", at)) {
                at += 4;
            }
            if (at == path.length()) {
                set(node, definition);
            } else if (node.definition == null) {
                set(node, ObjectDefinition.of(path.substring(0, at)));
            } else if (!node.definition.path().equals(path.substring(0, at))) {
                throw clash(node.definition.path(), path);
            }
        }
    }

    private static void set(ModelNode node, Definition definition) {
        Definition before = node.definition;
        if (before != null && !before.path().equals(definition.path())) {
            throw clash(before.path(), definition.path());
        }
        node.definition = definition;
    }

    private static IllegalArgumentException clash(String one, String other) {
        return new IllegalArgumentException("definitions " + one + " and " + other + " exclude each other");
    }

    static void collect(ModelNode node, Map<String, Definition> into) {
        Definition definition = Objects.requireNonNull(node.definition);
        into.put(definition.path(), definition);
        node.children.values().forEach(child -> collect(child, into));
    }

    /** What a table names must be there. */
    static void verify(DataModel model, Definition definition) {
        if (!(definition instanceof ObjectDefinition table) || !table.isTable()) {
            return;
        }
        table.count().ifPresent(name -> require(model, table, Paths.parent(table.tablePath()) + name));
        table.enable().ifPresent(name -> require(model, table, table.path() + name));
        for (UniqueKey key : table.uniqueKeys()) {
            key.parameters().forEach(name -> require(model, table, table.path() + name));
        }
    }

    private static void require(DataModel model, ObjectDefinition table, String path) {
        if (model.parameter(path).isEmpty()) {
            throw new IllegalArgumentException("table " + table.path() + ": its parameter " + path + " is not defined");
        }
    }
}
