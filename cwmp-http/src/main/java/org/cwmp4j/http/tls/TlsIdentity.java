package org.cwmp4j.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** A private key with its certificate chain: what this end shows to the other. Never shows the key. */
public final class TlsIdentity {
    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    private final X509ExtendedKeyManager manager;

    private TlsIdentity(X509ExtendedKeyManager manager) {
        this.manager = manager;
    }

    /**
     * A key and its chain.
     *
     * @param chain the key's own certificate first
     * @throws TlsException if they do not fit together
     */
    public static TlsIdentity of(PrivateKey key, List<X509Certificate> chain) {
        KeyPairs.requirePair(key, chain);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("identity", key, IN_MEMORY, chain.toArray(Certificate[]::new));
            return ofKeyStore(store, IN_MEMORY);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("the private key and its certificates cannot be used", e);
        }
    }

    /**
     * From PEM files; they may be the same file.
     *
     * @param certificates the key's own first
     * @param key unencrypted PKCS #8
     * @throws TlsException if a file cannot be read or used
     */
    public static TlsIdentity ofPem(Path certificates, Path key) {
        return of(Pem.privateKey(read(key)), Pem.certificates(read(certificates)));
    }

    /**
     * Every key of a key store, which open with that password. Of several the peer is shown the first of a kind that it can use.
     *
     * @throws TlsException if there is none, or it cannot be used
     */
    public static TlsIdentity ofKeyStore(KeyStore store, char[] password) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
            factory.init(store, password);
            for (KeyManager manager : factory.getKeyManagers()) {
                if (manager instanceof X509ExtendedKeyManager extended && hasKey(store)) {
                    return new TlsIdentity(extended);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException("the key store cannot be used", e);
        }
        throw new TlsException("the key store has no key that can be used", null);
    }

    private static boolean hasKey(KeyStore store) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    X509ExtendedKeyManager manager() {
        return manager;
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new TlsException("cannot read " + file, e);
        }
    }

    @Override
    public String toString() {
        return "TlsIdentity[***]";
    }
}
