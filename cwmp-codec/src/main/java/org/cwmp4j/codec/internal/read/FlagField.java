package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.XmlCursor;

/** A boolean; {@code TRUE} and the like are read, and reported. */
final class FlagField extends Field {
    private final boolean acts;

    FlagField(String name, Need need, boolean acts) {
        super(name, need, "boolean");
        this.acts = acts;
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        String text = in.text();
        int flag = Lexical.flag(text);
        into.set(at, flag < 0 ? repaired(in, text) : flag == 1);
    }

    private boolean repaired(Input in, String text) {
        XmlCursor cursor = in.cursor();
        int here = cursor.depth() + 1;
        int flag = Lexical.looseFlag(text);
        if (flag < 0 && acts && (in.isActedOn() || !text.isBlank())) {
            throw cursor.refuseAt(here, "", ErrorKind.INVALID_ARGUMENT, "expected a boolean");
        }
        cursor.deviateAt(
                here,
                "",
                DeviationKind.BOOLEAN_FORM,
                flag < 0 ? "no boolean: taken as false" : "a boolean in the wrong letter case");
        return flag == 1;
    }

    @Override
    Object absent() {
        return false;
    }
}
