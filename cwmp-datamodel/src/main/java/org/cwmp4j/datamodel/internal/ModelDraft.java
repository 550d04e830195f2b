package org.cwmp4j.datamodel.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** A model while it is put together. */
final class ModelDraft {
    /** By path; the empty one holds parameters that stand beside the top object. */
    final Map<String, ObjectDraft> objects = new LinkedHashMap<>();

    final Map<String, ProfileDraft> profiles = new LinkedHashMap<>();
    boolean service;

    /** Takes an object and everything below away. */
    void remove(String path) {
        objects.keySet().removeIf(other -> other.startsWith(path));
    }
}
