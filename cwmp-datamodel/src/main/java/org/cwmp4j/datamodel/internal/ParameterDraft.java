package org.cwmp4j.datamodel.internal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A parameter while it is put together. */
final class ParameterDraft {
    final String name;
    /** Where it was defined or last changed. */
    Node node;
    /** Those of its elements, of later ones instead of earlier ones. */
    final Map<String, String> attributes = new TreeMap<>();

    @Nullable
    SyntaxDraft syntax;

    ParameterDraft(String name, Node node) {
        this.name = name;
        this.node = node;
    }

    String get(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise).strip();
    }
}
