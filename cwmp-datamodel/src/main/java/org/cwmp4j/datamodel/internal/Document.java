package org.cwmp4j.datamodel.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document with what it defines and imports, by name. */
final class Document {
    /** Something imported: the element inside {@code import} and {@code import} itself. */
    record Imported(Node item, Node from) {}

    private final Node root;
    private final Map<Kind, Map<String, Node>> defined = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Imported>> imported = new EnumMap<>(Kind.class);

    Document(Node root) {
        this.root = root;
        for (Kind kind : Kind.values()) {
            defined.put(kind, new HashMap<>());
            imported.put(kind, new HashMap<>());
        }
        for (Node child : root.children()) {
            if (child.name().equals("import")) {
                child.children().forEach(item -> imports(item, child));
            } else {
                defines(child);
            }
        }
    }

    private void defines(Node node) {
        for (Kind kind : Kind.values()) {
            if (kind.element().equals(node.name())) {
                Node before = table(defined, kind).putIfAbsent(node.require("name"), node);
                if (before != null) {
                    throw node.error("a second " + kind.element() + " " + node.get("name") + "; the first is in line "
                            + before.line());
                }
            }
        }
    }

    private void imports(Node item, Node from) {
        for (Kind kind : Kind.values()) {
            if (kind.element().equals(item.name())) {
                table(imported, kind).put(item.require("name"), new Imported(item, from));
            }
        }
    }

    private static <T> Map<String, T> table(Map<Kind, Map<String, T>> tables, Kind kind) {
        return tables.computeIfAbsent(kind, key -> new HashMap<>());
    }

    /** As its source calls it. */
    String name() {
        return root.file();
    }

    /** What identifies it; empty if it does not say. */
    String spec() {
        return root.get("spec", "");
    }

    @Nullable
    Node defined(Kind kind, String name) {
        return table(defined, kind).get(name);
    }

    @Nullable
    Imported imported(Kind kind, String name) {
        return table(imported, kind).get(name);
    }

    /** The models that it defines, in the document's order. */
    List<Node> models() {
        return root.children().stream()
                .filter(node -> node.name().equals("model"))
                .toList();
    }

    /** Its elements {@code import}. */
    List<Node> imports() {
        return root.children().stream()
                .filter(node -> node.name().equals("import"))
                .toList();
    }
}
