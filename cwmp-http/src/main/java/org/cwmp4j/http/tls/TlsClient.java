package org.cwmp4j.http.tls;

import java.util.List;
import java.util.Objects;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.cwmp4j.http.tls.ClientCertificates.Demand;
import org.cwmp4j.model.time.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of TLS: the server's certificate must lead to a trusted root and be made for the host that is asked for;
 * its dates count only while the clock is set (TR-069 A6C1 3.3, rules C-TLS-02 to C-TLS-11). May show a certificate of its own
 * (rule B-TLS-12). What it trusts and shows can be replaced while it works. Thread-safe.
 */
public final class TlsClient {
    private final TlsSettings settings;
    private final WallClock clock;
    private volatile Current current;

    /**
     * What belongs together. A session that was begun without looking at dates is never resumed once they count: it belongs to
     * other engines.
     */
    private record Current(Engines dated, Engines undated) {}

    /**
     * A client that shows no certificate.
     *
     * @param trust the roots
     * @param settings versions and suites
     * @param clock says whether dates can be checked
     * @throws TlsException if the JDK refuses them
     */
    public TlsClient(TlsTrust trust, TlsSettings settings, WallClock clock) {
        this(trust, null, settings, clock);
    }

    /**
     * @param trust the roots
     * @param identity what is shown to servers that ask for it; {@code null} for nothing
     * @param settings versions and suites
     * @param clock says whether dates can be checked
     * @throws TlsException if the JDK refuses them
     */
    public TlsClient(TlsTrust trust, @Nullable TlsIdentity identity, TlsSettings settings, WallClock clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.current = make(trust, identity);
    }

    /** Trusting the JDK's roots, with {@link TlsSettings#DEFAULT}. */
    public static TlsClient ofJdk(WallClock clock) {
        return new TlsClient(TlsTrust.ofJdk(), TlsSettings.DEFAULT, clock);
    }

    /**
     * Trusts other roots and shows another identity from the next handshake on. No handshake resumes an older one; connections that
     * are open go on.
     *
     * @throws TlsException if the JDK refuses them; then nothing has changed
     */
    public void reload(TlsTrust trust, @Nullable TlsIdentity identity) {
        current = make(trust, identity);
    }

    private Current make(TlsTrust trust, @Nullable TlsIdentity identity) {
        return new Current(engines(trust, identity, true), engines(trust, identity, false));
    }

    private Engines engines(TlsTrust trust, @Nullable TlsIdentity identity, boolean dates) {
        ServerTrust judge = new ServerTrust(trust, dates);
        return Engines.of(identity, judge, dates && trust.isBlocking(), settings, Demand.NONE);
    }

    private Engines engines() {
        return clock.isSet() ? current.dated() : current.undated();
    }

    /** What an engine is made of now. */
    public TlsMaterial material() {
        return engines().material();
    }

    /**
     * An engine for one connection, by the JDK.
     *
     * @param host as in the URL: the name to send and to check, or an IP literal, brackets allowed
     * @throws TlsException if the host can be neither
     */
    public SSLEngine engine(String host, int port) {
        return engines().client(host, port);
    }

    /**
     * Which server is asked for (SNI): a name is, an address is not (rule C-TLS-04).
     *
     * @param host as in the URL
     * @throws TlsException if it can be neither
     */
    public static List<SNIServerName> serverNames(String host) {
        String name = HostName.withoutBrackets(host);
        try {
            return HostName.isIpLiteral(name) ? List.of() : List.of(new SNIHostName(HostName.toAscii(name)));
        } catch (IllegalArgumentException e) {
            throw new TlsException("no name of a host: " + name, e);
        }
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
