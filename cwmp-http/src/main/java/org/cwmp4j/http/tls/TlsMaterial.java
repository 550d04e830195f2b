package org.cwmp4j.http.tls;

import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cwmp4j.http.tls.ClientCertificates.Demand;
import org.jspecify.annotations.Nullable;

/**
 * What engines are made of: for drivers that bring a TLS of their own. Never changed, but replaced as a whole by a reload; equal to
 * itself only. Shows no secret. Thread-safe.
 */
public final class TlsMaterial {
    private final @Nullable X509ExtendedKeyManager keys;
    private final @Nullable X509ExtendedTrustManager trust;
    private final TlsSettings settings;
    private final List<String> suites;
    private final Demand demand;
    private final boolean blocking;

    TlsMaterial(
            @Nullable TlsIdentity identity,
            @Nullable X509ExtendedTrustManager trust,
            TlsSettings settings,
            List<String> suites,
            Demand demand,
            boolean blocking) {
        this.keys = identity == null ? null : identity.manager();
        this.trust = trust;
        this.settings = settings;
        this.suites = suites;
        this.demand = demand;
        this.blocking = blocking;
    }

    /** What is shown to the peer; {@code null} for a client that shows nothing. */
    public @Nullable X509ExtendedKeyManager keys() {
        return keys;
    }

    /** Judges the peer; {@code null} for a server that asks for no certificate. A client's looks at the host's name too. */
    public @Nullable X509ExtendedTrustManager trust() {
        return trust;
    }

    /** As chosen. */
    public TlsSettings settings() {
        return settings;
    }

    /** All suites to offer, by the JDK's names, in order. */
    public List<String> suites() {
        return suites;
    }

    /** What a server wants of its clients; {@link Demand#NONE} in a client's. */
    public Demand demand() {
        return demand;
    }

    /** Whether judging a peer may ask others over the network, so that it must not be done on a thread that moves bytes. */
    public boolean isBlocking() {
        return blocking;
    }

    @Override
    public String toString() {
        return "TlsMaterial[***]";
    }
}
