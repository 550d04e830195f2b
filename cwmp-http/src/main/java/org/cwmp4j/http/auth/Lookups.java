package org.cwmp4j.http.auth;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

final class Lookups {
    private Lookups() {}

    /** Asks, turning what the application's code throws into a stage that failed. */
    static CompletionStage<Optional<UserSecret>> find(CredentialsLookup lookup, String username) {
        try {
            return lookup.find(username);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
