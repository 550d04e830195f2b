package org.cwmp4j.http.tls;

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
    private final Demand demand;

    TlsMaterial(
            @Nullable X509ExtendedKeyManager keys,
            @Nullable X509ExtendedTrustManager trust,
            TlsSettings settings,
            Demand demand) {
        this.keys = keys;
        this.trust = trust;
        this.settings = settings;
        this.demand = demand;
    }

    /** What is shown to the peer; {@code null} for a client that shows nothing. */
    public @Nullable X509ExtendedKeyManager keys() {
        return keys;
    }

    /** Judges the peer; {@code null} for a server that asks for no certificate. A client's looks at the host's name too. */
    public @Nullable X509ExtendedTrustManager trust() {
        return trust;
    }

    /** Versions and suites. */
    public TlsSettings settings() {
        return settings;
    }

    /** What a server wants of its clients; {@link Demand#NONE} in a client's. */
    public Demand demand() {
        return demand;
    }

    @Override
    public String toString() {
        return "TlsMaterial[***]";
    }
}
