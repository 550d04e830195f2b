package org.cwmp4j.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority for tests: a root and an intermediate that signs servers and clients. Keys are ECDSA on P-256 and
 * made anew each time, so nothing secret or expiring has to be stored beside the tests. Immutable and thread-safe.
 */
public final class TestPki {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final Instant now;
    private final KeyPair rootKeys;
    private final X509Certificate root;
    private final KeyPair intermediateKeys;
    private final X509Certificate intermediate;

    private TestPki(Instant now) {
        this.now = now;
        this.rootKeys = Certificates.newKeys();
        this.root = Certificates.authority("Test Root", rootKeys, "Test Root", rootKeys, from(), to());
        this.intermediateKeys = Certificates.newKeys();
        this.intermediate =
                Certificates.authority("Test Intermediate", intermediateKeys, "Test Root", rootKeys, from(), to());
    }

    /**
     * Makes an authority. Two of them do not trust each other.
     *
     * @return the authority, valid from yesterday on for a year
     */
    public static TestPki create() {
        return create(WallClock.system());
    }

    /**
     * Makes an authority that lives at another time than the machine.
     *
     * @param clock says when it is now
     * @return the authority, valid from a day before that on for a year
     */
    public static TestPki create(WallClock clock) {
        return new TestPki(clock.now());
    }

    /**
     * Starts the certificate of a server, for HTTPS.
     *
     * @return a builder without any name; give it at least one
     */
    public IdentityBuilder server() {
        return new IdentityBuilder(this, false);
    }

    /**
     * Starts the certificate of a client.
     *
     * @param commonName whom it is for, such as {@code 00A0BC-Gateway-123}
     * @return a builder with that name
     */
    public IdentityBuilder client(String commonName) {
        return new IdentityBuilder(this, true).commonName(commonName);
    }

    /**
     * A server's certificate for {@code localhost}, 127.0.0.1 and ::1.
     *
     * @return certificate and key
     */
    public TestIdentity localhost() {
        return server().dnsName("localhost")
                .ipAddress("127.0.0.1")
                .ipAddress("::1")
                .issue();
    }

    /**
     * The root, which a peer has to trust.
     *
     * @return the certificate
     */
    public X509Certificate root() {
        return root;
    }

    /**
     * Revocation lists of the intermediate and of the root, new today and good for a day.
     *
     * @param revoked certificates of this authority; none for lists that are empty
     * @return one list of each
     */
    public List<X509CRL> revocationLists(TestIdentity... revoked) {
        List<X509Certificate> certificates =
                Arrays.stream(revoked).map(TestIdentity::certificate).toList();
        Instant next = now.plus(Duration.ofDays(1));
        return List.of(
                Certificates.revoked(intermediate, intermediateKeys, certificates, from(), next),
                Certificates.revoked(root, rootKeys, List.of(), from(), next));
    }

    /**
     * The authority that signs servers and clients.
     *
     * @return the certificate, signed by the root
     */
    public X509Certificate authority() {
        return intermediate;
    }

    /**
     * The root as PEM.
     *
     * @return one {@code CERTIFICATE} block, ASCII
     */
    public String rootPem() {
        return Pem.certificates(List.of(root));
    }

    /**
     * A store that trusts the root and nothing else.
     *
     * @return a PKCS #12 key store in memory, without password
     */
    public KeyStore trustStore() {
        try {
            KeyStore store = Certificates.emptyStore();
            store.setCertificateEntry("root", root);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A TLS context that trusts this authority.
     *
     * @param identity what it shows to its peers; {@code null} for nothing, as most clients do
     * @return the context, of the JDK's provider
     */
    public SSLContext sslContext(@Nullable TestIdentity identity) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : identity.keyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant now() {
        return now;
    }

    Instant from() {
        return now.minus(Duration.ofDays(1));
    }

    Instant to() {
        return now.plus(LIFETIME);
    }

    X509Certificate intermediate() {
        return intermediate;
    }

    KeyPair intermediateKeys() {
        return intermediateKeys;
    }
}
