package org.cwmp4j.codec.internal.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Where the elements of a method stand, by paths as {@code Inform.Event[0].EventCode}. */
public final class ElementPlaces {
    private static final int METHOD_DEPTH = 3;
    /** No argument of the standard is deeper. */
    private static final int DEEPEST = 12;

    /**
     * Where an element stands.
     *
     * @param path element names from the root, with an index where an element repeats
     * @param place in the source
     */
    public record Place(String path, long place) {}

    private final Map<String, Place> places = new HashMap<>();
    private final Set<Long> leftOut;
    private final int outside;
    private final Deque<Level> open = new ArrayDeque<>();

    /**
     * @param outside how deep the innermost element is that is not gone into
     * @param leftOut places of structures that the message does not have
     */
    private ElementPlaces(int outside, Set<Long> leftOut) {
        this.outside = outside;
        this.leftOut = leftOut;
    }

    /** All elements of the message that a cursor reads; the method itself also by the empty path. Walks the whole text. */
    static Map<String, Place> of(Source source, Set<Long> leftOut) throws XMLStreamException {
        ElementPlaces all = new ElementPlaces(0, leftOut);
        XMLStreamReader2 xml = Woodstox.open(source.open());
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                long offset = xml.getLocationInfo().getStartingCharOffset();
                all.enter(++depth, xml.getLocalName(), source.place(offset));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return all.places;
    }

    /** As {@link #of(Source, Set)}, of a source that cannot be read again; without rows. */
    static Map<String, Place> of(Trail trail, Set<Long> leftOut) {
        ElementPlaces all = new ElementPlaces(0, leftOut);
        trail.replay(all);
        return all.places;
    }

    /**
     * The elements of a row that was just left, by paths as {@code .Name}; the row itself by the empty path.
     *
     * @param path of the row
     */
    static Map<String, Place> ofRow(Trail trail, int depth, String path, Set<Long> leftOut) {
        ElementPlaces all = new ElementPlaces(depth, leftOut);
        all.open.push(new Level("", path));
        all.places.put("", new Place(path, trail.rowPlace()));
        trail.replayRow(all);
        return all.places;
    }

    /** An element begins; those that are as deep have ended. */
    void enter(int depth, String raw, long place) {
        while (outside + open.size() - (outside > 0 ? 1 : 0) >= depth) {
            open.pop();
        }
        String name = raw.substring(raw.lastIndexOf(':') + 1);
        Level parent = open.peek();
        Level level = parent == null ? new Level(null, name) : parent.child(depth, name, leftOut.contains(place));
        open.push(level);
        if (level.rulePath != null) {
            Place here = new Place(level.path, place);
            places.putIfAbsent(level.rulePath, here);
            if (depth == METHOD_DEPTH) {
                places.putIfAbsent("", here);
            }
        }
    }

    private static boolean isMember(String name) {
        return name.equals("string")
                || name.equals("base64")
                || (name.endsWith("Struct") && !name.equals("FaultStruct") && !name.endsWith("OpStruct"));
    }

    /** An element that is open. */
    private static final class Level {
        /** {@code null} where no rule looks. */
        final @Nullable String rulePath;

        final String path;
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, Integer> kept = new HashMap<>();

        Level(@Nullable String rulePath, String path) {
            this.rulePath = rulePath;
            this.path = path;
        }

        Level child(int depth, String name, boolean isLeftOut) {
            int number = seen.merge(name, 1, Integer::sum);
            boolean isMember = isMember(name);
            boolean repeats = isMember || name.equals("Results") || name.equals("Operations");
            String here = path + "/" + name + (repeats ? "[" + number + "]" : "");
            if (depth <= METHOD_DEPTH) {
                boolean isMethod = depth == METHOD_DEPTH && path.endsWith("/Body");
                return new Level(isMethod ? name : null, here);
            }
            if (rulePath == null || depth > DEEPEST || isLeftOut) {
                return new Level(null, here);
            }
            int index = kept.merge(name, 1, Integer::sum) - 1;
            String step = isMember ? "" : "." + name;
            return new Level(rulePath + step + (repeats ? "[" + index + "]" : ""), here);
        }
    }
}
