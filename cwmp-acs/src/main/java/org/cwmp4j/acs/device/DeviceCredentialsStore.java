package org.cwmp4j.acs.device;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Credentials that the server itself issues: what {@link org.cwmp4j.acs.auth.FirstContact} needs. Holds passwords, which digests must be
 * computed from: to be kept like keys. Asynchronous: called on the engine's threads, must not block; thread-safe. A stage that completes
 * exceptionally says that nothing was changed, and ends the session that needed it.
 */
public interface DeviceCredentialsStore extends CredentialsStore {
    /** The credentials of the device that has, or may have got, that user name; empty if there is none. */
    CompletionStage<Optional<DeviceCredentials>> findByUser(String username);

    /** The credentials of a device; empty if it never had any. */
    CompletionStage<Optional<DeviceCredentials>> findByDevice(DeviceKey device);

    /**
     * Changes a device's credentials, beginning from {@link DeviceCredentials#none} for a new one, with no other change in between; the
     * function may be called more than once. {@link #find} then gives the secret of what is its own.
     *
     * @return the changed ones, once they are durable; fails if a user name is another device's
     */
    CompletionStage<DeviceCredentials> update(DeviceKey device, UnaryOperator<DeviceCredentials> change);

    /** Forgets a device's credentials, so that its next contact is a first one; does nothing if there are none. */
    CompletionStage<Void> remove(DeviceKey device);
}
