package org.cwmp4j.acs.connectionrequest;

import java.net.URI;
import java.util.Objects;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;

/**
 * Where to send a connection request, and as whom.
 *
 * @param url the device's ConnectionRequestURL: absolute, {@code http}
 * @param username the device's ConnectionRequestUsername
 * @param password the device's ConnectionRequestPassword
 * @param style how its profile wants it asked
 */
public record ConnectionRequestTarget(URI url, String username, String password, ConnectionRequestStyle style) {
    public ConnectionRequestTarget {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(style, "style");
    }

    /** In the usual style. */
    public ConnectionRequestTarget(URI url, String username, String password) {
        this(url, username, password, ConnectionRequestStyle.DEFAULT);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + username;
    }
}
