package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The server's end of TLS. Asks for no client certificate. Thread-safe. */
public final class TlsServer {
    private final SSLContext context;
    private final TlsSettings settings;

    /**
     * @param identity what is shown to clients
     * @param settings versions and suites
     * @throws TlsException if the JDK refuses them
     */
    public TlsServer(TlsIdentity identity, TlsSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        try {
            context = SSLContext.getInstance("TLS");
            context.init(identity.managers(), null, null);
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be set up", e);
        }
    }

    /**
     * An engine for one connection.
     *
     * @throws TlsException if the JDK knows none of the settings' suites
     */
    public SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        try {
            SSLParameters parameters = engine.getSSLParameters();
            settings.apply(parameters);
            parameters.setUseCipherSuitesOrder(true);
            engine.setSSLParameters(parameters);
        } catch (IllegalArgumentException e) {
            throw new TlsException("cannot serve by these settings: " + e.getMessage(), e);
        }
        return engine;
    }
}
