package org.cwmp4j.codec;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The leaves of a Body as a DOM without namespaces sees them: elements without elements inside, by their texts. */
final class Leaves {
    /**
     * One of them.
     *
     * @param path local names from the root, with an index where the reader's paths have one
     * @param type what {@code xsi:type} says, without prefix; empty for nothing
     */
    record Leaf(String path, String name, String type, String text) {}

    private final List<Leaf> found = new ArrayList<>();

    private Leaves() {}

    static List<Leaf> of(byte[] message) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(message)).getDocumentElement();
            Leaves leaves = new Leaves();
            for (Element child : children(root)) {
                if (local(child).equals("Body")) {
                    children(child).forEach(e -> leaves.walk(e, "Envelope/Body/" + local(e)));
                }
            }
            return leaves.found;
        } catch (Exception e) {
            throw new AssertionError("no DOM of it", e);
        }
    }

    private void walk(Element element, String path) {
        List<Element> children = children(element);
        if (children.isEmpty()) {
            String type = "";
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                Node attribute = element.getAttributes().item(i);
                if (attribute.getNodeName().endsWith(":type")) {
                    type = attribute
                            .getNodeValue()
                            .substring(attribute.getNodeValue().indexOf(':') + 1);
                }
            }
            found.add(new Leaf(path, local(element), type, element.getTextContent()));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : children) {
            String name = local(child);
            int index = seen.merge(name, 1, Integer::sum);
            walk(child, path + "/" + name + (repeats(name) ? "[" + index + "]" : ""));
        }
    }

    private static boolean repeats(String name) {
        return switch (name) {
            case "string", "base64", "Results", "Operations", "SetParameterValuesFault" -> true;
            case "FaultStruct" -> false;
            default -> name.endsWith("Struct");
        };
    }

    private static List<Element> children(Element parent) {
        List<Element> all = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                all.add(e);
            }
        }
        return all;
    }

    private static String local(Element e) {
        return e.getTagName().substring(e.getTagName().lastIndexOf(':') + 1);
    }
}
