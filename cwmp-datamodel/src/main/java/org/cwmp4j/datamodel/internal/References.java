package org.cwmp4j.datamodel.internal;

import java.util.Arrays;
import java.util.List;
import org.cwmp4j.model.data.Reference;
import org.jspecify.annotations.Nullable;

/** Reads references and makes their paths full ones (TR-106 A.2.3.4). */
final class References {
    /** The root object, or the service instance in whose definition the parameter stands. */
    private final String root;

    References(String root) {
        this.root = root;
    }

    /**
     * Reads {@code pathRef}, {@code instanceRef} or {@code enumerationRef}.
     *
     * @param object full path of the object that holds the parameter
     * @throws IllegalArgumentException if it names no good path
     */
    @Nullable
    Reference read(@Nullable Node facet, String object) {
        if (facet == null) {
            return null;
        }
        boolean strong = facet.get("refType", "weak").equals("strong");
        return switch (facet.name()) {
            case "pathRef" -> new Reference.ToPath(strong, target(facet), parents(facet, object));
            case "instanceRef" ->
                new Reference.ToInstance(strong, one(facet, "targetParent", "targetParentScope", object));
            default ->
                new Reference.ToValue(one(facet, "targetParam", "targetParamScope", object), facet.get("nullValue"));
        };
    }

    private static Reference.Target target(Node facet) {
        String text = facet.get("targetType", "any");
        return Reference.Target.ofText(text)
                .orElseThrow(() -> new IllegalArgumentException("targetType=\"" + text + "\" is unknown"));
    }

    private List<String> parents(Node facet, String object) {
        String scope = facet.get("targetParentScope", "normal");
        return Arrays.stream(facet.get("targetParent", "").split("\\s+", -1))
                .filter(path -> !path.isEmpty())
                .map(path -> full(path, scope, object))
                .toList();
    }

    private String one(Node facet, String attribute, String scopeAttribute, String object) {
        return full(facet.require(attribute), facet.get(scopeAttribute, "normal"), object);
    }

    private String full(String path, String scope, String object) {
        String below = path.startsWith(".") ? path.substring(1) : path;
        return switch (scope) {
            case "model" -> root + below;
            case "object" -> object + below;
            default -> normal(path, object);
        };
    }

    /** What begins with a root object is whole already. */
    private String normal(String path, String object) {
        if (path.startsWith(".")) {
            return root + path.substring(1);
        }
        if (path.startsWith("#")) {
            return above(path, object);
        }
        return path.startsWith("Device.") || path.startsWith("InternetGatewayDevice.") ? path : object + path;
    }

    /** One object up for each {@code #}; instances do not count. */
    private static String above(String path, String object) {
        String parent = object;
        int at = 0;
        while (at < path.length() && path.charAt(at) == '#') {
            parent = parent(parent);
            at++;
        }
        return parent + path.substring(path.startsWith(".", at) ? at + 1 : at);
    }

    /** The path of the object or row that holds an object or a row. */
    static String parent(String object) {
        String path = object.endsWith("{i}.") ? object.substring(0, object.length() - 4) : object;
        return path.isEmpty() ? "" : path.substring(0, path.lastIndexOf('.', path.length() - 2) + 1);
    }
}
