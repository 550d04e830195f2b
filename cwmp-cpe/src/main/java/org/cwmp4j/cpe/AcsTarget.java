package org.cwmp4j.cpe;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.ContentCoding;
import org.jspecify.annotations.Nullable;

/**
 * Which ACS a session goes to, and as whom. Values of ManagementServer. as they were when the session began (C-DM-05).
 *
 * @param url absolute, http or https
 * @param username empty for none
 * @param password empty for none; never shown
 * @param deadline how long the engine waits for the response to a POST, connecting included; 30 seconds or more (C-HTTP-15)
 * @param compression of what is sent (C-HTTP-30); {@code null} for none
 * @param preferred the address of the URL's host that served last (C-DISC-15); {@code null} for none
 */
public record AcsTarget(
        URI url,
        String username,
        String password,
        Duration deadline,
        @Nullable ContentCoding compression,
        @Nullable ChosenAddress preferred) {
    /** The shortest wait that the standard allows (TR-069 A6C1 3.4.2). */
    public static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(30);

    public AcsTarget {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        if (deadline.compareTo(SHORTEST_DEADLINE) < 0) {
            throw new IllegalArgumentException("deadline: expected 30 s or more, got " + deadline);
        }
    }

    /** Without compression, at any address. */
    public AcsTarget(URI url, String username, String password, Duration deadline) {
        this(url, username, password, deadline, null, null);
    }

    @Override
    public String toString() {
        return "AcsTarget[" + url.getScheme() + "://" + url.getHost() + ", username=" + username + "]";
    }
}
