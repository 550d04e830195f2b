package org.cwmp4j.acs;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A session as observers see it.
 *
 * @param id names it in this server's life; no secret, not the cookie
 * @param device its key; {@code null} where the sender may not speak for the device it claims to be
 * @param deviceId what the Inform claims
 * @param identity the user name that HTTP authentication proved; {@code null} where none was asked for
 * @param remote where the Inform came from
 * @param version of CWMP in this session; {@code null} until it is negotiated
 */
public record SessionInfo(
        String id,
        @Nullable DeviceKey device,
        DeviceId deviceId,
        @Nullable String identity,
        InetSocketAddress remote,
        @Nullable CwmpVersion version) {
    public SessionInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(remote, "remote");
    }

    /** With the version. */
    SessionInfo withVersion(CwmpVersion value) {
        return new SessionInfo(id, device, deviceId, identity, remote, value);
    }
}
