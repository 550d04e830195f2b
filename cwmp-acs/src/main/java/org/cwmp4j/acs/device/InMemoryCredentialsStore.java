package org.cwmp4j.acs.device;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.cwmp4j.http.auth.UserSecret;

/** Credentials in a map; lost with the process. */
public final class InMemoryCredentialsStore implements CredentialsStore {
    private final Map<String, UserSecret> byName = new ConcurrentHashMap<>();

    /** Adds a user or changes its password. */
    public InMemoryCredentialsStore put(String username, String password) {
        return put(username, UserSecret.ofPassword(password));
    }

    /** Adds a user or changes its secret. */
    public InMemoryCredentialsStore put(String username, UserSecret secret) {
        byName.put(username, secret);
        return this;
    }

    /** Forgets a user; does nothing if there is none. */
    public void remove(String username) {
        byName.remove(username);
    }

    @Override
    public CompletionStage<Optional<UserSecret>> find(String username) {
        return CompletableFuture.completedFuture(Optional.ofNullable(byName.get(username)));
    }
}
