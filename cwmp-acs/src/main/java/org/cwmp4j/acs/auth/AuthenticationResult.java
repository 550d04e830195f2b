package org.cwmp4j.acs.auth;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of looking at a request's credentials. */
public sealed interface AuthenticationResult {
    /**
     * Let it in.
     *
     * @param identity the user name that was proved; {@code null} where authentication is off
     * @param proof by what
     */
    record Authenticated(@Nullable String identity, Proof proof) implements AuthenticationResult {
        public Authenticated {
            Objects.requireNonNull(proof, "proof");
        }

        /** By credentials of its own; with {@code null} by nothing. */
        public Authenticated(@Nullable String identity) {
            this(identity, identity == null ? Proof.NONE : Proof.OWN);
        }
    }

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
     * @param retryAfter with 503: when to come again; {@code null} for not saying
     */
    record Refused(int status, String text, @Nullable Duration retryAfter) implements AuthenticationResult {
        public Refused {
            Objects.requireNonNull(text, "text");
        }

        /** Without saying when to come again. */
        public Refused(int status, String text) {
            this(status, text, null);
        }
    }
}
