package org.cwmp4j.model.data;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A definition in its place. Written only while the model is built. */
final class ModelNode {
    final Map<String, ModelNode> children = new LinkedHashMap<>();
    /** Null only while it is not known whether the node is a single object or a table. */
    @Nullable
    Definition definition;

    ModelNode(@Nullable Definition definition) {
        this.definition = definition;
    }
}
