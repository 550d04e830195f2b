package org.cwmp4j.acs.connectionrequest;

import java.net.URI;
import java.util.Objects;

/**
 * Where to send a connection request, and as whom.
 *
 * @param url the device's ConnectionRequestURL: absolute, {@code http}
 * @param username the device's ConnectionRequestUsername
 * @param password the device's ConnectionRequestPassword
 */
public record ConnectionRequestTarget(URI url, String username, String password) {
    public ConnectionRequestTarget {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + username;
    }
}
