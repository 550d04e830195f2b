package org.cwmp4j.datamodel.internal;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cwmp4j.datamodel.DataModelXmlException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into nodes, within bounds. The Broadband Forum's own file of types declares entities in an internal DTD subset, so
 * those are read, few and flat; whatever a document refers to outside of itself is refused.
 */
final class NodeReader {
    private static final String NAMESPACE = "urn:broadband-forum-org:cwmp:datamodel-";
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_ATTRIBUTE = 64 * 1024;
    private static final int MAX_ENTITY_DEPTH = 8;
    private static final long MAX_ENTITIES = 10_000;
    private static final long MAX_ELEMENTS = 2_000_000;
    private static final long MAX_CHARACTERS = 64L * 1024 * 1024;

    /** What is for people. */
    private static final Set<String> SKIPPED =
            Set.of("description", "bibliography", "glossary", "abbreviations", "template");

    private static final WstxInputFactory FACTORY = factory();

    private NodeReader() {}

    /**
     * Reads a document to its end; does not close the stream.
     *
     * @return its element {@code document}
     */
    static Node read(String file, InputStream bytes) {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(file, bytes);
            Node root = document(file, reader);
            reader.close();
            return root;
        } catch (XMLStreamException e) {
            Location place = e.getLocation() != null || reader == null ? e.getLocation() : reader.getLocation();
            int line = place == null ? 0 : Math.max(0, place.getLineNumber());
            throw new DataModelXmlException(file, line, firstLine(e.getMessage()), e);
        }
    }

    private static String firstLine(@Nullable String message) {
        String text = message == null ? "no good XML" : message;
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static Node document(String file, XMLStreamReader reader) throws XMLStreamException {
        Deque<Node> open = new ArrayDeque<>();
        Node root = null;
        int skipped = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (skipped > 0 || SKIPPED.contains(localName(reader))) {
                    skipped++;
                    continue;
                }
                Node node = node(file, reader);
                Node around = open.peek();
                if (around == null) {
                    root = requireDocument(node);
                } else {
                    around.children().add(node);
                }
                open.push(node);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (skipped > 0) {
                    skipped--;
                } else {
                    open.pop();
                }
            }
        }
        if (root == null) {
            throw new DataModelXmlException(file, 0, "no element; expected <document>");
        }
        return root;
    }

    private static Node requireDocument(Node root) {
        boolean known = root.attributes().entrySet().stream()
                .anyMatch(a -> a.getKey().startsWith("xmlns") && a.getValue().startsWith(NAMESPACE));
        if (!root.name().equals("document") || !known) {
            throw root.error("<" + root.name() + ">; expected <document> in a namespace " + NAMESPACE + "...");
        }
        return root;
    }

    private static Node node(String file, XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new Node(file, reader.getLocation().getLineNumber(), localName(reader), attributes);
    }

    private static String localName(XMLStreamReader reader) {
        String name = reader.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static WstxInputFactory factory() {
        WstxInputFactory f = new WstxInputFactory();
        // A published file leaves a prefix unbound, and the namespace differs with each version of the schema
        f.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        f.setProperty(XMLInputFactory.IS_VALIDATING, false);
        f.setProperty(XMLInputFactory.SUPPORT_DTD, true);
        f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        f.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        XMLResolver refuse = (publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("refers to " + systemId + ", outside of the document");
        };
        f.setProperty(WstxInputProperties.P_DTD_RESOLVER, refuse);
        f.setProperty(WstxInputProperties.P_ENTITY_RESOLVER, refuse);
        f.setProperty(WstxInputProperties.P_CACHE_DTDS, false);
        f.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, MAX_ENTITIES);
        f.setProperty(WstxInputProperties.P_MAX_ENTITY_DEPTH, MAX_ENTITY_DEPTH);
        f.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        f.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MAX_ELEMENTS);
        f.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        f.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE);
        f.setProperty(WstxInputProperties.P_MAX_CHARACTERS, MAX_CHARACTERS);
        return f;
    }
}
