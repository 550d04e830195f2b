package org.cwmp4j.model;

import java.util.Objects;

/**
 * Who a device says it is (TR-069 A6C1 Table 39, DeviceIdStruct).
 *
 * @param manufacturer at most 64 characters, for display only
 * @param oui six upper-case hexadecimal digits
 * @param productClass at most 64 characters; may be empty
 * @param serialNumber at most 64 characters
 */
public record DeviceId(String manufacturer, String oui, String productClass, String serialNumber) {
    public DeviceId {
        Objects.requireNonNull(manufacturer, "manufacturer");
        Objects.requireNonNull(oui, "oui");
        Objects.requireNonNull(productClass, "productClass");
        Objects.requireNonNull(serialNumber, "serialNumber");
    }
}
