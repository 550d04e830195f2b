package org.cwmp4j.it.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cwmp4j.testkit.pki.TestPki;

/** The files that the three processes share: keys of the server and of the rogue, and the root of both. */
final class Keys {
    static final String SERVER = "server.p12";
    static final String ROGUE = "rogue.p12";
    static final String ROOT = "root.pem";
    /** Of keys that live as long as a test. */
    static final char[] PASSWORD = "hostile".toCharArray();

    private Keys() {}

    static void write(Path directory) throws IOException {
        TestPki pki = TestPki.create();
        Files.write(directory.resolve(SERVER), pki.localhost().pkcs12(PASSWORD));
        Files.write(
                directory.resolve(ROGUE),
                pki.client(Cast.user(Cast.ROGUE)).issue().pkcs12(PASSWORD));
        Files.writeString(directory.resolve(ROOT), pki.rootPem());
    }

    static KeyStore store(Path directory, String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(directory.resolve(name).toFile(), PASSWORD);
    }

    /** Shows that identity and trusts the root. */
    static SSLContext context(Path directory, String name) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store(directory, name), PASSWORD);
        KeyStore root = KeyStore.getInstance("PKCS12");
        root.load(null, null);
        try (var pem = Files.newInputStream(directory.resolve(ROOT))) {
            root.setCertificateEntry(
                    "root", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(root);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
