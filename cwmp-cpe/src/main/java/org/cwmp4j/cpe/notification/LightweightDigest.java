package org.cwmp4j.cpe.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a lightweight notification is signed (TR-069 A6C1 M.2.3): SHA-1, unless the parameter LightweightDigest names another (T17). */
public enum LightweightDigest {
    /** The standard's. */
    SHA1("HmacSHA1"),
    /** By LightweightDigest only. */
    SHA256("HmacSHA256"),
    /** By LightweightDigest only. */
    SHA512("HmacSHA512");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String mac;

    LightweightDigest(String mac) {
        this.mac = mac;
    }

    /**
     * The digest of a name.
     *
     * @param name such as {@code SHA-256} or {@code sha256}; SHA-1 if it is empty
     * @return empty if it is not known
     */
    public static Optional<LightweightDigest> ofName(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replace("-", "").replace("HMAC", "");
        if (plain.isEmpty()) {
            return Optional.of(SHA1);
        }
        for (LightweightDigest digest : values()) {
            if (digest.name().equals(plain)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /**
     * The signature of a body, in upper-case hex digits.
     *
     * @param password ManagementServer.Password, never shown
     */
    public String sign(byte[] body, String password) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        try {
            Mac hmac = Mac.getInstance(mac);
            // The JDK takes no empty key; one zero is the same to HMAC, which pads with zeros (RFC 2104)
            hmac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, mac));
            return HEX.formatHex(hmac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + mac, e);
        }
    }
}
