package org.cwmp4j.model.time;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable bytes: nonces, cookies, connection-request paths. Thread-safe. */
@FunctionalInterface
public interface SecretSource {
    /** That many fresh random bytes. */
    byte[] nextBytes(int count);

    /** {@code bytes} fresh random bytes as text of {@code [A-Za-z0-9_-]}. */
    default String nextToken(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nextBytes(bytes));
    }

    /** The JDK's secure generator. */
    static SecretSource secure() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
