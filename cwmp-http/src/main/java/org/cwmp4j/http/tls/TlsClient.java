package org.cwmp4j.http.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.cwmp4j.model.time.WallClock;

/**
 * The client's end of TLS: the server's certificate must lead to a trusted root and be made for the host that is asked for;
 * its dates count only while the clock is set (TR-069 A6C1 3.3, rules C-TLS-02 to C-TLS-11). Thread-safe.
 */
public final class TlsClient {
    private final SSLContext context;
    private final TlsSettings settings;

    /**
     * @param trust the roots
     * @param settings versions and suites
     * @param clock says whether dates can be checked
     * @throws TlsException if the JDK refuses them
     */
    public TlsClient(TlsTrust trust, TlsSettings settings, WallClock clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new ServerTrust(trust, clock)}, null);
        } catch (GeneralSecurityException e) {
            throw new TlsException("TLS cannot be set up", e);
        }
    }

    /** Trusting the JDK's roots, with {@link TlsSettings#DEFAULT}. */
    public static TlsClient ofJdk(WallClock clock) {
        return new TlsClient(TlsTrust.ofJdk(), TlsSettings.DEFAULT, clock);
    }

    /**
     * An engine for one connection.
     *
     * @param host as in the URL: the name to send and to check, or an IP literal, brackets allowed
     * @throws TlsException if the JDK knows none of the settings' suites
     */
    public SSLEngine engine(String host, int port) {
        String name = HostName.withoutBrackets(host);
        SSLEngine engine = context.createSSLEngine(name, port);
        engine.setUseClientMode(true);
        try {
            SSLParameters parameters = engine.getSSLParameters();
            settings.apply(parameters);
            if (!HostName.isIpLiteral(name)) {
                parameters.setServerNames(List.of(new SNIHostName(HostName.toAscii(name))));
            }
            engine.setSSLParameters(parameters);
        } catch (IllegalArgumentException e) {
            throw new TlsException("cannot ask " + name + " by these settings: " + e.getMessage(), e);
        }
        return engine;
    }

    /** The text of a handshake's failure for people: the innermost cause that says something. */
    public static String describe(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null && (last instanceof SSLException || last.getMessage() == null)) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }
}
