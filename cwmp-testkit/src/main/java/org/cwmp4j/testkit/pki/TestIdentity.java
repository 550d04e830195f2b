package org.cwmp4j.testkit.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A private key and the chain of certificates that goes with it. Immutable and thread-safe. */
public final class TestIdentity {

    private static final String ALIAS = "identity";

    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;

    TestIdentity(PrivateKey privateKey, List<X509Certificate> chain) {
        this.privateKey = privateKey;
        this.chain = List.copyOf(chain);
    }

    /**
     * The certificate itself.
     *
     * @return the first of the chain
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * The certificate and what signed it, without the root.
     *
     * @return the chain, its own certificate first
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    /**
     * The private key.
     *
     * @return a key of the kind {@code EC}
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * The chain as PEM.
     *
     * @return a {@code CERTIFICATE} block for each, ASCII
     */
    public String chainPem() {
        return Pem.certificates(chain);
    }

    /**
     * The private key as PEM.
     *
     * @return one {@code PRIVATE KEY} block (PKCS #8, not encrypted), ASCII
     */
    public String privateKeyPem() {
        return Pem.block("PRIVATE KEY", privateKey.getEncoded());
    }

    /**
     * Writes the chain and the key into a directory, as {@code <name>.crt} and {@code <name>.key}.
     *
     * @param directory an existing directory
     * @param name the start of both file names
     * @throws IOException if a file cannot be written
     */
    public void writePem(Path directory, String name) throws IOException {
        Files.writeString(directory.resolve(name + ".crt"), chainPem());
        Files.writeString(directory.resolve(name + ".key"), privateKeyPem());
    }

    /**
     * Chain and key in a key store.
     *
     * @param password protects the key
     * @return a PKCS #12 key store in memory with one entry
     */
    public KeyStore keyStore(char[] password) {
        try {
            KeyStore store = Certificates.emptyStore();
            store.setKeyEntry(ALIAS, privateKey, password, chain.toArray(new Certificate[0]));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Chain and key as a PKCS #12 file.
     *
     * @param password protects the file and the key
     * @return the bytes of the file
     */
    public byte[] pkcs12(char[] password) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            keyStore(password).store(out, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    KeyManager[] keyManagers() throws GeneralSecurityException {
        char[] password = "test".toCharArray();
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keyStore(password), password);
        return factory.getKeyManagers();
    }
}
