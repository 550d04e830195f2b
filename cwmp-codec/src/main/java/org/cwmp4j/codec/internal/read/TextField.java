package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;

/** A string, white space and all. */
final class TextField extends Field {
    private final boolean isName;

    /** @param isName whether white space around it is surely a mistake */
    TextField(String name, Need need, String typeName, boolean isName) {
        super(name, need, typeName);
        this.isName = isName;
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        String text = in.text();
        if (isName && Lexical.isPadded(text)) {
            in.cursor().deviateAt(in.cursor().depth() + 1, "", DeviationKind.PADDED_NAME, "white space around a name");
        }
        into.set(at, text);
    }

    @Override
    boolean foldsCase() {
        return isName;
    }

    @Override
    Object absent() {
        return "";
    }
}
