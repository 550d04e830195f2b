package org.cwmp4j.cpe;

import java.nio.charset.StandardCharsets;
import org.cwmp4j.model.DeviceId;

/** The user name by which a device is known (TR-069 A6C1 3.4.4, C-AUTH-09). */
final class DeviceNames {
    private DeviceNames() {}

    /** {@code OUI-ProductClass-SerialNumber}, without product class {@code OUI-SerialNumber}. */
    static String username(DeviceId id) {
        String middle = id.productClass().isEmpty() ? "" : encode(id.productClass()) + "-";
        return id.oui() + "-" + middle + encode(id.serialNumber());
    }

    /** Everything but letters, digits and underscore percent-encoded, so that the hyphens separate. */
    private static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (plain) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
