package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cwmp4j.http.tls.ClientCertificates.Demand;
import org.jspecify.annotations.Nullable;

/** The JDK's engines of one material. A session is resumed only by engines of the material that began it. */
record Engines(SSLContext context, TlsMaterial material) {
    /** Fails if the JDK cannot do what is asked, before any connection comes. */
    static Engines of(
            @Nullable TlsIdentity identity,
            @Nullable X509ExtendedTrustManager trust,
            boolean blocking,
            TlsSettings settings,
            Demand demand) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity == null ? null : new KeyManager[] {identity.manager()},
                    trust == null ? null : new TrustManager[] {trust},
                    null);
            List<String> suites =
                    settings.suites(context.getDefaultSSLParameters().getCipherSuites());
            Engines engines =
                    new Engines(context, new TlsMaterial(identity, trust, settings, suites, demand, blocking));
            engines.configured(context.createSSLEngine(), List.of());
            return engines;
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be set up", e);
        }
    }

    SSLEngine server() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        configured(engine, List.of());
        if (material.demand() == Demand.REQUIRED) {
            engine.setNeedClientAuth(true);
        } else if (material.demand() == Demand.WANTED) {
            engine.setWantClientAuth(true);
        }
        return engine;
    }

    SSLEngine client(String host, int port) {
        SSLEngine engine = context.createSSLEngine(HostName.withoutBrackets(host), port);
        engine.setUseClientMode(true);
        return configured(engine, TlsClient.serverNames(host));
    }

    private SSLEngine configured(SSLEngine engine, List<SNIServerName> names) {
        try {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(material.settings().protocols().toArray(String[]::new));
            parameters.setCipherSuites(material.suites().toArray(String[]::new));
            parameters.setUseCipherSuitesOrder(true);
            if (!names.isEmpty()) {
                parameters.setServerNames(names);
            }
            engine.setSSLParameters(parameters);
            return engine;
        } catch (IllegalArgumentException e) {
            throw new TlsException("the JDK cannot do what these settings ask: " + e.getMessage(), e);
        }
    }
}
