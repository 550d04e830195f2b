package org.cwmp4j.http.tls;

import java.util.ArrayList;
import java.util.List;

/**
 * What both ends choose of TLS. Renegotiation and compression are off whatever is chosen (RFC 7525 3.3, 3.5; rule C-TLS-05).
 *
 * @param protocols by the JDK's names
 * @param cipherSuites by the JDK's names, in order of preference; empty for the JDK's choice but for suites without forward secrecy
 *     (RFC 7525 4.1)
 * @param more suites that are offered after those, for old peers: see {@link #MANDATORY_SUITE}. A suite that the JDK's security property
 *     {@code jdk.tls.disabledAlgorithms} forbids needs that changed too
 * @param jdkOnly whether BoringSSL must not be used even where it could be; without, drivers are free to use it if it can do all that is
 *     chosen here
 */
public record TlsSettings(List<String> protocols, List<String> cipherSuites, List<String> more, boolean jdkOnly) {
    /** The one suite that TLS 1.2 makes mandatory, and no modern stack offers unasked (rule B-TLS-06). */
    public static final String MANDATORY_SUITE = "TLS_RSA_WITH_AES_128_CBC_SHA";

    /** TLS 1.3 and 1.2, suites with forward secrecy as the JDK chooses, BoringSSL where it is there. */
    public static final TlsSettings DEFAULT =
            new TlsSettings(List.of("TLSv1.3", "TLSv1.2"), List.of(), List.of(), false);

    public TlsSettings {
        protocols = List.copyOf(protocols);
        cipherSuites = List.copyOf(cipherSuites);
        more = List.copyOf(more);
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("protocols: at least one is needed");
        }
    }

    /** With these suites and no other. */
    public TlsSettings withCipherSuites(String... value) {
        return new TlsSettings(protocols, List.of(value), List.of(), jdkOnly);
    }

    /** With these suites after the others. */
    public TlsSettings withMoreSuites(String... value) {
        return new TlsSettings(protocols, cipherSuites, List.of(value), jdkOnly);
    }

    /** With these protocols. */
    public TlsSettings withProtocols(String... value) {
        return new TlsSettings(List.of(value), cipherSuites, more, jdkOnly);
    }

    /** With the JDK's TLS always, or only where there is no other. */
    public TlsSettings withJdkOnly(boolean value) {
        return new TlsSettings(protocols, cipherSuites, more, value);
    }

    /** The suites to offer, in order. */
    List<String> suites(String[] jdkDefault) {
        List<String> suites = new ArrayList<>(cipherSuites);
        if (suites.isEmpty()) {
            for (String suite : jdkDefault) {
                if (!suite.startsWith("TLS_RSA_")) {
                    suites.add(suite);
                }
            }
        }
        more.stream().filter(suite -> !suites.contains(suite)).forEach(suites::add);
        return List.copyOf(suites);
    }
}
