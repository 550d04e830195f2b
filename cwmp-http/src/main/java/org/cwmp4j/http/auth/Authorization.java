package org.cwmp4j.http.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code Authorization} header of a request, as a server sees it. */
public sealed interface Authorization {
    /** The longest header that is looked at. */
    int MAX_LENGTH = 8192;

    /** A header that says nothing usable: malformed, of an unknown scheme, too long, or with a directive twice. */
    record Unusable(String scheme) implements Authorization {}

    /**
     * Basic (RFC 7617).
     *
     * @param credentials as sent; not checked
     */
    record Basic(Credentials credentials) implements Authorization {}

    /**
     * Digest (RFC 7616). Nothing is checked yet.
     *
     * @param username unescaped, UTF-8
     * @param realm unescaped, UTF-8
     * @param uri as written
     * @param response as written
     * @param algorithm MD5 if none was named
     * @param qop {@code null} in the form of RFC 2069
     * @param nc the count as written; there if and only if {@code qop} is
     * @param cnonce there if {@code qop} is
     */
    record Digest(
            String username,
            String realm,
            String nonce,
            String uri,
            String response,
            DigestAlgorithm algorithm,
            @Nullable Qop qop,
            @Nullable String nc,
            @Nullable String cnonce)
            implements Authorization {
        @Override
        public String toString() {
            return "Digest[" + username + ", ***]";
        }
    }

    /**
     * Reads the header's value.
     *
     * @param header {@code null} if there was none
     * @return empty if there was none
     */
    static Optional<Authorization> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        return Optional.of(AuthorizationParser.parse(header));
    }
}
