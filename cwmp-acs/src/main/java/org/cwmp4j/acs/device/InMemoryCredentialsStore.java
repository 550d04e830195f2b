package org.cwmp4j.acs.device;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.CwmpException;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in maps; lost with the process. Users that were put in by hand, and devices that got theirs from the server, of which there
 * is a bound, so that strangers cannot fill the memory. Thread-safe.
 */
public final class InMemoryCredentialsStore implements DeviceCredentialsStore {
    private final Map<String, UserSecret> byHand = new HashMap<>();
    private final Map<DeviceKey, DeviceCredentials> byDevice = new HashMap<>();
    private final Map<String, DeviceKey> byUser = new HashMap<>();
    private final int maxDevices;

    /** For at most 100,000 devices besides those that are put in by hand. */
    public InMemoryCredentialsStore() {
        this(100_000);
    }

    /** For at most that many devices besides those that are put in by hand. */
    public InMemoryCredentialsStore(int maxDevices) {
        this.maxDevices = maxDevices;
    }

    /** Adds a user or changes its password. */
    public InMemoryCredentialsStore put(String username, String password) {
        return put(username, UserSecret.ofPassword(password));
    }

    /** Adds a user or changes its secret. */
    public synchronized InMemoryCredentialsStore put(String username, UserSecret secret) {
        byHand.put(username, secret);
        return this;
    }

    /** Forgets a user that was put in by hand; does nothing if there is none. */
    public synchronized void remove(String username) {
        byHand.remove(username);
    }

    @Override
    public synchronized CompletionStage<Optional<UserSecret>> find(String username) {
        Optional<UserSecret> own = ofUser(username)
                .map(DeviceCredentials::own)
                .filter(credentials -> credentials.username().equals(username))
                .map(credentials -> UserSecret.ofPassword(credentials.password()));
        return CompletableFuture.completedFuture(own.or(() -> Optional.ofNullable(byHand.get(username))));
    }

    private Optional<DeviceCredentials> ofUser(String username) {
        DeviceKey device = byUser.get(username);
        return device == null ? Optional.empty() : Optional.ofNullable(byDevice.get(device));
    }

    @Override
    public synchronized CompletionStage<Optional<DeviceCredentials>> findByUser(String username) {
        return CompletableFuture.completedFuture(ofUser(username));
    }

    @Override
    public synchronized CompletionStage<Optional<DeviceCredentials>> findByDevice(DeviceKey device) {
        return CompletableFuture.completedFuture(Optional.ofNullable(byDevice.get(device)));
    }

    @Override
    public synchronized CompletionStage<DeviceCredentials> update(
            DeviceKey device, UnaryOperator<DeviceCredentials> change) {
        DeviceCredentials before = byDevice.get(device);
        DeviceCredentials after = change.apply(before == null ? DeviceCredentials.none(device) : before);
        CwmpException refusal = refusal(before, after);
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        forget(before);
        after.users().forEach(user -> byUser.put(user, device));
        byDevice.put(device, after);
        return CompletableFuture.completedFuture(after);
    }

    private @Nullable CwmpException refusal(@Nullable DeviceCredentials before, DeviceCredentials after) {
        if (before == null && byDevice.size() >= maxDevices) {
            return new CwmpException("credentials store is full: holds " + maxDevices + " devices");
        }
        return after.users().stream()
                .filter(user -> !after.device().equals(byUser.getOrDefault(user, after.device())))
                .findFirst()
                .map(user -> new CwmpException("user name " + user + " is another device's"))
                .orElse(null);
    }

    @Override
    public synchronized CompletionStage<Void> remove(DeviceKey device) {
        forget(byDevice.remove(device));
        return CompletableFuture.completedFuture(null);
    }

    private void forget(@Nullable DeviceCredentials gone) {
        if (gone != null) {
            gone.users().forEach(byUser::remove);
        }
    }
}
