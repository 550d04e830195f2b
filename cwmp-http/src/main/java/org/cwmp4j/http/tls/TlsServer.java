package org.cwmp4j.http.tls;

import java.util.Objects;
import javax.net.ssl.SSLEngine;

/**
 * The server's end of TLS. Asks for client certificates only if told to (rule B-TLS-12). Its identity and the roots of its clients can be
 * replaced while it works. Thread-safe.
 */
public final class TlsServer {
    private final TlsSettings settings;
    private volatile Engines current;

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

    private Engines make(TlsIdentity identity, ClientCertificates clients) {
        TlsTrust roots = clients.roots();
        return Engines.of(
                Objects.requireNonNull(identity, "identity"),
                roots == null ? null : roots.manager(),
                roots != null && roots.isBlocking(),
                settings,
                clients.demand());
    }

    /** What engines are made of now. */
    public TlsMaterial material() {
        return current.material();
    }

    /** An engine for one connection, by the JDK. Give it to {@link #forbidRenegotiation} once its handshake is over. */
    public SSLEngine engine() {
        return current.server();
    }

    /**
     * Keeps the peer of an engine of the JDK from shaking hands again (RFC 7525 3.5, rule C-TLS-05), which in TLS 1.2 any client could
     * do as often as it likes. An engine of anybody else's is left as it is.
     *
     * @param engine whose first handshake is over
     */
    public static void forbidRenegotiation(SSLEngine engine) {
        if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
            engine.setEnabledCipherSuites(new String[0]); // another handshake finds none to agree on
        }
    }
}
