package org.cwmp4j.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "named, acs.example, true",
        "named, ACS.Example, true",
        "named, acs.example., true",
        "named, other.example, false", // the common name does not count beside a DNS name
        "named, sub.acs.example, false",
        "named, a.wild.example, true",
        "named, a.b.wild.example, false",
        "named, wild.example, false",
        "common, cn.example, true",
        "common, x.example, false"
    })
    @Rule("C-TLS-08")
    void dnsNamesGoBeforeTheCommonNameAndAWildcardIsOneLabel(String certificate, String host, boolean matches)
            throws Exception {
        assertThat(HostName.matches(Certificates.certificate(certificate), host))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "named, 127.0.0.1, true",
        "named, ::1, true",
        "named, 0:0:0:0:0:0:0:1, true",
        "named, 127.0.0.2, false",
        "named, ::2, false",
        "common, 127.0.0.1, false"
    })
    @Rule("C-TLS-09")
    void addressesAreComparedWithIpIdentifiersOnly(String certificate, String host, boolean matches) throws Exception {
        assertThat(HostName.matches(Certificates.certificate(certificate), host))
                .isEqualTo(matches);
    }
}
