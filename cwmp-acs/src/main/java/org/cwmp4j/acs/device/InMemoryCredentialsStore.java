package org.cwmp4j.acs.device;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Credentials in a map; lost with the process. */
public final class InMemoryCredentialsStore implements CredentialsStore {
    private final Map<String, DeviceCredentials> byName = new ConcurrentHashMap<>();

    /** Adds a user or changes its password. */
    public InMemoryCredentialsStore put(String username, String password) {
        byName.put(username, new DeviceCredentials(username, password));
        return this;
    }

    /** Forgets a user; does nothing if there is none. */
    public void remove(String username) {
        byName.remove(username);
    }

    @Override
    public CompletionStage<Optional<DeviceCredentials>> find(String username) {
        return CompletableFuture.completedFuture(Optional.ofNullable(byName.get(username)));
    }
}
