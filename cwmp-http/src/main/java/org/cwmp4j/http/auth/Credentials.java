package org.cwmp4j.http.auth;

import java.util.Objects;

/**
 * A user name with its password. Never shows the password.
 *
 * @param username may be empty
 * @param password may be empty, which servers refuse unless told otherwise
 */
public record Credentials(String username, String password) {
    public Credentials {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "Credentials[" + username + ", ***]";
    }
}
