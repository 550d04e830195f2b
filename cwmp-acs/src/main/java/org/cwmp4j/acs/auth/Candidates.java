package org.cwmp4j.acs.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.acs.device.CredentialsStore;
import org.cwmp4j.acs.device.DeviceCredentials;
import org.cwmp4j.acs.device.DeviceCredentialsStore;
import org.cwmp4j.http.auth.UserSecret;
import org.jspecify.annotations.Nullable;

/** All secrets by which a user may prove to be one: its own, what was issued to it, and what it shares with others. */
final class Candidates {
    private final CredentialsStore store;
    private final @Nullable FirstContact contact;

    /** A secret and what it proves. */
    record Candidate(UserSecret secret, Proof proof) {}

    Candidates(CredentialsStore store, @Nullable FirstContact contact) {
        this.store = store;
        this.contact = contact;
    }

    /** How many there may be: that many are tried, whoever asks, so that time does not tell who is known. */
    int most() {
        return contact == null ? 1 : DeviceCredentials.MAX_ISSUED + 2;
    }

    /** Those of a user, the strongest first. */
    CompletionStage<List<Candidate>> of(String user) {
        CompletionStage<List<Candidate>> own = stage(() -> store.find(user))
                .thenApply(found -> found.stream()
                        .map(secret -> new Candidate(secret, Proof.OWN))
                        .toList());
        FirstContact first = contact;
        if (first == null || !(store instanceof DeviceCredentialsStore devices)) {
            return own;
        }
        CompletionStage<List<Candidate>> issued = stage(() -> devices.findByUser(user))
                .thenApply(found -> found.map(known -> issued(known, user)).orElse(List.of()));
        CompletionStage<List<Candidate>> shared = stage(() -> first.bootstrap().find(user))
                .thenApply(found -> found.filter(secret -> !secret.isEmpty()).stream()
                        .map(secret -> new Candidate(secret, Proof.BOOTSTRAP))
                        .toList());
        return own.thenCombine(issued, Candidates::both).thenCombine(shared, Candidates::both);
    }

    private static List<Candidate> issued(DeviceCredentials known, String user) {
        return known.issued().stream()
                .filter(issue -> issue.device().username().equals(user))
                .map(issue -> new Candidate(UserSecret.ofPassword(issue.device().password()), Proof.issued(issue.id())))
                .toList();
    }

    private static List<Candidate> both(List<Candidate> one, List<Candidate> two) {
        List<Candidate> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }

    private static <T> CompletionStage<Optional<T>> stage(Supplier<CompletionStage<Optional<T>>> lookup) {
        try {
            return lookup.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
