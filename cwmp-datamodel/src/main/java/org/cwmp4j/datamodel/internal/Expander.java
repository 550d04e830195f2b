package org.cwmp4j.datamodel.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.datamodel.internal.Scope.Found;

/**
 * Puts a model together: its base first, then its own items, with the components that they refer to in their place (TR-106 A.2.10).
 * {@code name} defines, {@code base} changes what is there; {@code status="deleted"} takes it away.
 */
final class Expander {
    private final ModelDraft draft = new ModelDraft();
    private final boolean tolerant;
    private final Documents documents;

    Expander(Documents documents, boolean tolerant) {
        this.documents = documents;
        this.tolerant = tolerant;
    }

    ModelDraft expand(Node model, Scope scope) {
        model(model, scope);
        return draft;
    }

    private void model(Node model, Scope scope) {
        String base = model.get("base");
        if (base != null) {
            Found found = scope.resolve(Kind.MODEL, base, model);
            if (found == null) {
                throw model.error("the file that defines its base " + base + " is missing");
            }
            model(found.node(), found.scope());
        }
        draft.service = draft.service || model.isTrue("isService");
        items(model, "", scope);
    }

    /** What stands in a model, a component or an object. */
    private void items(Node around, String path, Scope scope) {
        for (Node item : around.children()) {
            switch (item.name()) {
                case "object" -> object(item, path, scope);
                case "parameter" -> parameter(item, path, scope);
                case "component" -> component(item, path, scope);
                case "uniqueKey" -> uniqueKey(item, path);
                case "profile" -> Profiles.read(item, path, draft);
                case "command", "event", "input", "output" -> {} // Of another protocol
                default ->
                    throw item.error("<" + item.name() + "> in <" + around.name() + ">; expected object,"
                            + " parameter, component, uniqueKey or profile");
            }
        }
    }

    private void component(Node item, String path, Scope scope) {
        Found found = scope.resolve(Kind.COMPONENT, item.require("ref"), item);
        if (found != null) {
            items(found.node(), path + item.get("path", ""), found.scope());
        }
    }

    private void object(Node item, String around, Scope scope) {
        String name = item.get("name");
        String base = item.get("base");
        if ((name == null) == (base == null)) {
            throw item.error("<object>: expected either name= or base=");
        }
        String path = around + (name != null ? name : base);
        if (!path.endsWith(".")) {
            throw item.error("object " + path + ": expected a dot at the end");
        }
        if (item.isDeleted()) {
            draft.remove(path);
            return;
        }
        ObjectDraft object = base != null ? draft.objects.get(path) : null;
        if (object == null) {
            if (base != null) {
                missing(item, "object " + path);
                return;
            }
            object = defined(item, path);
        }
        object.node = item;
        object.attributes.putAll(item.attributes());
        items(item, path, scope);
    }

    private ObjectDraft defined(Node item, String path) {
        ObjectDraft before = draft.objects.get(path);
        if (before != null) {
            documents.report(item.finding("object " + path + " is defined again; the first is in " + before.node.file()
                    + ":" + before.node.line()));
            return before;
        }
        ObjectDraft object = new ObjectDraft(path, item);
        draft.objects.put(path, object);
        return object;
    }

    private void missing(Node item, String what) {
        String message = what + " is changed, but not defined before";
        if (!tolerant) {
            throw item.error(message);
        }
        documents.report(item.finding(message + "; left out"));
    }

    private void parameter(Node item, String path, Scope scope) {
        String name = item.get("name");
        String base = item.get("base");
        if ((name == null) == (base == null)) {
            throw item.error("<parameter>: expected either name= or base=");
        }
        ObjectDraft object = draft.objects.get(path);
        if (object == null) {
            if (!path.isEmpty() && base != null) {
                missing(item, "parameter " + path + base);
                return;
            }
            object = new ObjectDraft(path, item);
            draft.objects.put(path, object);
        }
        String key = Objects.requireNonNull(name != null ? name : base);
        if (item.isDeleted()) {
            object.parameters.remove(key);
        } else {
            parameter(item, object, key, base != null, scope);
        }
    }

    private void parameter(Node item, ObjectDraft object, String name, boolean change, Scope scope) {
        ParameterDraft before = object.parameters.get(name);
        if (change && before == null) {
            missing(item, "parameter " + object.path + name);
            return;
        }
        ParameterDraft parameter = before != null && change ? before : new ParameterDraft(name, item);
        parameter.node = item;
        parameter.attributes.putAll(item.attributes());
        Node syntax = item.child("syntax");
        if (syntax != null) {
            parameter.syntax = SyntaxReader.read(syntax, parameter.syntax, scope);
        }
        if (parameter.syntax == null) {
            throw item.error("parameter " + object.path + name + ": expected <syntax>");
        }
        object.parameters.put(name, parameter);
    }

    private void uniqueKey(Node item, String path) {
        ObjectDraft object = draft.objects.get(path);
        if (object == null) {
            throw item.error("<uniqueKey> outside of an object");
        }
        List<String> names = new ArrayList<>();
        item.children().forEach(parameter -> names.add(parameter.require("ref")));
        if (names.isEmpty()) {
            throw item.error("<uniqueKey> without <parameter>");
        }
        boolean functional = item.get("functional") == null || item.isTrue("functional");
        object.keys.add(new ObjectDraft.Key(List.copyOf(names), functional));
    }
}
