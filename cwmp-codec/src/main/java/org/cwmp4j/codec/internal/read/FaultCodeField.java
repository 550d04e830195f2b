package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.model.FaultCode;

/** A CWMP fault code. A text that is no code counts as a fault without one, never as success. */
final class FaultCodeField extends Field {
    FaultCodeField(String name) {
        super(name, Need.EXPECTED, "");
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        String text = in.text();
        long value = Lexical.number(text);
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            into.set(at, value);
            return;
        }
        boolean blank = text.isBlank();
        in.cursor()
                .deviateAt(
                        in.cursor().depth() + 1,
                        "",
                        DeviationKind.NUMBER_FORM,
                        blank ? "an empty fault code: taken as 0" : "no fault code");
        into.set(at, (long) (blank ? FaultCode.NONE : FaultCode.ABSENT).value());
    }

    @Override
    Object absent() {
        return (long) FaultCode.NONE.value();
    }
}
