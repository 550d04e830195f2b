package org.cwmp4j.http.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that a peer's certificate must lead to. There is no way to trust everybody (rule C-TLS-07). */
public final class TlsTrust {
    private final X509ExtendedTrustManager manager;

    private TlsTrust(X509ExtendedTrustManager manager) {
        this.manager = manager;
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
            return new TlsTrust(manager(store));
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
        return new TlsTrust(manager(store));
    }

    /** Those that the JDK trusts. */
    public static TlsTrust ofJdk() {
        return new TlsTrust(manager(null));
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
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended && extended.getAcceptedIssuers().length > 0) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException("the trusted roots cannot be used", e);
        }
        throw new TlsException("there is no trusted root", null);
    }
}
