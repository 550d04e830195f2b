package org.cwmp4j.acs;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.UnknownDevicePolicy.Treatment;
import org.cwmp4j.acs.auth.Proof;
import org.cwmp4j.acs.device.DeviceCredentials;
import org.cwmp4j.acs.device.DeviceIdentityPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.device.IssuedCredentials;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.model.rpc.Inform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who comes in, and as what (SEC-04, SEC-05). */
final class Doorman {
    private static final Logger LOG = LoggerFactory.getLogger(Doorman.class);

    /** Twice what the longest DeviceId of the standard comes to: keys are remembered, and may be what a stranger says. */
    private static final int MOST_KEY = 2048;

    private final DeviceIdentityPolicy identities;
    private final UnknownDevicePolicy unknown;
    private final @Nullable FirstContactDesk contact;

    /** How a device comes in. */
    sealed interface Entry {
        /** It does not. */
        record Refused(String reason) implements Entry {}

        /**
         * Like any other.
         *
         * @param used what it has used for the first time; {@code null} if it did not
         */
        record Known(@Nullable IssuedCredentials used) implements Entry {}

        /** To get credentials of its own first. */
        record First(FirstContactDesk desk) implements Entry {}

        /** Kept apart. */
        record Apart(AcsHandler handler) implements Entry {}
    }

    Doorman(DeviceIdentityPolicy identities, UnknownDevicePolicy unknown, @Nullable FirstContactDesk contact) {
        this.identities = identities;
        this.unknown = unknown;
        this.contact = contact;
    }

    /** Which device the sender may speak for; {@code null} for none. A shared secret only says which one it may become. */
    @Nullable
    DeviceKey key(AcsExchange exchange, Inform inform) {
        try {
            String identity = exchange.proof().kind() == Proof.Kind.BOOTSTRAP
                    ? UserName.of(inform.deviceId()).text()
                    : exchange.identity();
            return identities
                    .identify(ClaimedIdentity.of(inform), identity, exchange.peerCertificates())
                    .filter(key -> key.text().length() <= MOST_KEY)
                    .orElse(null);
        } catch (RuntimeException e) {
            LOG.error("identity policy failed: nobody is let in by it", e);
            return null;
        }
    }

    /** Fails only if a store does. */
    CompletionStage<Entry> judge(InformRequest request, Proof proof) {
        FirstContactDesk desk = contact;
        return switch (proof.kind()) {
            case NONE ->
                CompletableFuture.completedFuture(
                        request.previous().isPresent() && isBound(request.inform(), request.peerCertificates())
                                ? new Entry.Known(null)
                                : stranger(request));
            case BOOTSTRAP ->
                desk == null
                        ? CompletableFuture.completedFuture(new Entry.Refused("no first contact here"))
                        : desk.first(request);
            case OWN, ISSUED ->
                desk == null ? CompletableFuture.completedFuture(new Entry.Known(null)) : desk.own(request, proof);
        };
    }

    /** Whether the sender has proved that it is the device that it speaks for: what it does may then count as the device's. */
    boolean isProven(Proof proof, Inform inform, List<X509Certificate> certificates) {
        return switch (proof.kind()) {
            case OWN, ISSUED -> true;
            case NONE -> isBound(inform, certificates);
            case BOOTSTRAP -> false;
        };
    }

    /**
     * Whether the sender's certificate is what lets it speak for that device: a policy that lets the same in without one has not compared
     * them.
     */
    private boolean isBound(Inform inform, List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            return false;
        }
        try {
            return identities
                    .identify(ClaimedIdentity.of(inform), null, List.of())
                    .isEmpty();
        } catch (RuntimeException e) {
            return true; // cannot do without
        }
    }

    private Entry stranger(InformRequest request) {
        Treatment treatment;
        try {
            treatment = unknown.treat(request);
        } catch (RuntimeException e) {
            LOG.error("policy for unknown devices failed: they are denied", e);
            treatment = new Treatment.Deny();
        }
        if (treatment instanceof Treatment.Quarantine quarantine) {
            return new Entry.Apart(quarantine.handler());
        }
        return treatment instanceof Treatment.Admit
                ? new Entry.Known(null)
                : new Entry.Refused("unknown device, and the server's UnknownDevicePolicy admits none such");
    }

    /** The device has used what was issued. */
    CompletionStage<DeviceCredentials> used(DeviceKey device, IssuedCredentials issued) {
        return required().used(device, issued);
    }

    /** Lets a device that has credentials of its own come with the shared secret until then. */
    CompletionStage<DeviceCredentials> openWindow(DeviceKey device, Instant until) {
        return required().openWindow(device, until);
    }

    private FirstContactDesk required() {
        FirstContactDesk desk = contact;
        if (desk == null) {
            throw new IllegalStateException("the server has no first contact: builder.firstContact(...)");
        }
        return desk;
    }
}
