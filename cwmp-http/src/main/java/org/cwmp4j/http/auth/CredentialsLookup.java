package org.cwmp4j.http.auth;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Finds what a server knows of a user. Must not block: a slow store answers later. Thread-safe. */
@FunctionalInterface
public interface CredentialsLookup {
    /**
     * The user's secret; empty if there is no such user. A stage that fails means that nobody can be authenticated now.
     *
     * @param username as the peer sent it; not trusted
     */
    CompletionStage<Optional<UserSecret>> find(String username);

    /** From a function that answers at once. */
    static CredentialsLookup immediate(Function<String, Optional<UserSecret>> function) {
        return username -> CompletableFuture.completedFuture(function.apply(username));
    }

    /** Knows one user. */
    static CredentialsLookup of(Credentials only) {
        return immediate(username -> username.equals(only.username())
                ? Optional.of(UserSecret.ofPassword(only.password()))
                : Optional.empty());
    }
}
