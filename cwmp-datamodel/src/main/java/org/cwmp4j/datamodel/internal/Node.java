package org.cwmp4j.datamodel.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cwmp4j.datamodel.DataModelXmlException;
import org.cwmp4j.datamodel.Finding;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document, without its text: nothing that a definition needs is text.
 *
 * @param name without prefix
 * @param attributes by their names as written, prefixes included
 */
record Node(String file, int line, String name, Map<String, String> attributes, List<Node> children) {
    Node(String file, int line, String name, Map<String, String> attributes) {
        this(file, line, name, attributes, new ArrayList<>());
    }

    /** An attribute without the blanks around it; null if there is none. */
    @Nullable
    String get(String attribute) {
        String value = attributes.get(attribute);
        return value == null ? null : value.strip();
    }

    String get(String attribute, String otherwise) {
        String value = get(attribute);
        return value == null ? otherwise : value;
    }

    /** An attribute that must be there. */
    String require(String attribute) {
        String value = get(attribute);
        if (value == null) {
            throw error("<" + name + "> without " + attribute + "=");
        }
        return value;
    }

    boolean isTrue(String attribute) {
        String value = get(attribute);
        return value != null && (value.equals("true") || value.equals("1"));
    }

    boolean isDeleted() {
        return "deleted".equals(get("status"));
    }

    @Nullable
    Node child(String child) {
        for (Node node : children) {
            if (node.name.equals(child)) {
                return node;
            }
        }
        return null;
    }

    DataModelXmlException error(String message) {
        return new DataModelXmlException(file, line, message);
    }

    Finding finding(String message) {
        return new Finding(file, line, message);
    }
}
