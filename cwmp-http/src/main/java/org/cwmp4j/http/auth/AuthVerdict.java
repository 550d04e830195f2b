package org.cwmp4j.http.auth;

/** What a server found of a request's credentials. */
public sealed interface AuthVerdict {
    /**
     * They are right.
     *
     * @param username whose they are
     */
    record Accepted(String username) implements AuthVerdict {}

    /**
     * They are not: answer 401 with a challenge.
     *
     * @param reason for logs and observers, not for the peer
     */
    record Refused(Reason reason) implements AuthVerdict {}

    /** Why credentials were refused. */
    enum Reason {
        /** None came: the usual first request. */
        NONE,
        /** Another scheme than the server takes, such as Basic where only Digest is allowed. */
        OTHER_SCHEME,
        /** The header cannot be read, or a directive came twice. */
        MALFORMED,
        /** No such user. */
        UNKNOWN_USER,
        /** The password, or what was made of it, is wrong. */
        WRONG_PASSWORD,
        /** The stored password is empty, which counts as none. */
        EMPTY_PASSWORD,
        /** The nonce is not ours. */
        FOREIGN_NONCE,
        /** The nonce was ours and is too old; all else was right. */
        STALE_NONCE,
        /** The count was used before with this nonce, or a higher one was; all else was right. */
        REPLAYED,
        /** The digest was made for another target. */
        WRONG_TARGET,
        /** The store of users failed. */
        UNAVAILABLE;

        /** Whether the password was right, so that the client just takes the new nonce: {@code stale=true}. */
        public boolean stale() {
            return this == STALE_NONCE || this == REPLAYED;
        }
    }
}
