package org.cwmp4j.http.auth;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.auth.AuthVerdict.Reason;

/** The server half of Basic (RFC 7617). To be used over TLS only: the password travels readable. Thread-safe. */
public final class BasicServer {
    private static final UserSecret NOBODY = UserSecret.ofPassword("nobody");

    private final String realm;

    /** Asks for users of that realm. */
    public BasicServer(String realm) {
        this.realm = Objects.requireNonNull(realm, "realm");
    }

    /** The value of {@code WWW-Authenticate}. */
    public String challenge() {
        return "Basic realm=" + AuthElement.quote(realm) + ", charset=\"UTF-8\"";
    }

    /**
     * Looks the user up and compares in constant time.
     *
     * @return never fails: a store that does refuses as {@link Reason#UNAVAILABLE}
     */
    public CompletionStage<AuthVerdict> authenticate(Authorization.Basic header, CredentialsLookup lookup) {
        return Lookups.find(lookup, header.credentials().username())
                .handle((secret, failure) -> failure != null
                        ? new AuthVerdict.Refused(Reason.UNAVAILABLE)
                        : verify(header.credentials(), secret));
    }

    /** Compares in constant time. An empty stored password counts as none. */
    public AuthVerdict verify(Credentials sent, Optional<UserSecret> secret) {
        boolean matches = secret.orElse(NOBODY).matches(sent.username(), realm, sent.password());
        if (secret.isEmpty()) {
            return new AuthVerdict.Refused(Reason.UNKNOWN_USER);
        }
        if (secret.get().isEmpty()) {
            return new AuthVerdict.Refused(Reason.EMPTY_PASSWORD);
        }
        return matches ? new AuthVerdict.Accepted(sent.username()) : new AuthVerdict.Refused(Reason.WRONG_PASSWORD);
    }
}
