package org.cwmp4j.model.data;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.ValueCheck.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The objects and parameters that a device may have. Immutable: agents share one. A look-up costs one step for each node of the
 * path, whatever the size of the model.
 */
public final class DataModel {
    private final String root;
    private final Map<String, Definition> definitions;
    private final ModelNode tree;

    private DataModel(String root, Map<String, Definition> definitions, ModelNode tree) {
        this.root = root;
        this.definitions = definitions;
        this.tree = tree;
    }

    /**
     * Begins a model.
     *
     * @param root the root object, {@code Device.} or {@code InternetGatewayDevice.} (C-PATH-10)
     */
    public static Builder builder(String root) {
        return new Builder(root);
    }

    /** The path of the root object. */
    public String root() {
        return root;
    }

    /** Every definition, an object before what it holds, else in the order in which they were added. */
    public Collection<Definition> definitions() {
        return definitions.values();
    }

    /** What stands at a place of the tree. */
    public enum Place {
        /** A single object. */
        OBJECT,
        /** A table as a whole. */
        TABLE,
        /** A row of a table. */
        ROW,
        /** A parameter. */
        PARAMETER
    }

    /**
     * The definition that a path leads to.
     *
     * @param place as what
     * @param definition of the parameter, the object, or the table that the path names or whose row it names
     */
    public record Found(Place place, Definition definition) {
        public Found {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(definition, "definition");
        }
    }

    /**
     * Looks a path up. It may have any instance identifiers: numbers, <code>{i}</code>, {@code *} or {@code [alias]}; whether
     * such a row exists the model cannot know. Empty if no such thing is defined; a missing or superfluous dot at the end
     * makes a difference (C-GPV-04).
     */
    public Optional<Found> find(String path) {
        return Optional.ofNullable(lookUp(path));
    }

    private @Nullable Found lookUp(String path) {
        return path.startsWith(root) ? ModelWalk.find(tree, path, root.length()) : null;
    }

    /** The parameter that a path leads to. */
    public Optional<ParameterDefinition> parameter(String path) {
        Found found = lookUp(path);
        return found != null && found.definition() instanceof ParameterDefinition parameter
                ? Optional.of(parameter)
                : Optional.empty();
    }

    /** The object, table or table of the row that a path leads to. */
    public Optional<ObjectDefinition> object(String path) {
        Found found = lookUp(path);
        return found != null && found.definition() instanceof ObjectDefinition object
                ? Optional.of(object)
                : Optional.empty();
    }

    /** What an object, or each row of a table, holds directly; empty where the path leads to no object. */
    public List<Definition> children(String path) {
        return object(path).map(object -> ModelWalk.children(tree, object)).orElse(List.of());
    }

    /** Whether the rows of a table can be named by alias: they have a parameter {@code Alias}. */
    public boolean hasAlias(ObjectDefinition table) {
        return table.isTable() && parameter(table.path() + "Alias").isPresent();
    }

    /**
     * Whether the ACS may set a parameter to a value (C-SPV-13). Whether its rows exist must be known already.
     *
     * @param path full name of the parameter, with instance numbers
     * @return refused with 9005 (no such parameter; an object, a template or wildcard is none), 9006, 9007 or 9008
     */
    public ValueCheck check(String path, ParameterValue value) {
        Found found = lookUp(path);
        if (found == null
                || path.indexOf('*') >= 0
                || path.indexOf('{') >= 0
                || !(found.definition() instanceof ParameterDefinition parameter)) {
            return new Refused(FaultCode.INVALID_PARAMETER_NAME, "no such parameter");
        }
        return parameter.check(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataModel model
                && root.equals(model.root)
                && List.copyOf(definitions()).equals(List.copyOf(model.definitions()));
    }

    @Override
    public int hashCode() {
        return Objects.hash(root, definitions);
    }

    @Override
    public String toString() {
        return "DataModel[" + root + ", " + definitions.size() + " definitions]";
    }

    /** Puts a model together. Not thread-safe. */
    public static final class Builder {
        private final String root;
        private final Map<String, Definition> added = new LinkedHashMap<>();

        private Builder(String root) {
            this.root = root;
            add(ObjectDefinition.of(root));
        }

        /** Adds a definition, in place of an earlier one with the same path. Objects above it that are missing are made up. */
        public Builder add(Definition definition) {
            if (!definition.path().startsWith(root)) {
                throw new IllegalArgumentException("definition " + definition.path() + ": not below " + root);
            }
            added.put(definition.path(), definition);
            return this;
        }

        /** Adds definitions, as {@link #add(Definition)} does. */
        public Builder addAll(Collection<? extends Definition> definitions) {
            definitions.forEach(this::add);
            return this;
        }

        /** Adds all of another model, which must have the same root object. */
        public Builder addAll(DataModel model) {
            return addAll(model.definitions());
        }

        /**
         * The model.
         *
         * @throws IllegalArgumentException if a name is both of an object and of a parameter, or a table names a parameter that
         *     is not there
         */
        public DataModel build() {
            ModelNode tree = new ModelNode(added.get(root));
            added.values().forEach(definition -> ModelWalk.insert(tree, root, definition));
            Map<String, Definition> all = new LinkedHashMap<>();
            ModelWalk.collect(tree, all);
            DataModel model = new DataModel(root, Collections.unmodifiableMap(all), tree);
            all.values().forEach(definition -> ModelWalk.verify(model, definition));
            return model;
        }
    }
}
