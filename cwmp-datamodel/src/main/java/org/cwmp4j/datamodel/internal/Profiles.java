package org.cwmp4j.datamodel.internal;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads profiles (TR-106 A.2.11) and finds what they contain. */
final class Profiles {
    private Profiles() {}

    static void read(Node profile, String path, ModelDraft model) {
        String base = profile.get("base");
        String name = profile.get("name", base == null ? "" : base);
        if (name.isEmpty()) {
            throw profile.error("<profile>: expected name= or base=");
        }
        if (profile.isDeleted()) {
            model.profiles.remove(name);
            return;
        }
        ProfileDraft draft = model.profiles.computeIfAbsent(name, key -> new ProfileDraft());
        if (base != null && !base.equals(name)) {
            draft.includes.add(base);
        }
        for (String other : profile.get("extends", "").split("\\s+", -1)) {
            if (!other.isEmpty()) {
                draft.includes.add(other);
            }
        }
        items(profile, path, draft);
    }

    private static void items(Node around, String path, ProfileDraft draft) {
        for (Node item : around.children()) {
            if (item.name().equals("parameter")) {
                change(item, path + item.require("ref"), draft.paths);
            } else if (item.name().equals("object")) {
                String object = path + item.require("ref");
                change(item, object, draft.paths);
                items(item, object, draft);
            }
        }
    }

    private static void change(Node item, String path, Set<String> paths) {
        if (item.isDeleted()) {
            paths.remove(path);
        } else {
            paths.add(path);
        }
    }

    /** What a profile and those that it contains name. */
    static Set<String> paths(ModelDraft model, String name) {
        Set<String> paths = new LinkedHashSet<>();
        collect(model, name, paths, new LinkedHashSet<>());
        return paths;
    }

    private static void collect(ModelDraft model, String name, Set<String> paths, Set<String> seen) {
        ProfileDraft profile = model.profiles.get(name);
        if (profile != null && seen.add(name)) {
            profile.includes.forEach(other -> collect(model, other, paths, seen));
            paths.addAll(profile.paths);
        }
    }
}
