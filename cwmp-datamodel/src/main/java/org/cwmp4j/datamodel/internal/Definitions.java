package org.cwmp4j.datamodel.internal;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cwmp4j.datamodel.DataModelXmlException;
import org.cwmp4j.datamodel.Finding;
import org.cwmp4j.model.data.ActiveNotify;
import org.cwmp4j.model.data.Bounds;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataType;
import org.cwmp4j.model.data.Facets;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.Reference;
import org.cwmp4j.model.data.UniqueKey;
import org.jspecify.annotations.Nullable;

/** Turns a model that is put together into definitions. What makes no sense is left out and reported. */
final class Definitions {
    private final ModelDraft draft;
    private final String file;
    private final Consumer<Finding> findings;
    /** What stands before every path; empty for a root object. */
    private final String mount;

    private final String root;
    private final References references;
    private final Set<String> parameters = new HashSet<>();

    /**
     * @param file the document that is compiled
     * @param services the object that holds the objects of services
     */
    Definitions(ModelDraft draft, String file, String services, Consumer<Finding> findings) {
        this.draft = draft;
        this.file = file;
        this.findings = findings;
        this.mount = draft.service ? services : "";
        String top = draft.objects.keySet().stream()
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse("");
        String first = top.substring(0, top.indexOf('.') + 1);
        this.root = draft.service ? services.substring(0, services.indexOf('.') + 1) : first;
        String service = draft.objects.containsKey(first + "{i}.") ? first + "{i}." : first;
        this.references = new References(mount + service);
    }

    /**
     * @param wanted which paths of objects and parameters are taken, as the documents write them
     */
    DataModel make(Predicate<String> wanted) {
        parameters.clear();
        for (ObjectDraft object : draft.objects.values()) {
            for (ParameterDraft parameter : object.parameters.values()) {
                if (wanted.test(object.path + parameter.name)) {
                    parameters.add(mount + object.path + parameter.name);
                }
            }
        }
        DataModel.Builder model = DataModel.builder(root);
        draft.objects.values().forEach(object -> add(object, wanted, model));
        try {
            return model.build();
        } catch (IllegalArgumentException e) {
            throw new DataModelXmlException(file, 0, String.valueOf(e.getMessage()), e);
        }
    }

    private void add(ObjectDraft object, Predicate<String> wanted, DataModel.Builder model) {
        // The empty path has what stands beside the top object
        if (!object.path.isEmpty() && wanted.test(object.path)) {
            model.add(object(object));
        }
        for (ParameterDraft parameter : object.parameters.values()) {
            if (wanted.test(object.path + parameter.name)) {
                model.add(parameter(mount + object.path, parameter));
            }
        }
    }

    private ObjectDefinition object(ObjectDraft object) {
        ObjectDefinition.Builder builder = ObjectDefinition.builder(mount + object.path);
        if (!object.isTable()) {
            return builder.build();
        }
        if ("readWrite".equals(object.get("access"))) {
            builder.creatable().deletable();
        }
        builder.entries(entries(object));
        String count = object.get("numEntriesParameter");
        if (count != null && there(object, References.parent(mount + object.path), count)) {
            builder.countParameter(count);
        }
        String enable = object.get("enableParameter");
        boolean enabled = false;
        if (enable != null && there(object, mount + object.path, enable)) {
            builder.enableParameter(enable);
            enabled = true;
        }
        for (ObjectDraft.Key key : object.keys) {
            if (key.parameters().stream().allMatch(name -> there(object, mount + object.path, name))) {
                builder.uniqueKey(new UniqueKey(key.parameters(), key.functional() && enabled));
            }
        }
        return builder.build();
    }

    private boolean there(ObjectDraft object, String around, String name) {
        boolean there = parameters.contains(around + name);
        if (!there) {
            findings.accept(object.node.finding("object " + object.path + " names the parameter " + around + name
                    + ", which is not there; left out"));
        }
        return there;
    }

    private Bounds entries(ObjectDraft object) {
        String min = object.get("minEntries");
        String max = object.get("maxEntries");
        if (min == null && max == null) {
            return Bounds.ANY;
        }
        try {
            return new Bounds(
                    min == null ? BigDecimal.ONE : min.equals("0") ? null : new BigDecimal(min),
                    max == null ? BigDecimal.ONE : max.equals("unbounded") ? null : new BigDecimal(max),
                    null);
        } catch (IllegalArgumentException e) {
            throw object.node.error(
                    "minEntries=\"" + min + "\" maxEntries=\"" + max + "\"; expected numbers or unbounded");
        }
    }

    private ParameterDefinition parameter(String object, ParameterDraft parameter) {
        SyntaxDraft syntax = parameter.syntax;
        DataType type = syntax == null || syntax.type == null ? DataType.STRING : syntax.type;
        SyntaxDraft known = syntax == null ? new SyntaxDraft() : syntax;
        ParameterDefinition.Builder builder = ParameterDefinition.builder(object + parameter.name, type);
        String access = parameter.get("access", "readOnly");
        if (access.equals("readWrite")) {
            builder.writable();
        } else if (access.equals("writeOnceReadOnly")) {
            builder.writeOnce();
        }
        if (known.hidden) {
            builder.hidden();
        }
        if (known.command) {
            builder.command();
        }
        if (known.units != null) {
            builder.units(known.units);
        }
        if (parameter.get("forcedInform", "false").matches("true|1")) {
            builder.forcedInform();
        }
        String notify = parameter.get("activeNotify", "normal");
        builder.activeNotify(ActiveNotify.ofText(notify)
                .orElseThrow(() -> parameter.node.error("activeNotify=\"" + notify + "\" is unknown")));
        return withDefault(builder.facets(facets(object, parameter, type, known)), parameter, known);
    }

    /** A default that is no value of the parameter is left out. */
    private ParameterDefinition withDefault(
            ParameterDefinition.Builder builder, ParameterDraft parameter, SyntaxDraft syntax) {
        ParameterDefinition plain = built(builder, parameter);
        Node node = syntax.defaultValue;
        // Of the others, "implementation" only informs
        if (node == null || !Set.of("object", "factory").contains(node.get("type", ""))) {
            return plain;
        }
        try {
            return builder.defaultValue(value(node, syntax)).build();
        } catch (IllegalArgumentException e) {
            findings.accept(node.finding(e.getMessage() + "; left out"));
            return plain;
        }
    }

    /** Newer documents write lists in brackets, which are no part of the value. */
    private static String value(Node node, SyntaxDraft syntax) {
        String value = node.attributes().getOrDefault("value", "");
        boolean bracketed = syntax.list != null && value.startsWith("[") && value.endsWith("]") && value.length() > 1;
        return bracketed ? value.substring(1, value.length() - 1) : value;
    }

    private static ParameterDefinition built(ParameterDefinition.Builder builder, ParameterDraft parameter) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw parameter.node.error(String.valueOf(e.getMessage()));
        }
    }

    private Facets facets(String object, ParameterDraft parameter, DataType type, SyntaxDraft syntax) {
        List<Bounds> sizes = syntax.sizes;
        boolean unlimited = syntax.named
                && type == DataType.STRING
                && sizes.isEmpty()
                && syntax.enumeration.isEmpty()
                && syntax.patterns.isEmpty();
        List<String> readOnly = syntax.enumeration.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        try {
            return new Facets(
                    unlimited ? List.of(Bounds.ANY) : sizes,
                    syntax.ranges,
                    List.copyOf(syntax.enumeration.keySet()),
                    readOnly,
                    List.copyOf(syntax.patterns),
                    reference(object, parameter, syntax),
                    syntax.list,
                    syntax.list == null ? null : syntax.listSize);
        } catch (IllegalArgumentException e) {
            throw parameter.node.error("parameter " + object + parameter.name + ": " + e.getMessage());
        }
    }

    private @Nullable Reference reference(String object, ParameterDraft parameter, SyntaxDraft syntax) {
        try {
            return references.read(syntax.reference, object);
        } catch (IllegalArgumentException e) {
            findings.accept(parameter.node.finding(
                    "reference of " + object + parameter.name + ": " + e.getMessage() + "; left out"));
            return null;
        }
    }
}
