package org.cwmp4j.acs.device;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.cwmp4j.model.DeviceId;

/** Identities that are none: what devices say whose maker never gave them one (quirk D15). Many devices share each of them. */
public final class Placeholders {
    private static final Set<String> SERIAL_NUMBERS =
            Set.of("001122334455", "AABBCCDDEEFF", "0123456789", "1234567890", "123456789", "12345678", "123456");
    private static final Set<String> OUIS = Set.of("000000", "FFFFFF");

    private Placeholders() {}

    /**
     * Those known from the field: serial numbers that are empty, of one repeated character (four or more times) or in a short list; the
     * OUIs 000000 and FFFFFF.
     */
    public static Predicate<DeviceId> known() {
        return id -> isPlaceholder(id.serialNumber().strip().toUpperCase(Locale.ROOT))
                || OUIS.contains(id.oui().toUpperCase(Locale.ROOT));
    }

    private static boolean isPlaceholder(String serialNumber) {
        boolean repeated =
                serialNumber.length() >= 4 && serialNumber.chars().distinct().count() == 1;
        return serialNumber.isEmpty() || repeated || SERIAL_NUMBERS.contains(serialNumber.replace(":", ""));
    }
}
