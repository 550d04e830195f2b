package org.cwmp4j.acs.device;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cwmp4j.http.auth.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A device's credentials: its own, and those that were issued and not used yet.
 *
 * @param device whose
 * @param own that it has used; {@code null} before that
 * @param issued that it may have got, the oldest first; at most {@link #MAX_ISSUED}
 * @param bootstrapUntil until when it may come with the shared secret though it has its own; {@code null} for not
 */
public record DeviceCredentials(
        DeviceKey device,
        @Nullable Credentials own,
        List<IssuedCredentials> issued,
        @Nullable Instant bootstrapUntil) {
    /**
     * How many issued credentials are remembered: a device may have got those of any session that broke off. Each session has its own,
     * since another sender with the shared secret may have been behind one of them.
     */
    public static final int MAX_ISSUED = 4;

    public DeviceCredentials {
        Objects.requireNonNull(device, "device");
        issued = List.copyOf(issued);
        if (issued.size() > MAX_ISSUED) {
            throw new IllegalArgumentException("issued: expected at most " + MAX_ISSUED + ", got " + issued.size());
        }
    }

    /** Of a device that never had any. */
    public static DeviceCredentials none(DeviceKey device) {
        return new DeviceCredentials(device, null, List.of(), null);
    }

    /** With further ones issued; too many push out the oldest. */
    public DeviceCredentials withIssued(IssuedCredentials further) {
        List<IssuedCredentials> all =
                Stream.concat(issued.stream(), Stream.of(further)).toList();
        return new DeviceCredentials(
                device, own, all.subList(Math.max(0, all.size() - MAX_ISSUED), all.size()), bootstrapUntil);
    }

    /** The device has used what was issued under that id: it is its own now, others are void, and the window is closed. */
    public DeviceCredentials withUsed(String id) {
        return issue(id)
                .map(used -> new DeviceCredentials(device, used.device(), List.of(), null))
                .orElse(this);
    }

    /** With that time until which the shared secret is good; {@code null} for never. */
    public DeviceCredentials withBootstrapUntil(@Nullable Instant value) {
        return new DeviceCredentials(device, own, issued, value);
    }

    /** What was issued under that id, if it was not used yet. */
    public Optional<IssuedCredentials> issue(String id) {
        return issued.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** Whether a user name is the device's, own or issued. */
    public boolean isUser(String username) {
        return (own != null && own.username().equals(username))
                || issued.stream().anyMatch(i -> i.device().username().equals(username));
    }

    /** The user names, own and issued. */
    public List<String> users() {
        return Stream.concat(
                        Stream.ofNullable(own).map(Credentials::username),
                        issued.stream().map(i -> i.device().username()))
                .distinct()
                .toList();
    }
}
