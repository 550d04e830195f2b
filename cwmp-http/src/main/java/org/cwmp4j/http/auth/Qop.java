package org.cwmp4j.http.auth;

import java.util.Optional;

/** What a digest protects (RFC 7616 section 3.4.3). */
public enum Qop {
    /** The request's method and target: what CWMP uses. */
    AUTH("auth"),
    /** The body too. */
    AUTH_INT("auth-int");

    private final String token;

    Qop(String token) {
        this.token = token;
    }

    /** The name in headers. */
    public String token() {
        return token;
    }

    /** By the name in headers, in any letter case; empty if not known. */
    public static Optional<Qop> of(String token) {
        for (Qop qop : values()) {
            if (qop.token.equalsIgnoreCase(token)) {
                return Optional.of(qop);
            }
        }
        return Optional.empty();
    }
}
