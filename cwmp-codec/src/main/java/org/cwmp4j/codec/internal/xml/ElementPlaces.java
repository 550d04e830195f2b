package org.cwmp4j.codec.internal.xml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Where the elements of a method stand, by paths as {@code Inform.Event[0].EventCode}. Walks the whole text. */
public final class ElementPlaces {
    private static final int METHOD_DEPTH = 3;
    /** No argument of the standard is deeper. */
    private static final int DEEPEST = 12;

    /**
     * Where an element stands.
     *
     * @param path element names from the root, with an index where an element repeats
     * @param offset in the text that was parsed
     */
    public record Place(String path, int offset) {}

    private final Map<String, Place> places = new HashMap<>();

    private ElementPlaces() {}

    /** All elements of the message that a cursor reads; the method itself also by the empty path. */
    public static Map<String, Place> of(XmlCursor cursor) throws XMLStreamException {
        ElementPlaces all = new ElementPlaces();
        XMLStreamReader2 xml = Woodstox.open(cursor.source().open());
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = xml.next();
        }
        all.element(xml, "", local(xml), 1);
        return all.places;
    }

    /** Enters an element, and leaves it; the depth is bounded, since the message has been read. */
    private void element(XMLStreamReader2 xml, String rulePath, String path, int depth) throws XMLStreamException {
        if (depth >= METHOD_DEPTH) {
            Place place = new Place(path, (int) xml.getLocationInfo().getStartingCharOffset());
            places.putIfAbsent(rulePath, place);
            if (depth == METHOD_DEPTH) {
                places.putIfAbsent("", place);
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        int event = xml.next();
        for (; event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = local(xml);
                int index = seen.merge(name, 1, Integer::sum);
                child(xml, rulePath, path, depth + 1, name, index);
            }
        }
    }

    private void child(XMLStreamReader2 xml, String rulePath, String path, int depth, String name, int index)
            throws XMLStreamException {
        if (depth > DEEPEST || (depth < METHOD_DEPTH && !name.equals("Body"))) {
            xml.skipElement();
            return;
        }
        boolean repeats = isMember(name) || name.equals("Results") || name.equals("Operations");
        String here = path + "/" + name + (repeats ? "[" + index + "]" : "");
        if (depth < METHOD_DEPTH) {
            element(xml, "", here, depth);
        } else if (depth == METHOD_DEPTH) {
            element(xml, name, here, depth);
        } else if (isMember(name)) {
            element(xml, rulePath + "[" + (index - 1) + "]", here, depth);
        } else {
            element(xml, rulePath + "." + name + (repeats ? "[" + (index - 1) + "]" : ""), here, depth);
        }
    }

    private static boolean isMember(String name) {
        return name.equals("string")
                || name.equals("base64")
                || (name.endsWith("Struct") && !name.equals("FaultStruct") && !name.endsWith("OpStruct"));
    }

    private static String local(XMLStreamReader2 xml) {
        String raw = xml.getLocalName();
        return raw.substring(raw.lastIndexOf(':') + 1);
    }
}
