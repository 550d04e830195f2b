package org.cwmp4j.acs.device;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;

/**
 * What the server remembers of a device.
 *
 * @param key its name here
 * @param lastInform the latest accepted Inform
 * @param informedAt when that came, by the server's clock
 * @param version negotiated then
 * @param connectionRequestUrl as last informed, exactly as sent; {@code null} if never
 * @param connectionRequestCredentials as set at the device by the application; {@code null} if unknown
 * @param stale whether all that was known of the device (values, aliases, attributes, connection-request credentials) is in doubt,
 *     since it sent {@code 0 BOOTSTRAP} and the application has not said otherwise (A-INF-15)
 * @param bootedAt when it last informed of a boot, by the server's clock; {@code null} if never
 * @param informedFrom the address from which the latest accepted Inform came; {@code null} if that is not known
 */
public record DeviceRecord(
        DeviceKey key,
        Inform lastInform,
        Instant informedAt,
        CwmpVersion version,
        @Nullable String connectionRequestUrl,
        @Nullable Credentials connectionRequestCredentials,
        boolean stale,
        @Nullable Instant bootedAt,
        @Nullable InetAddress informedFrom) {
    public DeviceRecord {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(lastInform, "lastInform");
        Objects.requireNonNull(informedAt, "informedAt");
        Objects.requireNonNull(version, "version");
    }

    /** With those connection-request credentials; {@code null} for none. */
    public DeviceRecord withConnectionRequestCredentials(@Nullable Credentials value) {
        return new DeviceRecord(
                key, lastInform, informedAt, version, connectionRequestUrl, value, stale, bootedAt, informedFrom);
    }

    /** In doubt or not. */
    public DeviceRecord withStale(boolean value) {
        return new DeviceRecord(
                key,
                lastInform,
                informedAt,
                version,
                connectionRequestUrl,
                connectionRequestCredentials,
                value,
                bootedAt,
                informedFrom);
    }
}
