package org.cwmp4j.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/** The certificates beside {@code tls/make.sh}. */
public final class Certificates {
    private Certificates() {}

    /** The only certificate of a file. */
    public static X509Certificate certificate(String name) {
        return Pem.certificates(text(name + ".pem")).get(0);
    }

    /** A server's identity. */
    public static TlsIdentity identity(String name) {
        return TlsIdentity.of(Pem.privateKey(text(name + ".key")), Pem.certificates(text(name + ".pem")));
    }

    /** Trusts one root. */
    public static TlsTrust trust(String root) {
        return TlsTrust.of(Pem.certificates(text(root + ".pem")));
    }

    /** The text of a file. */
    public static String text(String file) {
        try (InputStream in = Certificates.class.getResourceAsStream("/tls/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
