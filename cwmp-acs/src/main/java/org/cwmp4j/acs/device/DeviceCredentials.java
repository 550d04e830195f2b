package org.cwmp4j.acs.device;

import java.util.Objects;

/**
 * A user name with its password.
 *
 * @param username at most 256 characters
 * @param password at most 256 characters
 */
public record DeviceCredentials(String username, String password) {
    public DeviceCredentials {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DeviceCredentials[" + username + "]";
    }
}
