package org.cwmp4j.acs;

import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.Inform;

/** Who a device says it is: in DeviceId, and what is empty there among the parameters of its Inform (quirk D16). */
final class ClaimedIdentity {
    private static final String DEVICE_INFO = ".DeviceInfo.";

    private ClaimedIdentity() {}

    static DeviceId of(Inform inform) {
        DeviceId id = inform.deviceId();
        return id.serialNumber().isBlank() || id.oui().isBlank()
                ? new DeviceId(
                        orParameter(id.manufacturer(), inform, "Manufacturer"),
                        orParameter(id.oui(), inform, "ManufacturerOUI"),
                        orParameter(id.productClass(), inform, "ProductClass"),
                        orParameter(id.serialNumber(), inform, "SerialNumber"))
                : id;
    }

    private static String orParameter(String given, Inform inform, String name) {
        String parameter = given.isBlank() ? InformDesk.valueOf(inform, DEVICE_INFO + name) : null;
        return parameter == null ? given : parameter;
    }
}
