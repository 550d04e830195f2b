package org.cwmp4j.acs.device;

import java.util.Objects;
import org.cwmp4j.http.auth.Credentials;

/**
 * Credentials that were made for a device, and perhaps reached it.
 *
 * @param id tells them from others of the same device; no secret
 * @param device with which the device authenticates at the server
 * @param connectionRequest with which the server authenticates at the device; another password (CRQ-26)
 */
public record IssuedCredentials(String id, Credentials device, Credentials connectionRequest) {
    public IssuedCredentials {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(connectionRequest, "connectionRequest");
        if (device.password().equals(connectionRequest.password())) {
            throw new IllegalArgumentException("connectionRequest: expected another password than the device's own");
        }
    }
}
