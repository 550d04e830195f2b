package org.cwmp4j.acs.profile;

import java.util.Objects;
import org.cwmp4j.model.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What a profile is chosen by.
 *
 * @param manufacturer as the Inform says; may be empty
 * @param oui as the Inform says; may be empty
 * @param productClass as the Inform says; may be empty
 * @param softwareVersion the value of {@code DeviceInfo.SoftwareVersion}; empty if the device never informed one (quirk D17)
 */
public record DeviceDescription(String manufacturer, String oui, String productClass, String softwareVersion) {
    public DeviceDescription {
        Objects.requireNonNull(manufacturer, "manufacturer");
        Objects.requireNonNull(oui, "oui");
        Objects.requireNonNull(productClass, "productClass");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
    }

    /** Of a device with that software version; {@code null} if it is not known. */
    public static DeviceDescription of(DeviceId id, @Nullable String softwareVersion) {
        return new DeviceDescription(
                id.manufacturer(), id.oui(), id.productClass(), softwareVersion == null ? "" : softwareVersion);
    }
}
