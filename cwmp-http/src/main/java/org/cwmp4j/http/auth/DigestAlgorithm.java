package org.cwmp4j.http.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The algorithms of Digest (RFC 7616 section 3.2), weakest first. CWMP rests on MD5 and MD5-sess (TR-069 A6C1 3.4.5). */
public enum DigestAlgorithm {
    /** What a challenge means that names none. */
    MD5("MD5", "MD5", false),
    /** MD5 with a key per nonce and cnonce. */
    MD5_SESS("MD5-sess", "MD5", true),
    /** SHA-256. */
    SHA_256("SHA-256", "SHA-256", false),
    /** SHA-256 with a key per nonce and cnonce. */
    SHA_256_SESS("SHA-256-sess", "SHA-256", true),
    /** SHA-512/256 of FIPS 180-4, not a truncated SHA-512 (erratum 4897 of RFC 7616). */
    SHA_512_256("SHA-512-256", "SHA-512/256", false),
    /** SHA-512/256 with a key per nonce and cnonce. */
    SHA_512_256_SESS("SHA-512-256-sess", "SHA-512/256", true);

    private final String token;
    private final String hashName;
    private final boolean session;

    DigestAlgorithm(String token, String hashName, boolean session) {
        this.token = token;
        this.hashName = hashName;
        this.session = session;
    }

    /** The name in headers. */
    public String token() {
        return token;
    }

    /** Whether the key is derived from nonce and cnonce. */
    public boolean session() {
        return session;
    }

    /** Whether both use the same hash, so that one stored HA1 serves both. */
    public boolean sharesHashWith(DigestAlgorithm other) {
        return hashName.equals(other.hashName);
    }

    /** By the name in headers, in any letter case; empty if not known. */
    public static Optional<DigestAlgorithm> of(String token) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(hashName).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + hashName, e);
        }
    }
}
