package org.cwmp4j.cpe.managementserver;

import java.util.Objects;
import org.cwmp4j.model.DeviceId;

/**
 * What a device says of itself in {@code DeviceInfo.}.
 *
 * @param id manufacturer, OUI, product class and serial number; the last three never change (C-INF-01)
 * @param modelName at most 64 characters
 * @param description at most 256 characters
 * @param hardwareVersion at most 64 characters
 * @param softwareVersion at most 64 characters; a new one after a restart is reported to the ACS
 * @param provisioningCode the first one, at most 64 characters; the ACS may write it
 */
public record DeviceInfo(
        DeviceId id,
        String modelName,
        String description,
        String hardwareVersion,
        String softwareVersion,
        String provisioningCode) {
    public DeviceInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(modelName, "modelName");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(hardwareVersion, "hardwareVersion");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        Objects.requireNonNull(provisioningCode, "provisioningCode");
    }

    /** Model name as the product class, versions 1.0, no description and no provisioning code. */
    public static DeviceInfo of(DeviceId id) {
        return new DeviceInfo(id, id.productClass(), "", "1.0", "1.0", "");
    }
}
