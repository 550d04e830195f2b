package org.cwmp4j.acs.device;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.cwmp4j.model.DeviceId;

/**
 * The user-name form that the standard recommends: {@code OUI-ProductClass-SerialNumber}, or {@code OUI-SerialNumber} if and only
 * if the ProductClass is empty (TR-069 A6C1 3.4.4; C-AUTH-09).
 *
 * @param oui as in DeviceId
 * @param productClass decoded; may be empty
 * @param serialNumber decoded
 */
public record UserName(String oui, String productClass, String serialNumber) {
    public UserName {
        Objects.requireNonNull(oui, "oui");
        Objects.requireNonNull(productClass, "productClass");
        Objects.requireNonNull(serialNumber, "serialNumber");
    }

    /** Of a device. */
    public static UserName of(DeviceId id) {
        return new UserName(id.oui(), id.productClass(), id.serialNumber());
    }

    /** The three fields of a user name; empty if the text is not of this form. */
    public static Optional<UserName> parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty()) {
            return Optional.empty();
        }
        Optional<String> productClass = parts.length == 3 ? decode(parts[1]) : Optional.of("");
        Optional<String> serialNumber = decode(parts[parts.length - 1]);
        if (productClass.isEmpty() || serialNumber.isEmpty() || (parts.length == 3 && parts[1].isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new UserName(parts[0], productClass.get(), serialNumber.get()));
    }

    /** The user name; every character of the class and the serial number but {@code 0-9 A-Z a-z _} is percent-encoded from UTF-8. */
    public String text() {
        String middle = productClass.isEmpty() ? "" : encode(productClass) + "-";
        return oui + "-" + middle + encode(serialNumber);
    }

    private static String encode(String field) {
        StringBuilder out = new StringBuilder();
        for (byte b : field.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit & 0xF, 16));
    }

    private static boolean isPlain(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    private static Optional<String> decode(String field) {
        ByteBuffer bytes = ByteBuffer.allocate(field.length());
        int i = 0;
        while (i < field.length()) {
            char c = field.charAt(i);
            if (isPlain(c)) {
                bytes.put((byte) c);
                i++;
                continue;
            }
            if (c != '%' || i + 2 >= field.length()) {
                return Optional.empty();
            }
            int high = Character.digit(field.charAt(i + 1), 16);
            int low = Character.digit(field.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high << 4 | low));
            i += 3;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
