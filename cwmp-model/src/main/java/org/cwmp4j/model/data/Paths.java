package org.cwmp4j.model.data;

import org.cwmp4j.model.ParameterPath;
import org.cwmp4j.model.PathNode;

/** The paths of definitions. */
final class Paths {
    private Paths() {}

    static void requireObject(String path) {
        if (!path.endsWith(".")) {
            throw new IllegalArgumentException("object " + path + ": its path must end with a dot");
        }
        requireTemplate(path);
    }

    static void requireParameter(String path) {
        if (path.endsWith(".") || path.endsWith("}")) {
            throw new IllegalArgumentException("parameter " + path + ": its path must end with a name");
        }
        requireTemplate(path);
    }

    private static void requireTemplate(String path) {
        for (PathNode node : ParameterPath.of(path).nodes()) {
            if (!(node instanceof PathNode.Name || node instanceof PathNode.Template)) {
                throw new IllegalArgumentException("path " + path + ": instances of definitions are written {i}");
            }
        }
    }

    /** The last node, without a final dot. */
    static String name(String path) {
        int end = path.endsWith(".") ? path.length() - 1 : path.length();
        return path.substring(path.lastIndexOf('.', end - 1) + 1, end);
    }

    /** The path of the object around; empty for a root object. */
    static String parent(String path) {
        int end = path.endsWith(".") ? path.length() - 1 : path.length();
        return path.substring(0, path.lastIndexOf('.', end - 1) + 1);
    }
}
