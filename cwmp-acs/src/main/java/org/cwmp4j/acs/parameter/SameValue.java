package org.cwmp4j.acs.parameter;

import java.util.Locale;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;

/** Whether a device has a value already, however it spells that (quirks X7, X21). */
final class SameValue {
    private SameValue() {}

    /** Compares by the type of what is wanted. */
    static boolean test(ParameterValue wanted, ParameterValue there) {
        ParameterValue a = plain(wanted, wanted.type());
        ParameterValue b = plain(there, wanted.type());
        if (a.text().equals(b.text())) {
            return true;
        }
        if (wanted.type().equals(ParameterType.BOOLEAN)) {
            return a.asBoolean().isPresent() && a.asBoolean().equals(b.asBoolean());
        }
        if (wanted.type().equals(ParameterType.DATE_TIME)) {
            return a.asDateTime().flatMap(CwmpDateTime::toInstant).isPresent()
                    && a.asDateTime()
                            .flatMap(CwmpDateTime::toInstant)
                            .equals(b.asDateTime().flatMap(CwmpDateTime::toInstant));
        }
        boolean text = wanted.type().equals(ParameterType.STRING);
        return !text && a.asBigInteger().isPresent() && a.asBigInteger().equals(b.asBigInteger());
    }

    /** Without padding; booleans in lower case. */
    private static ParameterValue plain(ParameterValue value, ParameterType type) {
        String text = value.text().strip();
        if (type.equals(ParameterType.BOOLEAN)) {
            text = text.toLowerCase(Locale.ROOT);
        }
        return new ParameterValue(value.name(), text, type);
    }
}
