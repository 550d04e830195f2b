package org.cwmp4j.http.tls;

import java.util.List;
import javax.net.ssl.SSLParameters;

/**
 * What both ends choose of TLS.
 *
 * @param protocols by the JDK's names
 * @param cipherSuites by the JDK's names, in order of preference; empty for the JDK's choice. A suite that the JDK's security
 *     property {@code jdk.tls.disabledAlgorithms} forbids, as newer ones do with {@code TLS_RSA_WITH_AES_128_CBC_SHA}, needs
 *     that changed too (rule B-TLS-06)
 */
public record TlsSettings(List<String> protocols, List<String> cipherSuites) {
    /** TLS 1.3 and 1.2, suites as the JDK chooses. */
    public static final TlsSettings DEFAULT = new TlsSettings(List.of("TLSv1.3", "TLSv1.2"), List.of());

    public TlsSettings {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("protocols: at least one is needed");
        }
    }

    /** With these suites. */
    public TlsSettings withCipherSuites(String... value) {
        return new TlsSettings(protocols, List.of(value));
    }

    /** With these protocols. */
    public TlsSettings withProtocols(String... value) {
        return new TlsSettings(List.of(value), cipherSuites);
    }

    void apply(SSLParameters parameters) {
        parameters.setProtocols(protocols.toArray(String[]::new));
        if (!cipherSuites.isEmpty()) {
            parameters.setCipherSuites(cipherSuites.toArray(String[]::new));
        }
    }
}
