package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;

/** A whole number. One that acts must be right; one that only informs gets its default or the nearest number in range. */
final class NumberField extends Field {
    private final long min;
    private final long max;
    private final long fallback;
    private final boolean acts;

    NumberField(String name, Need need, String typeName, long min, long max, long fallback, boolean acts) {
        super(name, need, typeName);
        this.min = min;
        this.max = max;
        this.fallback = fallback;
        this.acts = acts;
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        String text = in.text();
        long value = Lexical.number(text);
        into.set(at, value >= min && value <= max ? value : repaired(in, text, value));
    }

    private long repaired(Input in, String text, long value) {
        XmlCursor cursor = in.cursor();
        int here = cursor.depth() + 1;
        if (acts && (in.isActedOn() || !text.isBlank())) {
            throw cursor.refuseAt(
                    here, "", ErrorKind.INVALID_ARGUMENT, "expected a whole number from " + min + " to " + max);
        }
        if (value == Lexical.NOT_A_NUMBER) {
            cursor.deviateAt(here, "", DeviationKind.NUMBER_FORM, "no whole number: taken as " + fallback);
            return fallback;
        }
        long nearest = Math.max(min, Math.min(max, value));
        cursor.deviateAt(here, "", DeviationKind.NUMBER_RANGE, "out of range: taken as " + nearest);
        return nearest;
    }

    @Override
    Object absent() {
        return fallback;
    }
}
