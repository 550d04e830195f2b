package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.pki.IdentityBuilder;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers a device takes for its ACS. */
class AcsCertificateTest {
    private static final TestPki PKI = TestPki.create();

    private final TlsSettings settings = TlsSettings.DEFAULT;

    private static WallClock clock(boolean set) {
        return new WallClock() {
            @Override
            public Instant now() {
                return set ? WallClock.system().now() : Instant.EPOCH;
            }

            @Override
            public ZoneId zone() {
                return ZoneOffset.UTC;
            }

            @Override
            public boolean isSet() {
                return set;
            }
        };
    }

    private SSLEngine client(String host, boolean clockIsSet) {
        return new TlsClient(TlsTrust.of(List.of(PKI.root())), settings, clock(clockIsSet)).engine(host, 443);
    }

    private static SSLEngine server(TestPki pki, TestIdentity identity) {
        SSLEngine engine = pki.sslContext(identity).createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    private void accepted(String host, IdentityBuilder certificate) throws SSLException {
        Handshake.of(client(host, true), server(PKI, certificate.issue()));
    }

    private void refused(String host, boolean clockIsSet, IdentityBuilder certificate) {
        SSLEngine server = server(PKI, certificate.issue());
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> Handshake.of(client(host, clockIsSet), server));
    }

    @Test
    @Rule({"C-TLS-07", "SEC-02"})
    void onlyARootThatIsTrustedVouches() throws SSLException {
        accepted("acs.example", PKI.server().dnsName("acs.example"));
        TestPki stranger = TestPki.create();
        SSLEngine server =
                server(stranger, stranger.server().dnsName("acs.example").issue());
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> Handshake.of(client("acs.example", true), server));
        refused("acs.example", true, PKI.server().dnsName("acs.example").withoutIntermediate());
        refused("acs.example", true, PKI.client("acs.example").dnsName("acs.example"));
    }

    /** Nobody can be trusted where there is no root: there is no such thing as trusting everybody. */
    @Test
    @Rule({"C-TLS-07", "SEC-03"})
    void withoutRootsThereIsNoClient() {
        assertThatExceptionOfType(TlsException.class).isThrownBy(() -> TlsTrust.of(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"acs.example,acs.example", "ACS.Example,acs.example", "a.b.example,*.b.example"})
    @Rule({"C-TLS-08", "SEC-02"})
    void namesThatMatch(String host, String name) throws SSLException {
        accepted(host, PKI.server().commonName("other.example").dnsName(name));
    }

    @ParameterizedTest
    @CsvSource({
        "acs.example,other.example",
        "a.b.c.example,*.c.example",
        "c.example,*.c.example",
        "acs.example,*.example"
    })
    @Rule({"C-TLS-08", "SEC-02"})
    void namesThatDoNot(String host, String name) {
        refused(host, true, PKI.server().commonName(host).dnsName(name));
    }

    /** The common name counts only where there is no DNS name beside it. */
    @Test
    @Rule("C-TLS-08")
    void theCommonNameIsTheLastResort() throws SSLException {
        accepted("acs.example", PKI.server().commonName("acs.example"));
        refused("acs.example", true, PKI.server().commonName("acs.example").dnsName("other.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "2001:db8::1,2001:db8::1",
        "[2001:db8::1],2001:db8::1",
        "2001:DB8:0:0:0:0:0:1,2001:db8::1"
    })
    @Rule({"C-TLS-09", "SEC-02"})
    void addressesThatMatch(String host, String address) throws SSLException {
        accepted(host, PKI.server().ipAddress(address));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1,192.0.2.2", "[2001:db8::1],2001:db8::2", "192.0.2.1,2001:db8::1"})
    @Rule({"C-TLS-09", "SEC-02"})
    void addressesThatDoNot(String host, String address) {
        refused(host, true, PKI.server().ipAddress(address));
    }

    /** An address is an IP identifier; as a common name or a DNS name it says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "[2001:db8::1]"})
    @Rule("C-TLS-09")
    void anAddressIsNoName(String host) {
        refused(host, true, PKI.server().commonName(host));
        refused(host, true, PKI.server().dnsName("acs.example"));
        refused("192.0.2.1", true, PKI.server().dnsName("192.0.2.1"));
    }

    /** As long as the device does not know the time, dates say nothing; everything else is judged as ever. */
    @Test
    @Rule({"C-TLS-11", "SEC-02"})
    void withoutTheTimeDatesDoNotCount() throws SSLException {
        TestIdentity over = PKI.server().dnsName("acs.example").expired().issue();
        TestIdentity early = PKI.server().dnsName("acs.example").notYetValid().issue();
        Handshake.of(client("acs.example", false), server(PKI, over));
        Handshake.of(client("acs.example", false), server(PKI, early));
        refused("acs.example", false, PKI.server().dnsName("other.example"));
        refused("acs.example", false, PKI.server().dnsName("acs.example").withoutIntermediate());
        refused("acs.example", false, PKI.client("acs.example").dnsName("acs.example"));
        TestPki stranger = TestPki.create();
        SSLEngine server =
                server(stranger, stranger.server().dnsName("acs.example").issue());
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> Handshake.of(client("acs.example", false), server));
    }

    /** The control: who knows the time looks at dates. */
    @Test
    @Rule({"C-TLS-11", "SEC-02"})
    void withTheTimeDatesCount() {
        refused("acs.example", true, PKI.server().dnsName("acs.example").expired());
        refused("acs.example", true, PKI.server().dnsName("acs.example").notYetValid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @Rule({"C-TLS-02", "C-TLS-05"})
    void theServerChoosesAmongTheBest(String protocol) throws SSLException {
        SSLEngine server = server(PKI, PKI.server().dnsName("acs.example").issue());
        server.setEnabledProtocols(new String[] {protocol});
        assertThat(Handshake.of(client("acs.example", true), server).protocol).isEqualTo(protocol);
    }

    /** RFC 7525: nothing older than TLS 1.2, no fallback, no suite without encryption, forward secrecy or a known weakness. */
    @Test
    @Rule({"C-TLS-02", "C-TLS-05", "C-OLD-07"})
    void nothingWeakIsOffered() {
        SSLEngine client = client("acs.example", true);
        assertThat(client.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        assertThat(client.getEnabledCipherSuites())
                .isNotEmpty()
                .allSatisfy(suite -> assertThat(suite.toUpperCase(Locale.ROOT))
                        .doesNotContain("NULL", "EXPORT", "ANON", "RC4", "_DES", "3DES", "MD5"));
        for (String old : List.of("TLSv1.1", "TLSv1", "SSLv3")) {
            SSLEngine server = server(PKI, PKI.server().dnsName("acs.example").issue());
            server.setEnabledProtocols(new String[] {old});
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> Handshake.of(client("acs.example", true), server));
        }
    }

    @Test
    @Rule("C-TLS-04")
    void theHostIsAskedForByNameButNotByAddress() throws SSLException {
        TestIdentity both =
                PKI.server().dnsName("acs.example").ipAddress("192.0.2.1").issue();
        assertThat(Handshake.of(client("acs.example", true), server(PKI, both)).names)
                .containsExactly("acs.example");
        assertThat(Handshake.of(client("192.0.2.1", true), server(PKI, both)).names)
                .isEmpty();
    }
}
