package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.cwmp4j.http.tls.ClientCertificates.Demand;

/**
 * The server's end of TLS. Asks for client certificates only if told to (rule B-TLS-12). Its identity and the roots of its clients can be
 * replaced while it works. Thread-safe.
 */
public final class TlsServer {
    private final TlsSettings settings;
    private volatile Current current;

    /** What belongs together: engines of one context resume only sessions that were begun with the same certificates. */
    private record Current(SSLContext context, TlsMaterial material) {}

    /**
     * A server that asks for no client certificate.
     *
     * @param identity what is shown to clients
     * @param settings versions and suites
     * @throws TlsException if the JDK refuses them
     */
    public TlsServer(TlsIdentity identity, TlsSettings settings) {
        this(identity, settings, ClientCertificates.NONE);
    }

    /**
     * @param identity what is shown to clients
     * @param settings versions and suites
     * @param clients which certificates are asked for
     * @throws TlsException if the JDK refuses them
     */
    public TlsServer(TlsIdentity identity, TlsSettings settings, ClientCertificates clients) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.current = make(identity, clients);
    }

    /**
     * Shows another identity from the next handshake on, and judges clients by other roots. No handshake resumes an older one;
     * connections that are open go on.
     *
     * @throws TlsException if the JDK refuses them; then nothing has changed
     */
    public void reload(TlsIdentity identity, ClientCertificates clients) {
        current = make(identity, clients);
    }

    private Current make(TlsIdentity identity, ClientCertificates clients) {
        TlsTrust roots = clients.roots();
        TlsMaterial material =
                new TlsMaterial(identity.manager(), roots == null ? null : roots.manager(), settings, clients.demand());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = roots == null ? null : new TrustManager[] {roots.manager()};
            context.init(new KeyManager[] {identity.manager()}, trust, null);
            return new Current(context, material);
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be set up", e);
        }
    }

    /** What engines are made of now. */
    public TlsMaterial material() {
        return current.material();
    }

    /**
     * An engine for one connection, by the JDK.
     *
     * @throws TlsException if the JDK knows none of the settings' suites
     */
    public SSLEngine engine() {
        Current now = current;
        SSLEngine engine = now.context().createSSLEngine();
        engine.setUseClientMode(false);
        try {
            SSLParameters parameters = engine.getSSLParameters();
            settings.apply(parameters);
            parameters.setUseCipherSuitesOrder(true);
            engine.setSSLParameters(parameters);
        } catch (IllegalArgumentException e) {
            throw new TlsException("cannot serve by these settings: " + e.getMessage(), e);
        }
        Demand demand = now.material().demand();
        if (demand == Demand.REQUIRED) {
            engine.setNeedClientAuth(true);
        } else if (demand == Demand.WANTED) {
            engine.setWantClientAuth(true);
        }
        return engine;
    }
}
