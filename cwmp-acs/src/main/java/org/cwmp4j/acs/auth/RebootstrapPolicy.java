package org.cwmp4j.acs.auth;

import java.time.Instant;
import org.cwmp4j.acs.device.DeviceCredentials;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;

/**
 * Whether a device that has credentials of its own may come with the shared secret, as after a factory reset. Whoever may, gets new
 * credentials, and the device's present ones are good until those are used.
 */
@FunctionalInterface
public interface RebootstrapPolicy {
    /**
     * Decides. Called on the engine's threads: must not block.
     *
     * @param credentials what is known of the device that the sender claims to be
     * @param inform what it sent; proves nothing
     * @param now by the server's clock
     */
    boolean allows(DeviceCredentials credentials, Inform inform, Instant now);

    /** Never: a device that lost its credentials needs them removed from the store by hand. */
    static RebootstrapPolicy never() {
        return (credentials, inform, now) -> false;
    }

    /**
     * While the device's window is open, see {@link DeviceCredentials#bootstrapUntil()}: the default. Windows open only by
     * {@link org.cwmp4j.acs.DeviceHandle#allowBootstrap}, and close when the device has used its new credentials.
     */
    static RebootstrapPolicy inWindow() {
        return (credentials, inform, now) -> {
            Instant until = credentials.bootstrapUntil();
            return until != null && now.isBefore(until);
        };
    }

    /**
     * Whenever an Inform says {@code 0 BOOTSTRAP}. So whoever has the shared secret can take any device's place at any time: for
     * laboratories.
     */
    static RebootstrapPolicy onBootstrapEvent() {
        return (credentials, inform, now) ->
                inform.event().stream().anyMatch(e -> e.code().equals(EventCode.BOOTSTRAP));
    }
}
