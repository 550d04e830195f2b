package org.cwmp4j.acs.auth;

import java.util.Objects;
import java.util.function.Predicate;
import org.cwmp4j.acs.device.UserName;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.CredentialsLookup;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.model.DeviceId;

/**
 * How new devices get credentials of their own (SEC-05). They come with a secret that many share. In that first session, before the
 * application or an operation can say anything to the device, the server gives it a user name of the standard's form (C-AUTH-09) and
 * passwords of its own, for both directions, by SetParameterValues. What is issued is recorded before it leaves. Until the device has used
 * it the shared secret is good for that device; from then on it is not, so that whoever learns the shared secret cannot speak for
 * devices that have come before. He can still speak for those that have not: {@link #withEnrolment} bounds which ones.
 *
 * @param bootstrap knows the shared secrets by user name; asked for any text that a stranger sends as a user name
 * @param enrolls which devices may make a first contact at all; called on the engine's threads, must not block
 * @param again whether a device that has credentials of its own may come with the shared secret once more
 */
public record FirstContact(CredentialsLookup bootstrap, Predicate<DeviceId> enrolls, RebootstrapPolicy again) {
    public FirstContact {
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(enrolls, "enrolls");
        Objects.requireNonNull(again, "again");
    }

    /**
     * With a shared secret under a user name of its own. Any device may enrol; once more only within a window that was opened for it.
     *
     * @throws IllegalArgumentException if the password is empty
     */
    public static FirstContact of(Credentials shared) {
        required(shared.password());
        return new FirstContact(CredentialsLookup.of(shared), id -> true, RebootstrapPolicy.inWindow());
    }

    /**
     * With a shared password under each device's own name, in the standard's form (C-AUTH-09): for devices that leave the factory so.
     * Else as {@link #of}.
     *
     * @throws IllegalArgumentException if the password is empty
     */
    public static FirstContact ofDeviceNames(String sharedPassword) {
        UserSecret secret = UserSecret.ofPassword(required(sharedPassword));
        return new FirstContact(
                CredentialsLookup.immediate(name -> UserName.parse(name).map(form -> secret)),
                id -> true,
                RebootstrapPolicy.inWindow());
    }

    private static String required(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException(
                    "password: expected at least one character; an empty one lets everybody in");
        }
        return password;
    }

    /** Only for those devices, such as those of an inventory. */
    public FirstContact withEnrolment(Predicate<DeviceId> value) {
        return new FirstContact(bootstrap, value, again);
    }

    /** With that rule for devices that have credentials of their own. */
    public FirstContact withAgain(RebootstrapPolicy value) {
        return new FirstContact(bootstrap, enrolls, value);
    }
}
