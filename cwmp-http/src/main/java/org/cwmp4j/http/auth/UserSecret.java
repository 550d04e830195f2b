package org.cwmp4j.http.auth;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server keeps of a user: the password, or the HA1 of one realm and hash. Never shows it. */
public final class UserSecret {
    private final @Nullable String password;
    private final @Nullable String ha1;
    private final DigestAlgorithm algorithm;

    private UserSecret(@Nullable String password, @Nullable String ha1, DigestAlgorithm algorithm) {
        this.password = password;
        this.ha1 = ha1;
        this.algorithm = algorithm;
    }

    /** The password itself; serves every algorithm. */
    public static UserSecret ofPassword(String password) {
        return new UserSecret(Objects.requireNonNull(password, "password"), null, DigestAlgorithm.MD5);
    }

    /**
     * A stored hash, see {@link DigestFormula#ha1}.
     *
     * @param algorithm whose hash made it; serves the session variant too
     * @param hex in any letter case
     */
    public static UserSecret ofHa1(DigestAlgorithm algorithm, String hex) {
        return new UserSecret(null, hex.toLowerCase(Locale.ROOT), Objects.requireNonNull(algorithm, "algorithm"));
    }

    /** Whether it is known to be an empty password. */
    public boolean isEmpty() {
        return password != null && password.isEmpty();
    }

    /** Compares a password in constant time. */
    public boolean matches(String username, String realm, String candidate) {
        if (password != null) {
            return MessageDigest.isEqual(DigestFormula.utf8(password), DigestFormula.utf8(candidate));
        }
        String hash = DigestFormula.ha1(algorithm, username, realm, candidate);
        return ha1 != null && MessageDigest.isEqual(DigestFormula.utf8(ha1), DigestFormula.utf8(hash));
    }

    Optional<String> ha1(DigestAlgorithm wanted, String username, String realm) {
        if (password != null) {
            return Optional.of(DigestFormula.ha1(wanted, username, realm, password));
        }
        return wanted.sharesHashWith(algorithm) ? Optional.ofNullable(ha1) : Optional.empty();
    }

    @Override
    public String toString() {
        return "UserSecret[***]";
    }
}
