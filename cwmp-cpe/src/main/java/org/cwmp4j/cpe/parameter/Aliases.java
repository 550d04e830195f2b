package org.cwmp4j.cpe.parameter;

import org.cwmp4j.cpe.parameter.RowSteps.Step;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModel.Found;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.jspecify.annotations.Nullable;

/** How rows are called beside their numbers, and how the ACS wants to read of them (TR-069 A6C1 3.6.1). */
final class Aliases {
    private static final String MODE = "ManagementServer.InstanceMode";
    private static final String CREATE = "ManagementServer.AutoCreateInstances";
    static final String BY_ALIAS = "InstanceAlias";

    private final DataModel model;
    private final StoredTree stored;
    private final boolean on;
    private @Nullable Boolean held;

    /** @param on whether the mechanism is there at all */
    Aliases(DataModel model, StoredTree stored, boolean on) {
        this.model = model;
        this.stored = stored;
        this.on = on;
    }

    /** Whether the device has them. */
    boolean on() {
        return on;
    }

    /** Whether the rows of a table have aliases. */
    boolean has(ObjectDefinition table) {
        return on && model.hasAlias(table);
    }

    /** Whether a parameter is the alias of a row. */
    boolean isAlias(Definition definition) {
        return on && AliasIndex.isAlias(definition);
    }

    /** Whether names below what was asked for, and paths that are values, use aliases (C-ALIAS-06, C-ALIAS-08). */
    boolean inAnswers() {
        return held != null ? held : on && BY_ALIAS.equals(value(MODE));
    }

    /** Whether setting a parameter of a row that does not exist creates the row (C-ALIAS-11). */
    boolean createRows() {
        return on && "true".equals(value(CREATE));
    }

    String modePath() {
        return model.root() + MODE;
    }

    String createPath() {
        return model.root() + CREATE;
    }

    private String value(String name) {
        ParameterDefinition definition = model.parameter(model.root() + name).orElse(null);
        return definition == null ? "" : stored.value(model.root() + name, definition);
    }

    /** Keeps InstanceMode in effect as it is, although it is being changed, until {@link #release} (C-ALIAS-10). */
    void hold(boolean inAnswers) {
        held = inAnswers;
    }

    void release() {
        held = null;
    }

    /** The number of the row that an alias names, should it exist; 0 for none. */
    long find(String table, String alias) {
        return stored.aliases().find(table, alias);
    }

    /** A row as a path names it by its alias. */
    String bracketed(String table, long row) {
        return "[" + stored.aliases().of(table, row) + "]";
    }

    /** A path with instance numbers, with aliases wherever there are any. */
    String byAlias(String path) {
        Found found = model.find(path).orElse(null);
        if (found == null || found.definition().path().indexOf('{') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder();
        StringBuilder spelled = new StringBuilder();
        RowSteps way = RowSteps.of(path, found.definition().path());
        for (Step step : way.steps()) {
            String table = plain.append(step.fixed()).toString();
            boolean aliased = !step.isAlias() && hasAlias(step.table());
            spelled.append(step.fixed())
                    .append(aliased ? bracketed(table, Long.parseLong(step.row())) : step.row())
                    .append('.');
            plain.append(step.row()).append('.');
        }
        return spelled.append(way.rest()).toString();
    }

    /** The same for a value that is a path: it has no dot at its end (C-PATH-08). */
    String referenceByAlias(String path) {
        String spelled = byAlias(path + ".");
        return spelled.substring(0, spelled.length() - 1).equals(path)
                ? byAlias(path)
                : spelled.substring(0, spelled.length() - 1);
    }

    private boolean hasAlias(String table) {
        return on && model.parameter(table + "Alias").isPresent();
    }
}
