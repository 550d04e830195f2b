package org.cwmp4j.acs.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.cwmp4j.acs.auth.AuthenticationResult.Authenticated;
import org.cwmp4j.acs.auth.AuthenticationResult.Challenged;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.acs.auth.CertificateRule.Field;
import org.cwmp4j.acs.auth.RevocationCheck.Status;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a client certificate makes of its owner. */
class CertificatePolicyTest {
    private static final TestPki PKI = TestPki.create();
    private static final TestPki OTHER = TestPki.create();

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private final List<X509Certificate> asked = new ArrayList<>();
    private Status status = Status.GOOD;

    private AuthenticationResult ask(
            AuthenticationPolicy policy, List<X509Certificate> chain, @Nullable String header) {
        InMemoryCredentialsStore store =
                new InMemoryCredentialsStore().put("001122-Box-1", "secret").put("001122-Box-2", "secret");
        return policy.create(store, time, SecretSource.secure())
                .authenticate(
                        new HttpHead("POST", "/acs", header, true, new InetSocketAddress("192.0.2.1", 1234), chain))
                .toCompletableFuture()
                .join();
    }

    private AuthenticationResult ask(CertificatePolicy policy, TestIdentity device) {
        return ask(AuthenticationPolicy.certificates(policy), device.chain(), null);
    }

    private static AuthenticationPolicy withHttp(CertificatePolicy policy) {
        return AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("cwmp"))
                .withCertificates(policy);
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Rule({"B-TLS-12", "A-AUTH-01"})
    void aUserNameAsCommonNameIsTheDevicesOwnAndNeedsNoPassword() {
        assertThat(ask(
                        withHttp(CertificatePolicy.DEFAULT),
                        PKI.client("001122-Box-1").issue().chain(),
                        null))
                .isEqualTo(new Authenticated("001122-Box-1"));
    }

    /** The control: without a certificate there is a challenge as ever. */
    @Test
    @Rule("A-AUTH-01")
    void withoutACertificateHttpAuthenticates() {
        assertThat(ask(withHttp(CertificatePolicy.DEFAULT), List.of(), null)).isInstanceOf(Challenged.class);
        assertThat(ask(withHttp(CertificatePolicy.DEFAULT), List.of(), basic("001122-Box-1")))
                .isEqualTo(new Authenticated("001122-Box-1"));
    }

    /** Not even one that happens to be of two words. */
    @ParameterizedTest
    @ValueSource(strings = {"Example Gateway", "example-gateway", "00112-1"})
    @Rule({"A-TLS-13", "B-TLS-12"})
    void besideASharedCertificateHttpAuthenticates(String name) {
        List<X509Certificate> chain = PKI.client(name).issue().chain();
        assertThat(ask(withHttp(CertificatePolicy.DEFAULT), chain, null)).isInstanceOf(Challenged.class);
        assertThat(ask(withHttp(CertificatePolicy.DEFAULT), chain, basic("001122-Box-2")))
                .isEqualTo(new Authenticated("001122-Box-2"));
        assertThat(ask(AuthenticationPolicy.certificates(CertificatePolicy.DEFAULT), chain, null))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Rule({"B-TLS-12", "A-AUTH-13"})
    void bothCanBeAskedForAndMustBeTheSameDevice() {
        AuthenticationPolicy both = withHttp(CertificatePolicy.DEFAULT.withAlwaysHttp(true));
        List<X509Certificate> chain = PKI.client("001122-Box-1").issue().chain();
        assertThat(ask(both, chain, null)).isInstanceOf(Challenged.class);
        assertThat(ask(both, chain, basic("001122-Box-1"))).isEqualTo(new Authenticated("001122-Box-1"));
        assertThat(ask(both, chain, basic("001122-Box-2"))).isEqualTo(new Refused(403, "Certificate not accepted"));
    }

    @Test
    @Rule("B-TLS-12")
    void aUriOrDnsNameOfTheSubjectCanNameTheDevice() {
        CertificatePolicy uri = CertificatePolicy.of(CertificateRule.of(
                Field.URI, Pattern.compile("urn:dev:ops:(?<oui>\\w+)-(?<productClass>\\w+)-(?<serial>\\w+)")));
        assertThat(ask(uri, PKI.client("x").uri("urn:dev:ops:001122-Box-7").issue()))
                .isEqualTo(new Authenticated("001122-Box-7"));
        assertThat(ask(uri, PKI.client("001122-Box-7").uri("urn:dev:mac:0").issue()))
                .isInstanceOf(Refused.class);
        CertificatePolicy dns = CertificatePolicy.of(
                CertificateRule.of(Field.DNS_NAME, Pattern.compile("(?<serial>[0-9]+)\\.devices\\.example"))
                        .forDevicesOf("001122", "Set-Top-Box"));
        assertThat(ask(dns, PKI.client("x").dnsName("7.devices.example").issue()))
                .isEqualTo(new Authenticated("001122-Set%2DTop%2DBox-7"));
        assertThat(ask(dns, PKI.client("x").dnsName("7.devices.example.org").issue()))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Rule("B-TLS-12")
    void theSubjectsSerialNumberCanNameTheDevice() {
        CertificatePolicy policy =
                CertificatePolicy.of(CertificateRule.of(Field.SUBJECT_SERIAL_NUMBER, Pattern.compile("SN(?<serial>.+)"))
                        .forDevicesOf("001122", ""));
        assertThat(ask(policy, PKI.client("x").serialNumber("SNa b").issue()))
                .isEqualTo(new Authenticated("001122-a%20b"));
        assertThat(ask(policy, PKI.client("SN1").issue())).isInstanceOf(Refused.class);
    }

    @Test
    @Rule("B-TLS-12")
    void onlyTheAuthoritiesThatARuleNamesCount() {
        CertificatePolicy policy = CertificatePolicy.of(
                CertificateRule.userName().issuedBy(PKI.authority()),
                CertificateRule.shared().issuedBy(OTHER.root()));
        assertThat(ask(policy, PKI.client("001122-Box-1").issue())).isEqualTo(new Authenticated("001122-Box-1"));
        assertThat(ask(policy, OTHER.client("001122-Box-1").issue())).isInstanceOf(Refused.class);
        assertThat(ask(withHttp(policy), OTHER.client("001122-Box-1").issue().chain(), null))
                .isInstanceOf(Challenged.class);
        assertThat(ask(policy, TestPki.create().client("001122-Box-1").issue())).isInstanceOf(Refused.class);
    }

    @Test
    @Rule("B-TLS-12")
    void whatWasRevokedIsNotLetIn() {
        CertificatePolicy policy = revocable();
        TestIdentity device = PKI.client("001122-Box-1").issue();
        assertThat(ask(policy, device)).isEqualTo(new Authenticated("001122-Box-1"));
        assertThat(asked).containsExactly(device.certificate());
        status = Status.REVOKED;
        assertThat(ask(policy, device)).isEqualTo(new Refused(403, "Certificate not accepted"));
    }

    /** Whoever cannot be asked is no reason to let somebody in, nor to turn a good device away for ever. */
    @Test
    void whatCannotBeFoundOutIsATemporaryRefusal() {
        TestIdentity device = PKI.client("001122-Box-1").issue();
        status = Status.UNKNOWN;
        assertThat(ask(revocable(), device)).isEqualTo(new Refused(503, "Try again later"));
        CertificatePolicy broken = CertificatePolicy.DEFAULT.withRevocation(
                chain -> CompletableFuture.failedFuture(new IllegalStateException("down")), Duration.ofMinutes(1));
        assertThat(ask(broken, device)).isEqualTo(new Refused(503, "Try again later"));
    }

    @Test
    void anAnswerAboutRevocationIsGoodForAWhile() {
        Authentication live = AuthenticationPolicy.certificates(revocable())
                .create(new InMemoryCredentialsStore(), time, SecretSource.secure());
        HttpHead head = new HttpHead(
                "POST",
                "/acs",
                null,
                true,
                new InetSocketAddress("192.0.2.1", 1234),
                PKI.client("001122-Box-1").issue().chain());
        for (int i = 0; i < 3; i++) {
            assertThat(live.authenticate(head).toCompletableFuture().join()).isInstanceOf(Authenticated.class);
        }
        assertThat(asked).hasSize(1);
        status = Status.REVOKED;
        time.advance(Duration.ofMinutes(1));
        assertThat(live.authenticate(head).toCompletableFuture().join()).isInstanceOf(Refused.class);
    }

    private CertificatePolicy revocable() {
        return CertificatePolicy.DEFAULT.withRevocation(
                chain -> {
                    asked.add(chain.get(0));
                    return CompletableFuture.completedFuture(status);
                },
                Duration.ofMinutes(1));
    }
}
