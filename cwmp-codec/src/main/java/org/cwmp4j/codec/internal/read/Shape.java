package org.cwmp4j.codec.internal.read;

import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * The members of a structure in the order of the schema, and what they make. Immutable and shared.
 *
 * @param <T> what they make
 */
final class Shape<T> {
    private final Field[] fields;
    private final Function<Fields, T> maker;

    private Shape(Field[] fields, Function<Fields, T> maker) {
        this.fields = fields;
        this.maker = maker;
    }

    static <T> Shape<T> of(Function<Fields, T> maker, Field... fields) {
        return new Shape<>(fields.clone(), maker);
    }

    /** Reads the members of the element that the input has entered, and leaves it; {@code null} to skip the structure. */
    @Nullable
    T read(Input in) throws XMLStreamException {
        int depth = in.cursor().depth();
        return read(in, depth, in.cursor().child());
    }

    /**
     * As {@link #read(Input)}, once the first member has been entered.
     *
     * @param depth of the structure
     * @param entered whether there is a first member
     */
    @Nullable
    T read(Input in, int depth, boolean entered) throws XMLStreamException {
        XmlCursor cursor = in.cursor();
        Fields read = in.fields(depth);
        read.clear(fields.length);
        int next = 0;
        for (boolean more = entered; more; more = cursor.child()) {
            int at = find(in, cursor.raw(), next);
            if (at < 0) {
                cursor.ignore(DeviationKind.UNKNOWN_ELEMENT, "an element that the standard does not have here");
                cursor.skip();
                continue;
            }
            Field field = fields[at];
            if (!read.see(at) && !field.repeats()) {
                throw cursor.refuse(ErrorKind.INVALID_ARGUMENT, "an argument given twice");
            }
            if (read.isLate(at)) {
                cursor.once(DeviationKind.ELEMENT_ORDER, fields[0].name, "not in the order of the schema");
            }
            field.read(in, read, at);
            next = field.repeats() ? at : at + 1;
        }
        return complete(in, depth, read) ? maker.apply(read) : null;
    }

    private boolean complete(Input in, int depth, Fields read) {
        boolean usable = true;
        for (int i = 0; i < fields.length; i++) {
            if (!read.saw(i)) {
                usable &= fields[i].fillIn(in, depth, read, i);
            }
        }
        return usable;
    }

    /** Tries the field that should come next first. */
    private int find(Input in, String raw, int next) {
        if (next < fields.length && fields[next].name.equals(raw)) {
            in.unprefixed();
            return next;
        }
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].name.equals(raw)) {
                in.unprefixed();
                return i;
            }
        }
        return findByLocalName(in);
    }

    private int findByLocalName(Input in) {
        XmlCursor cursor = in.cursor();
        String local = cursor.local();
        for (int i = 0; i < fields.length; i++) {
            boolean same = fields[i].name.equals(local);
            if (same || (fields[i].foldsCase() && fields[i].name.equalsIgnoreCase(local))) {
                if (!same) {
                    cursor.deviate(DeviationKind.NAME_CASE, "expected " + fields[i].name);
                }
                in.qualified();
                return i;
            }
        }
        return -1;
    }
}
