package org.cwmp4j.acs.device;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cwmp4j.model.DeviceId;
import org.jspecify.annotations.Nullable;

/** Decides which device an Inform comes from, and whether its sender may speak for it (A-AUTH-13). */
@FunctionalInterface
public interface DeviceIdentityPolicy {
    /**
     * The key of the device; empty if this sender may not speak for it, which refuses the session. Called on the engine's
     * threads: quick, no blocking.
     *
     * @param deviceId what the Inform claims
     * @param identity the user name that HTTP authentication proved; {@code null} where none was asked for
     * @param peerCertificates the TLS client's chain, leaf first; empty without one
     */
    Optional<DeviceKey> identify(DeviceId deviceId, @Nullable String identity, List<X509Certificate> peerCertificates);

    /**
     * This policy but for some devices, which another one decides on: {@link #nobody} to refuse them, {@link #byIdentity} to tell them
     * apart by their user names (quirk D15).
     *
     * @param exceptions for example {@link Placeholders#known}
     */
    default DeviceIdentityPolicy exceptFor(Predicate<DeviceId> exceptions, DeviceIdentityPolicy other) {
        return (id, identity, certificates) ->
                (exceptions.test(id) ? other : this).identify(id, identity, certificates);
    }

    /** Lets nobody in. */
    static DeviceIdentityPolicy nobody() {
        return (id, identity, certificates) -> Optional.empty();
    }

    /**
     * The default: the user name must be the standard's form of the DeviceId (C-AUTH-09), so a device can speak only for itself.
     * The key is that user name.
     */
    static DeviceIdentityPolicy byUserName() {
        return (id, identity, certificates) -> {
            UserName form = UserName.of(id);
            return identity != null
                            && UserName.parse(identity).filter(form::equals).isPresent()
                    ? Optional.of(new DeviceKey(form.text()))
                    : Optional.empty();
        };
    }

    /**
     * The authenticated user name alone is the device, whatever the DeviceId says: for devices with user names of the operator's own
     * making or with serial numbers that are not unique. The key is that user name.
     */
    static DeviceIdentityPolicy byIdentity() {
        return (id, identity, certificates) ->
                identity == null || identity.isEmpty() ? Optional.empty() : Optional.of(new DeviceKey(identity));
    }

    /**
     * Believes every DeviceId: whoever is let in at all may speak for any device. For user names shared by many devices, and for
     * laboratories without authentication. The key is the standard's user-name form of the DeviceId.
     */
    static DeviceIdentityPolicy unbound() {
        return (id, identity, certificates) ->
                Optional.of(new DeviceKey(UserName.of(id).text()));
    }
}
