package org.cwmp4j.datamodel.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object while it is put together. */
final class ObjectDraft {
    /** Names, and whether the key is functional. */
    record Key(List<String> parameters, boolean functional) {}

    final String path;
    /** Where it was defined or last changed. */
    Node node;
    /** Those of its elements, of later ones instead of earlier ones. */
    final Map<String, String> attributes = new TreeMap<>();

    final Map<String, ParameterDraft> parameters = new LinkedHashMap<>();
    final Set<Key> keys = new LinkedHashSet<>();

    ObjectDraft(String path, Node node) {
        this.path = path;
        this.node = node;
    }

    @Nullable
    String get(String attribute) {
        String value = attributes.get(attribute);
        return value == null ? null : value.strip();
    }

    boolean isTable() {
        return path.endsWith("{i}.");
    }
}
