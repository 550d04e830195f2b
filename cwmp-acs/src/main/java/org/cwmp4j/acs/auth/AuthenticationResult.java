package org.cwmp4j.acs.auth;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of looking at a request's credentials. */
public sealed interface AuthenticationResult {
    /**
     * Let it in.
     *
     * @param identity the user name that was proved; {@code null} where authentication is off
     */
    record Authenticated(@Nullable String identity) implements AuthenticationResult {}

    /**
     * Answer 401 with these values, one WWW-Authenticate header each, no content, connection kept open (C-HTTP-14).
     *
     * @param challenges at least one
     */
    record Challenged(List<String> challenges) implements AuthenticationResult {
        public Challenged {
            challenges = List.copyOf(challenges);
        }
    }

    /**
     * Answer that status with a short text and no challenge.
     *
     * @param status such as 403, or 503 where the credentials could not be looked up
     * @param text for people
     */
    record Refused(int status, String text) implements AuthenticationResult {
        public Refused {
            Objects.requireNonNull(text, "text");
        }
    }
}
