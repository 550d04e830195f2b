package org.cwmp4j.acs.device;

import java.util.Objects;

/**
 * Names a device in this server. Opaque: made by a {@link DeviceIdentityPolicy}, compared, stored, never taken apart.
 *
 * @param text not empty
 */
public record DeviceKey(String text) implements Comparable<DeviceKey> {
    public DeviceKey {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text: expected at least one character");
        }
    }

    @Override
    public int compareTo(DeviceKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
