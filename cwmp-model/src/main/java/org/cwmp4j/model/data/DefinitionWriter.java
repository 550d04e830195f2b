package org.cwmp4j.model.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes definitions as lines; those of parameters are indented below their object where it stood last. */
final class DefinitionWriter {
    private final StringBuilder text;
    private String object = "";

    DefinitionWriter(StringBuilder text) {
        this.text = text;
    }

    void write(Definition definition) {
        if (definition instanceof ObjectDefinition o) {
            object(o);
            object = o.path();
        } else if (definition instanceof ParameterDefinition p) {
            parameter(p);
        }
        text.append('\n');
    }

    private void object(ObjectDefinition o) {
        text.append(o.path());
        flag("create", o.creatable());
        flag("delete", o.deletable());
        if (!o.entries().equals(Bounds.ANY)) {
            value("entries", o.entries().toString());
        }
        for (UniqueKey key : o.uniqueKeys()) {
            value(key.enabledOnly() ? "enabledKey" : "key", String.join(",", key.parameters()));
        }
        value("enable", o.enableParameter());
        value("count", o.countParameter());
    }

    private void parameter(ParameterDefinition p) {
        boolean inside = Paths.parent(p.path()).equals(object);
        text.append(inside ? "  " + p.name() : p.path());
        text.append(' ').append(p.type().text());
        facets(p.facets());
        flag(p.writeOnce() ? "once" : "rw", p.writable());
        value("units", p.units());
        value("default", p.defaultValue());
        flag("hidden", p.hidden());
        flag("command", p.command());
        flag("forcedInform", p.forcedInform());
        if (p.activeNotify() != ActiveNotify.NORMAL) {
            value("notify", p.activeNotify().text());
        }
    }

    private void facets(Facets f) {
        bounds("size", f.sizes());
        bounds("range", f.ranges());
        f.enumeration().forEach(item -> value(f.readOnlyValues().contains(item) ? "readOnlyEnum" : "enum", item));
        f.patterns().forEach(item -> value("pattern", item));
        reference(f.reference());
        if (f.list() != null) {
            value("list", f.list().toString());
        }
        if (f.listSize() != null) {
            value("listSize", f.listSize().toString());
        }
    }

    private void reference(@Nullable Reference reference) {
        if (reference instanceof Reference.ToPath path) {
            value("pathRef", ReferenceText.write(path));
        } else if (reference instanceof Reference.ToInstance instance) {
            value("instanceRef", ReferenceText.write(instance));
        } else if (reference instanceof Reference.ToValue values) {
            value("enumRef", values.parameter());
            value("enumRefNull", values.nullValue());
        }
    }

    private void bounds(String key, List<Bounds> all) {
        all.forEach(item -> value(key, item.toString()));
    }

    private void flag(String word, boolean set) {
        if (set) {
            text.append(' ').append(word);
        }
    }

    private void value(String key, @Nullable String value) {
        if (value != null) {
            text.append(' ').append(key).append('=').append(LineWords.quote(value));
        }
    }
}
