package org.cwmp4j.acs;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cwmp4j.acs.Doorman.Entry;
import org.cwmp4j.acs.auth.FirstContact;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.acs.device.DeviceCredentials;
import org.cwmp4j.acs.device.DeviceCredentialsStore;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.IssuedCredentials;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/** Who has which credentials, and who may get new ones. */
record FirstContactDesk(
        FirstContact rules, DeviceCredentialsStore store, Deadlines deadlines, WallClock clock, SecretSource secrets) {
    private static final int MOST_USER_NAME = 256;
    /** 144 bits, in 24 characters that every device takes (CRQ-26). */
    private static final int PASSWORD_BYTES = 18;

    private static final int NAME_BYTES = 9;

    /** Of a device with the shared secret. */
    CompletionStage<Entry> first(InformRequest request) {
        String name = UserName.of(request.inform().deviceId()).text();
        if (!rules.enrolls().test(request.inform().deviceId())) {
            return refused("the device is not among those that may enrol");
        }
        if (name.length() > MOST_USER_NAME) {
            return refused("the device's user name would be longer than " + MOST_USER_NAME + " characters");
        }
        return stage(() -> store.findByDevice(request.device()))
                .thenCombine(stage(() -> store.find(name)), (found, secret) -> first(request, found, secret));
    }

    private Entry first(InformRequest request, Optional<DeviceCredentials> found, Optional<UserSecret> ownSecret) {
        DeviceCredentials known = found.orElse(DeviceCredentials.none(request.device()));
        boolean hasOwn = known.own() != null || ownSecret.isPresent();
        return hasOwn && !rules.again().allows(known, request.inform(), clock.now())
                ? new Entry.Refused("the device has credentials of its own, and came with the shared secret")
                : new Entry.First(this);
    }

    private static CompletionStage<Entry> refused(String reason) {
        return CompletableFuture.completedFuture(new Entry.Refused(reason));
    }

    /** Of a device with credentials of its own: they must be those of the device that it says it is. */
    CompletionStage<Entry> own(InformRequest request, Proof proof) {
        String user = request.identity().orElse("");
        return stage(() -> store.findByDevice(request.device())).thenApply(found -> {
            if (found.isPresent()
                    && !found.get().users().isEmpty()
                    && !found.get().isUser(user)) {
                return new Entry.Refused("the credentials are another device's"); // A-AUTH-13
            }
            String issue = proof.issue();
            return new Entry.Known(
                    issue == null
                            ? null
                            : found.flatMap(known -> known.issue(issue)).orElse(null));
        });
    }

    /** Makes credentials for a device and records that it may get them. */
    CompletionStage<IssuedCredentials> issue(InformRequest request) {
        Credentials device =
                new Credentials(UserName.of(request.inform().deviceId()).text(), secrets.nextToken(PASSWORD_BYTES));
        Credentials back = new Credentials(secrets.nextToken(NAME_BYTES), secrets.nextToken(PASSWORD_BYTES));
        IssuedCredentials issued = new IssuedCredentials(secrets.nextToken(NAME_BYTES), device, back);
        return stage(() -> store.update(request.device(), known -> known.withIssued(issued)))
                .thenApply(recorded -> issued);
    }

    /** The device has used what was issued: the shared secret is no longer good for it. */
    CompletionStage<DeviceCredentials> used(DeviceKey device, IssuedCredentials issued) {
        return stage(() -> store.update(device, known -> known.withUsed(issued.id())));
    }

    CompletionStage<DeviceCredentials> openWindow(DeviceKey device, Instant until) {
        return stage(() -> store.update(device, known -> known.withBootstrapUntil(until)));
    }

    private <T> CompletionStage<T> stage(Supplier<@Nullable CompletionStage<T>> access) {
        return deadlines.within("the credentials store", access);
    }
}
