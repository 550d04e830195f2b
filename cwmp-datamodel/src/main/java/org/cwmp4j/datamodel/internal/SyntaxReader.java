package org.cwmp4j.datamodel.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.datamodel.internal.Scope.Found;
import org.cwmp4j.model.data.Bounds;
import org.cwmp4j.model.data.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code syntax}, built-in types, named types and their facets (TR-106 A.2.3). A type that derives from another takes its facets;
 * sizes, ranges, references and units that it has itself stand instead of those, values and patterns beside them.
 */
final class SyntaxReader {
    private SyntaxReader() {}

    /**
     * Reads an element {@code syntax}.
     *
     * @param base what the parameter had before; null for a new one
     */
    static SyntaxDraft read(Node syntax, @Nullable SyntaxDraft base, Scope scope) {
        SyntaxDraft draft = base == null ? new SyntaxDraft() : new SyntaxDraft(base);
        if (syntax.get("hidden") != null || syntax.get("secured") != null) {
            // CWMP has no other way to keep a value from the ACS, so that both come to the same
            draft.hidden = syntax.isTrue("hidden") || syntax.isTrue("secured");
        }
        if (syntax.get("command") != null) {
            draft.command = syntax.isTrue("command");
        }
        for (Node child : syntax.children()) {
            switch (child.name()) {
                case "list" -> list(child, draft);
                case "default" -> draft.defaultValue = child.isDeleted() ? null : child;
                case "dataType" -> reference(child, draft, scope);
                default -> builtIn(child, draft);
            }
        }
        if (draft.type == null) {
            throw syntax.error("<syntax> without a type");
        }
        return draft;
    }

    private static void list(Node list, SyntaxDraft draft) {
        if (list.isDeleted()) {
            draft.list = null;
            draft.listSize = null;
            return;
        }
        draft.list = bounds(list, "minItems", "maxItems", BigDecimal.ZERO, false);
        List<Bounds> sizes = sizes(list);
        if (!sizes.isEmpty()) {
            draft.listSize = sizes.get(0);
        }
    }

    /** A built-in type, perhaps in place of another one. */
    private static void builtIn(Node element, SyntaxDraft draft) {
        DataType type = DataType.ofText(element.name())
                .orElseThrow(() -> element.error(
                        "<" + element.name() + ">; expected <list>, <default>, <dataType>" + " or a built-in type"));
        if (draft.type != type || draft.named) {
            draft.facetsOf(new SyntaxDraft());
            draft.type = type;
        }
        facets(element, draft);
    }

    /** {@code dataType} with {@code ref}, or with {@code base} and facets. */
    private static void reference(Node element, SyntaxDraft draft, Scope scope) {
        String ref = element.get("ref");
        String name = ref != null ? ref : element.get("base");
        if (name == null) {
            throw element.error("<dataType> without ref= or base=");
        }
        draft.facetsOf(named(name, element, scope));
        facets(element, draft);
    }

    private static SyntaxDraft named(String name, Node user, Scope scope) {
        SyntaxDraft draft = new SyntaxDraft();
        Found found = scope.resolve(Kind.DATA_TYPE, name, user);
        if (found == null) {
            // Its file is missing, which is reported; most named types are strings
            draft.type = DataType.STRING;
            draft.sizes = List.of(Bounds.ANY);
        } else {
            define(found.node(), draft, found.scope());
        }
        draft.named = true;
        return draft;
    }

    private static void define(Node definition, SyntaxDraft draft, Scope scope) {
        String base = definition.get("base");
        if (base != null) {
            draft.facetsOf(named(base, definition, scope));
        }
        facets(definition, draft);
        for (Node child : definition.children()) {
            if (child.name().equals("list")) {
                list(child, draft);
            } else if (DataType.ofText(child.name()).isPresent()) {
                builtIn(child, draft);
            }
        }
        if (draft.type == null) {
            throw definition.error("dataType " + definition.get("name") + ": expected base= or a built-in type");
        }
    }

    private static void facets(Node element, SyntaxDraft draft) {
        List<Bounds> sizes = sizes(element);
        if (!sizes.isEmpty() || has(element, "size")) {
            draft.sizes = sizes;
        }
        List<Bounds> ranges = ranges(element);
        if (!ranges.isEmpty() || has(element, "range") || has(element, "decimalRange")) {
            draft.ranges = ranges;
        }
        for (Node facet : element.children()) {
            switch (facet.name()) {
                case "enumeration" -> enumeration(facet, draft);
                case "pattern" -> pattern(facet, draft);
                case "pathRef", "instanceRef", "enumerationRef" -> draft.reference = facet.isDeleted() ? null : facet;
                case "units" -> draft.units = facet.isDeleted() ? null : facet.require("value");
                default -> {}
            }
        }
    }

    private static void enumeration(Node facet, SyntaxDraft draft) {
        String value = facet.require("value");
        if (facet.isDeleted()) {
            draft.enumeration.remove(value);
        } else {
            draft.enumeration.put(value, "readOnly".equals(facet.get("access")));
        }
    }

    private static void pattern(Node facet, SyntaxDraft draft) {
        facet.require("value");
        String pattern =
                Patterns.toJava(Objects.requireNonNull(facet.attributes().get("value")));
        if (facet.isDeleted()) {
            draft.patterns.remove(pattern);
        } else {
            draft.patterns.add(pattern);
        }
    }

    private static boolean has(Node element, String child) {
        return element.child(child) != null;
    }

    private static List<Bounds> sizes(Node element) {
        List<Bounds> sizes = new ArrayList<>();
        for (Node child : element.children()) {
            if (child.name().equals("size") && !child.isDeleted()) {
                sizes.add(bounds(child, "minLength", "maxLength", BigDecimal.ZERO, false));
            }
        }
        return List.copyOf(sizes);
    }

    private static List<Bounds> ranges(Node element) {
        List<Bounds> ranges = new ArrayList<>();
        for (Node child : element.children()) {
            boolean range = child.name().equals("range") || child.name().equals("decimalRange");
            if (range && !child.isDeleted()) {
                boolean decimal =
                        element.name().equals("decimal") || child.name().equals("decimalRange");
                ranges.add(bounds(child, "minInclusive", "maxInclusive", null, decimal));
            }
        }
        return List.copyOf(ranges);
    }

    /**
     * @param least what a lower end means that is none; null for no such number
     * @param decimal whether a step of 1 means something
     */
    private static Bounds bounds(Node element, String min, String max, @Nullable BigDecimal least, boolean decimal) {
        BigDecimal from = number(element, min);
        BigDecimal step = number(element, "step");
        boolean any = step != null && step.compareTo(BigDecimal.ONE) == 0 && !decimal;
        try {
            return new Bounds(
                    from != null && least != null && from.compareTo(least) == 0 ? null : from,
                    number(element, max),
                    any ? null : step);
        } catch (IllegalArgumentException e) {
            throw element.error("<" + element.name() + ">: " + e.getMessage());
        }
    }

    private static @Nullable BigDecimal number(Node element, String attribute) {
        String text = element.get(attribute);
        if (text == null || text.equals("unbounded")) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw element.error(attribute + "=\"" + text + "\"; expected a number");
        }
    }
}
