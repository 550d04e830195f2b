package org.cwmp4j.codec.internal.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * A structure that stands several times in a row without an array around it (B-SOAP-08). Some peers make an array of it all the same,
 * its members named by their types.
 */
final class RepeatedField extends Field {
    /** Finds the structure that a type's name stands for. */
    @FunctionalInterface
    interface Structures {
        @Nullable
        Shape<?> named(String typeName);
    }

    private final Structures structures;
    private final @Nullable String onlyType;

    private RepeatedField(String name, Need need, Structures structures, @Nullable String onlyType) {
        super(name, need, "");
        this.structures = structures;
        this.onlyType = onlyType;
    }

    /** All of one type. */
    static RepeatedField of(String name, String typeName, Shape<?> shape) {
        return new RepeatedField(name, Need.EXPECTED, type -> type.equals(typeName) ? shape : null, typeName);
    }

    /** Told apart by {@code xsi:type}. */
    static RepeatedField typed(String name, Structures structures) {
        return new RepeatedField(name, Need.REQUIRED, structures, null);
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        List<Object> members = into.startedList(at);
        XmlCursor cursor = in.cursor();
        cursor.index(members.size() + 1);
        int depth = cursor.depth();
        Shape<?> shape = Operations.shapeByType(in, structures, onlyType);
        boolean entered = cursor.child();
        if (entered && structures.named(cursor.local()) != null) {
            array(in, members);
        } else if (shape != null) {
            add(in, shape.read(in, depth, entered), members);
        } else {
            Operations.withoutType(in, depth, entered);
        }
    }

    private void array(Input in, List<Object> members) throws XMLStreamException {
        XmlCursor cursor = in.cursor();
        cursor.deviate(DeviationKind.WRAPPED_STRUCTURE, "a structure in an element of its own");
        Map<String, Integer> seen = new HashMap<>();
        do {
            cursor.index(seen.merge(cursor.local(), 1, Integer::sum));
            Shape<?> shape = structures.named(cursor.local());
            if (shape == null) {
                cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "an element that the standard does not have here");
                cursor.skip();
            } else {
                add(in, shape.read(in), members);
            }
        } while (cursor.child());
    }

    private static void add(Input in, @Nullable Object value, List<Object> members) {
        if (value == null) {
            in.cursor().leaveOut();
        } else {
            members.add(value);
        }
    }

    @Override
    boolean repeats() {
        return true;
    }

    @Override
    Object absent() {
        return new ArrayList<>();
    }
}
