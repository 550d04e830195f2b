package org.cwmp4j.acs.connectionrequest;

import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
import org.jspecify.annotations.Nullable;

/**
 * Where to send a connection request, and as whom.
 *
 * @param url the device's ConnectionRequestURL: absolute, {@code http}
 * @param username the device's ConnectionRequestUsername
 * @param password the device's ConnectionRequestPassword
 * @param style how its profile wants it asked
 * @param only the one address that may be connected to (CRQ-23); {@code null} for any that the sender allows
 */
public record ConnectionRequestTarget(
        URI url,
        String username,
        String password,
        ConnectionRequestStyle style,
        @Nullable InetAddress only) {
    public ConnectionRequestTarget {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(style, "style");
    }

    /** In the usual style, to any address that the sender allows. */
    public ConnectionRequestTarget(URI url, String username, String password) {
        this(url, username, password, ConnectionRequestStyle.DEFAULT, null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + username;
    }
}
