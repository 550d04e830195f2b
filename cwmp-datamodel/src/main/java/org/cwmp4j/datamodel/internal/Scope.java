package org.cwmp4j.datamodel.internal;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.datamodel.internal.Document.Imported;
import org.jspecify.annotations.Nullable;

/**
 * The document whose elements are being read, and the ones that led to it: names mean what they mean there.
 *
 * @param outer null for the document that is compiled
 */
record Scope(
        Documents documents,
        boolean tolerant,
        Document document,
        @Nullable Scope outer,
        int depth) {
    private static final int MAX_DEPTH = 200;

    /** A definition, and where the names in it are to be looked up. */
    record Found(Node node, Scope scope) {}

    /**
     * What a name stands for. A virtual component gives way to one that is not, in the outermost document that has one under the
     * same name.
     *
     * @param user the element that uses the name
     * @return null if the document that has it is missing, and may be
     * @throws org.cwmp4j.datamodel.DataModelXmlException if there is no such thing
     */
    @Nullable
    Found resolve(Kind kind, String name, Node user) {
        Found found = find(kind, name, user);
        if (found == null || kind != Kind.COMPONENT || !found.node.isTrue("virtual")) {
            return found;
        }
        for (Scope scope : fromOutermost()) {
            Found other = scope.isKnown(kind, name) ? scope.find(kind, name, user) : null;
            if (other != null && !other.node.isTrue("virtual")) {
                return new Found(other.node, enter(other.scope.document, user));
            }
        }
        return found;
    }

    private List<Scope> fromOutermost() {
        List<Scope> scopes = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            scopes.add(0, scope);
        }
        return scopes;
    }

    private boolean isKnown(Kind kind, String name) {
        return document.defined(kind, name) != null || document.imported(kind, name) != null;
    }

    private @Nullable Found find(Kind kind, String name, Node user) {
        Node defined = document.defined(kind, name);
        if (defined != null) {
            return new Found(defined, enter(document, user));
        }
        Imported imported = document.imported(kind, name);
        if (imported == null) {
            return notImported(kind, name, user);
        }
        Document from = documents.imported(imported.from()).orElse(null);
        if (from == null) {
            return missing(imported.from());
        }
        return enter(from, imported.item()).find(kind, imported.item().get("ref", name), imported.item());
    }

    /** Published documents forget to import a name now and then, from files that they do import. */
    private Found notImported(Kind kind, String name, Node user) {
        String message = kind.element() + " " + name + " is neither defined nor imported in " + document.name();
        for (Node element : document.imports()) {
            Document other = documents.imported(element).orElse(null);
            Node defined = other == null ? null : other.defined(kind, name);
            if (other != null && defined != null) {
                documents.report(user.finding(message + "; taken from " + other.name()));
                return new Found(defined, enter(other, user));
            }
        }
        throw user.error(message);
    }

    private @Nullable Found missing(Node element) {
        String message = "the file " + element.get("file") + " (" + element.get("spec", "no spec") + ") is missing";
        if (!tolerant) {
            throw element.error(message);
        }
        documents.report(element.finding(message + "; what it defines is left out"));
        return null;
    }

    private Scope enter(Document inner, Node user) {
        if (depth == MAX_DEPTH) {
            throw user.error("definitions that lead through each other, " + MAX_DEPTH + " deep; expected no cycle");
        }
        return new Scope(documents, tolerant, inner, this, depth + 1);
    }
}
