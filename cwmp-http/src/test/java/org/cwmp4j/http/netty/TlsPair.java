package org.cwmp4j.http.netty;

import io.netty.handler.ssl.OpenSsl;
import java.util.List;
import org.cwmp4j.http.tls.TlsSettings;

/** By whose TLS client and server work: the JDK's, and BoringSSL where this machine has it, in all combinations. */
record TlsPair(TlsSettings client, TlsSettings server) {
    private static final TlsSettings JDK = TlsSettings.DEFAULT.withJdkOnly(true);

    static List<TlsPair> all() {
        TlsSettings best = TlsSettings.DEFAULT;
        return OpenSsl.isAvailable()
                ? List.of(
                        new TlsPair(JDK, JDK), new TlsPair(best, best), new TlsPair(JDK, best), new TlsPair(best, JDK))
                : List.of(new TlsPair(JDK, JDK));
    }

    @Override
    public String toString() {
        return name(client) + " to " + name(server);
    }

    private static String name(TlsSettings settings) {
        return settings.jdkOnly() ? "JDK" : "BoringSSL";
    }
}
