package org.cwmp4j.codec.internal.read;

import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.model.CwmpDateTime;

/** A dateTime, which only ever informs: any text is kept. */
final class TimeField extends Field {
    TimeField(String name, Need need) {
        super(name, need, "dateTime");
    }

    @Override
    void read(Input in, Fields into, int at) throws XMLStreamException {
        checkType(in);
        CwmpDateTime time = new CwmpDateTime(in.text());
        if (!time.hasOffset()) {
            report(in, time);
        }
        into.set(at, time);
    }

    /** B-TYPE-04; a time since boot has no offset either (B-TYPE-07). */
    private static void report(Input in, CwmpDateTime time) {
        int here = in.cursor().depth() + 1;
        if (!time.isValid()) {
            in.cursor().deviateAt(here, "", DeviationKind.DATE_TIME_FORM, "no dateTime: kept as it is");
        } else if (time.sinceBoot().isEmpty()) {
            in.cursor().deviateAt(here, "", DeviationKind.DATE_TIME_ZONE, "a dateTime without an offset");
        }
    }

    @Override
    Object absent() {
        return CwmpDateTime.UNKNOWN;
    }
}
