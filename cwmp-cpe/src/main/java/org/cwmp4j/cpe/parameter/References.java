package org.cwmp4j.cpe.parameter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.cwmp4j.cpe.parameter.ParameterChange.SetValue;
import org.cwmp4j.cpe.parameter.RowSteps.Step;
import org.cwmp4j.cpe.parameter.Walk.Item;
import org.cwmp4j.cpe.parameter.Walk.Leaf;
import org.cwmp4j.model.ParameterPath;
import org.cwmp4j.model.ValueLists;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModel.Place;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.Reference;
import org.cwmp4j.model.data.Reference.Target;
import org.cwmp4j.model.data.Reference.ToInstance;
import org.cwmp4j.model.data.Reference.ToPath;
import org.cwmp4j.model.data.ValueCheck;
import org.jspecify.annotations.Nullable;

/**
 * Strong references: values that are paths of things which exist, or numbers of rows which do (C-PATH-11). They are kept with
 * instance numbers, so that they follow their target, whatever it is called. Weak ones are text like other text (C-PATH-12).
 */
final class References {
    private final DataModel model;
    private final List<ParameterDefinition> strong = new ArrayList<>();

    References(DataModel model) {
        this.model = model;
        for (Definition definition : model.definitions()) {
            if (definition instanceof ParameterDefinition parameter && isStrong(parameter)) {
                strong.add(parameter);
            }
        }
    }

    static boolean isStrongPath(ParameterDefinition definition) {
        return definition.facets().reference() instanceof ToPath path && path.strong();
    }

    /** Whether what a parameter refers to must exist. */
    static boolean isStrong(ParameterDefinition definition) {
        return isStrongPath(definition)
                || (definition.facets().reference() instanceof ToInstance instance && instance.strong());
    }

    // ---- what may be set

    /**
     * A value with what it refers to found.
     *
     * @param value with instance numbers
     * @param spelling the same, the numbers of rows that were named by alias in brackets
     */
    record Resolved(String value, String spelling) {}

    /** Null if something that the value refers to does not exist, or is not what the parameter may refer to. */
    @Nullable
    Resolved resolve(Leaf leaf, String value, Walk walk) {
        Reference reference = leaf.definition().facets().reference();
        List<String> items = items(leaf.definition(), value);
        List<String> values = new ArrayList<>();
        List<String> spellings = new ArrayList<>();
        for (String item : items) {
            Resolved resolved = null;
            if (reference instanceof ToPath path && path.strong()) {
                resolved = path(path, item, walk);
            } else if (reference instanceof ToInstance instance && instance.strong()) {
                String row = row(instance, leaf.path(), item);
                resolved = row.isEmpty() || walk.locate(row) != null ? new Resolved(item, item) : null;
            }
            if (resolved == null) {
                return null;
            }
            values.add(resolved.value());
            spellings.add(resolved.spelling());
        }
        return new Resolved(join(leaf.definition(), values), join(leaf.definition(), spellings));
    }

    private static List<String> items(ParameterDefinition definition, String value) {
        if (definition.facets().isList()) {
            return ValueLists.split(value);
        }
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static String join(ParameterDefinition definition, List<String> items) {
        return definition.facets().isList() ? ValueLists.join(items) : items.isEmpty() ? "" : items.get(0);
    }

    private @Nullable Resolved path(ToPath reference, String text, Walk walk) {
        String name = absolute(text);
        if (name == null) {
            return null;
        }
        Item item = fitting(reference, walk.locate(name));
        if (item == null) {
            item = fitting(reference, walk.locate(name + "."));
        }
        if (item == null) {
            return null;
        }
        String path = item.path();
        String spelling = spelling(item);
        return new Resolved(
                withoutDot(path),
                withoutDot(
                        text.startsWith(".") ? spelling.substring(model.root().length() - 1) : spelling));
    }

    /** The name that a value stands for (C-PATH-08). */
    private @Nullable String absolute(String text) {
        return ParameterPath.tryReference(text, ParameterPath.of(model.root()))
                .map(ParameterPath::text)
                .orElse(null);
    }

    private static String withoutDot(String path) {
        return path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
    }

    private static String spelling(Item item) {
        List<Step> numbers = RowSteps.of(item.path(), item.definition().path()).steps();
        RowSteps way = RowSteps.of(item.name(), item.definition().path());
        StringBuilder spelling = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            String row = numbers.get(i).row();
            spelling.append(way.steps().get(i).fixed())
                    .append(way.steps().get(i).isAlias() ? "[" + row + "]" : row)
                    .append('.');
        }
        return spelling.append(way.rest()).toString();
    }

    private static @Nullable Item fitting(ToPath reference, @Nullable Item item) {
        return item != null && isOfKind(reference.target(), item.place()) && isBelow(reference.parents(), item)
                ? item
                : null;
    }

    private static boolean isOfKind(Target target, Place place) {
        return switch (target) {
            case ANY -> true;
            case PARAMETER -> place == Place.PARAMETER;
            case OBJECT -> place != Place.PARAMETER;
            case SINGLE -> place == Place.OBJECT;
            case TABLE -> place == Place.TABLE;
            case ROW -> place == Place.ROW;
        };
    }

    private static boolean isBelow(List<String> parents, Item item) {
        if (parents.isEmpty()) {
            return true;
        }
        String template = item.definition() instanceof ObjectDefinition object
                ? object.tablePath()
                : item.definition().path();
        return item.place() == Place.ROW
                ? parents.contains(template)
                        || parents.contains(item.definition().path())
                : parents.contains(template.substring(0, template.lastIndexOf('.', template.length() - 2) + 1));
    }

    /** The row that a number stands for; empty for none. The table may stand in the rows in which the parameter stands. */
    private static String row(ToInstance reference, String parameter, String number) {
        if (number.equals("0") || number.startsWith("-")) {
            return "";
        }
        return OwnRows.filled(reference.table(), parameter) + number + ".";
    }

    // ---- when targets go

    /**
     * The changes by which strong references let go of what is about to disappear (C-PATH-11).
     *
     * @param template of the objects that disappear
     * @param gone the paths of such objects, and of what is below them
     * @param lenient whether references that cannot be read stay as they are
     */
    CompletableFuture<List<ParameterChange>> released(
            TreeParts parts, String template, Predicate<String> gone, Rows rows, boolean lenient) {
        List<ParameterDefinition> holders = strong.stream()
                .filter(holder ->
                        mayLeadTo(holder, template) && isKept(parts.sources().of(holder), holder))
                .toList();
        if (holders.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return (lenient
                        ? rows.walkWhatWorks(() -> leaves(holders, parts.walk(rows), gone))
                        : rows.walk(() -> leaves(holders, parts.walk(rows), gone)))
                .thenCompose(leaves -> (lenient
                                ? parts.reader().readWhatWorks(leaves, rows)
                                : parts.reader().read(leaves, rows))
                        .thenApply(values -> released(leaves, values, gone)));
    }

    /** What a device says of itself, it says right. */
    private static boolean isKept(Source source, ParameterDefinition holder) {
        return holder.writable() || !source.asks(false);
    }

    private static boolean mayLeadTo(ParameterDefinition holder, String template) {
        if (holder.facets().reference() instanceof ToInstance instance) {
            return (instance.table() + "{i}.").startsWith(template);
        }
        return holder.facets().reference() instanceof ToPath path
                && (path.parents().isEmpty()
                        || path.parents().stream()
                                .anyMatch(parent -> parent.startsWith(template) || (parent + "{i}.").equals(template)));
    }

    private static List<Leaf> leaves(List<ParameterDefinition> holders, Walk walk, Predicate<String> gone) {
        List<Leaf> leaves = new ArrayList<>();
        for (ParameterDefinition holder : holders) {
            walk.all(holder).stream().filter(leaf -> !gone.test(leaf.path())).forEach(leaves::add);
        }
        return leaves;
    }

    private List<ParameterChange> released(
            Collection<Leaf> leaves, Map<String, String> values, Predicate<String> gone) {
        List<ParameterChange> changes = new ArrayList<>();
        for (Leaf leaf : leaves) {
            String value = values.getOrDefault(leaf.path(), "");
            ParameterDefinition definition = leaf.definition();
            List<String> items = items(definition, value);
            List<String> left = items.stream()
                    .filter(item -> !gone.test(target(leaf, item)))
                    .toList();
            if (left.size() < items.size()) {
                changes.add(new SetValue(leaf.path(), left.isEmpty() ? nothing(definition) : join(definition, left)));
            }
        }
        return changes;
    }

    private String target(Leaf leaf, String item) {
        if (leaf.definition().facets().reference() instanceof ToInstance instance) {
            return row(instance, leaf.path(), item);
        }
        String path = absolute(item);
        return path == null ? item : path + ".";
    }

    private static String nothing(ParameterDefinition definition) {
        return definition.facets().isList() || !(definition.facets().reference() instanceof ToInstance)
                ? ""
                : definition.check("0") instanceof ValueCheck.Accepted ? "0" : "-1";
    }
}
