package org.cwmp4j.datamodel;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cwmp4j.model.data.Bounds;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.Definition;
import org.cwmp4j.model.data.Facets;
import org.cwmp4j.model.data.ObjectDefinition;
import org.cwmp4j.model.data.ParameterDefinition;
import org.cwmp4j.model.data.Reference;

/** Definitions as lines, in the form of {@link FullFile}. */
final class Lines {
    private Lines() {}

    static Map<String, String> of(DataModel model) {
        Map<String, String> lines = new TreeMap<>();
        for (Definition definition : model.definitions()) {
            lines.put(
                    definition.path(),
                    definition instanceof ObjectDefinition object
                            ? object(object)
                            : parameter((ParameterDefinition) definition));
        }
        return lines;
    }

    private static String object(ObjectDefinition object) {
        if (!object.isTable()) {
            return "object";
        }
        TreeSet<String> keys = new TreeSet<>();
        object.uniqueKeys().forEach(key -> keys.add(key.parameters() + (key.enabledOnly() ? "*" : "")));
        return "table " + (object.creatable() ? "rw " : "") + object.entries() + " enable="
                + object.enable().orElse("") + " count=" + object.count().orElse("") + " keys=" + keys;
    }

    private static String parameter(ParameterDefinition p) {
        Facets f = p.facets();
        Map<String, String> values = new TreeMap<>();
        f.enumeration().forEach(value -> values.put(value, f.readOnlyValues().contains(value) ? "!" : ""));
        return p.type().text() + (p.writable() ? " rw" : "")
                + " sizes="
                + f.sizes().stream().filter(b -> !b.equals(Bounds.ANY)).toList()
                + " ranges=" + f.ranges() + " values=" + values + " patterns=" + f.patterns()
                + " list=" + (f.list() == null ? "" : f.list()) + " listSize="
                + (f.listSize() == null ? "" : f.listSize())
                + " units=" + (p.units() == null ? "" : p.units()) + " ref=" + reference(f.reference())
                + " default=" + defaultValue(p)
                + (p.hidden() ? " hidden" : "") + (p.command() ? " command" : "") + (p.forcedInform() ? " forced" : "")
                + " notify=" + p.activeNotify().text();
    }

    /** The full files have raw line ends in attributes, which read as blanks. */
    private static String defaultValue(ParameterDefinition p) {
        return p.modelDefault().map(value -> value.replaceAll("\r?\n", " ")).orElse(null);
    }

    private static String reference(Reference reference) {
        if (reference instanceof Reference.ToPath path) {
            return "pathRef " + (path.strong() ? "strong" : "weak");
        }
        if (reference instanceof Reference.ToInstance instance) {
            return "instanceRef " + (instance.strong() ? "strong" : "weak");
        }
        return reference instanceof Reference.ToValue value
                ? "enumerationRef" + (value.nullValue() == null ? "" : " " + value.nullValue())
                : "";
    }
}
