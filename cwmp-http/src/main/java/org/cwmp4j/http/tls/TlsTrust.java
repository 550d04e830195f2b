package org.cwmp4j.http.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that a peer's certificate must lead to. There is no way to trust everybody (rule C-TLS-07). */
public final class TlsTrust {
    private final X509ExtendedTrustManager manager;
    private final boolean blocking;

    private TlsTrust(X509ExtendedTrustManager manager, boolean blocking) {
        this.manager = manager;
        this.blocking = blocking;
    }

    /**
     * These roots only.
     *
     * @throws TlsException if there is none
     */
    public static TlsTrust of(Collection<X509Certificate> roots) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate root : roots) {
                store.setCertificateEntry("root-" + number++, root);
            }
            return new TlsTrust(manager(store), false);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("the trusted roots cannot be used", e);
        }
    }

    /**
     * Those of a PEM file only.
     *
     * @throws TlsException if it cannot be read, or has none
     */
    public static TlsTrust ofPem(Path file) {
        return of(Pem.certificates(TlsIdentity.read(file)));
    }

    /**
     * Those of a key store only.
     *
     * @throws TlsException if it has none
     */
    public static TlsTrust ofKeyStore(KeyStore store) {
        return new TlsTrust(manager(store), false);
    }

    /** Those that the JDK trusts. */
    public static TlsTrust ofJdk() {
        return new TlsTrust(manager(null), false);
    }

    /**
     * The same roots, and nobody whose certificate was revoked. By default nobody is asked about that. A device whose clock is not
     * set does not ask either: what it would be told is dated.
     *
     * @throws TlsException if the JDK refuses it
     */
    public TlsTrust withRevocation(TlsRevocation revocation) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(revocation.parameters(anchors())));
            return new TlsTrust(extended(factory), revocation.isBlocking());
        } catch (GeneralSecurityException e) {
            throw new TlsException("revocation cannot be looked up", e);
        }
    }

    /**
     * Whether a client's chain leads to these roots: for certificates that came by another way than a handshake.
     *
     * @param chain its own certificate first
     * @throws CertificateException if it does not, or is not for clients
     */
    public void checkClient(List<X509Certificate> chain) throws CertificateException {
        if (chain.isEmpty()) {
            throw new CertificateException("there is no certificate");
        }
        X509Certificate[] all = chain.toArray(X509Certificate[]::new);
        manager.checkClientTrusted(all, all[0].getPublicKey().getAlgorithm());
    }

    boolean isBlocking() {
        return blocking;
    }

    X509ExtendedTrustManager manager() {
        return manager;
    }

    Set<TrustAnchor> anchors() {
        return Arrays.stream(manager.getAcceptedIssuers())
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet());
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return extended(factory);
        } catch (GeneralSecurityException e) {
            throw new TlsException("the trusted roots cannot be used", e);
        }
    }

    private static X509ExtendedTrustManager extended(TrustManagerFactory factory) {
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended && extended.getAcceptedIssuers().length > 0) {
                return extended;
            }
        }
        throw new TlsException("there is no trusted root", null);
    }
}
