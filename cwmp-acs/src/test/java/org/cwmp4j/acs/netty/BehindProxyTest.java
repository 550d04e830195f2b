package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.DeviceSession;
import org.cwmp4j.acs.InformDecision;
import org.cwmp4j.acs.InformRequest;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.auth.CertificatePolicy;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.CertificateHeader;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.TrustedProxies;
import org.cwmp4j.http.TrustedProxies.Forwarding;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.http.TestHttpClient;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ACS behind a load balancer: who is believed, and what. The test's client is the balancer; it comes from 127.0.0.1. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BehindProxyTest {
    private static final TestPki PKI = TestPki.create();
    private static final Headers XML = Headers.of("Content-Type", "text/xml; charset=utf-8");
    private static final TlsTrust ROOTS = TlsTrust.of(List.of(PKI.root()));

    private final BlockingQueue<InformRequest> informs = new LinkedBlockingQueue<>();
    private final List<TestHttpClient> clients = new ArrayList<>();
    private AcsServer acs;
    private boolean behindProxy;

    @AfterEach
    void close() {
        clients.forEach(TestHttpClient::close);
        acs.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X_FORWARDED | X-Forwarded-For | 198.51.100.7                     | 198.51.100.7",
                "X_FORWARDED | X-Forwarded-For | 198.51.100.7:4711                | 198.51.100.7",
                "X_FORWARDED | X-Forwarded-For | 2001:db8::7                      | 2001:db8:0:0:0:0:0:7",
                "X_FORWARDED | X-Forwarded-For | 203.0.113.1, 198.51.100.7        | 198.51.100.7",
                "X_FORWARDED | X-Forwarded-For | 198.51.100.7, 127.0.0.1          | 198.51.100.7",
                "X_FORWARDED | X-Forwarded-For | nonsense                         | 127.0.0.1",
                "X_FORWARDED | Forwarded       | for=198.51.100.7                 | 127.0.0.1",
                "FORWARDED   | Forwarded       | for=198.51.100.7;proto=https     | 198.51.100.7",
                "FORWARDED   | Forwarded       | for=\"[2001:db8::7]:4711\"       | 2001:db8:0:0:0:0:0:7",
                "FORWARDED   | Forwarded       | for=203.0.113.1, for=198.51.100.7| 198.51.100.7",
                "FORWARDED   | Forwarded       | for=203.0.113.1;x=\", for=198.51.100.7 | 198.51.100.7",
                "FORWARDED   | Forwarded       | for=\"a, for=\"[2001:db8::7]:1\"   | 2001:db8:0:0:0:0:0:7",
                "X_FORWARDED | X-Forwarded-For | 203.0.113.1, \", 198.51.100.7    | 198.51.100.7",
                "FORWARDED   | Forwarded       | for=_hidden                      | 127.0.0.1",
                "FORWARDED   | X-Forwarded-For | 198.51.100.7                     | 127.0.0.1",
                "NONE        | X-Forwarded-For | 198.51.100.7                     | 127.0.0.1",
            })
    @Rule("A-HTTP-17")
    void aTrustedProxySaysWhereAPostCameFrom(Forwarding forwarding, String header, String value, String remote) {
        serve(TrustedProxies.of(forwarding, "127.0.0.0/8"), AuthenticationPolicy.none());
        assertThat(inform("1", Headers.of(header, value)).status()).isEqualTo(200);
        assertThat(informs.remove().remote().getAddress().getHostAddress()).isEqualTo(remote);
    }

    /** Anybody can write such headers. */
    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/8"})
    @Rule("A-HTTP-17")
    void nobodyElseIsBelieved(String networks) {
        TrustedProxies proxies = networks.isEmpty()
                ? TrustedProxies.NONE
                : TrustedProxies.of(Forwarding.X_FORWARDED, networks)
                        .withCertificate(CertificateHeader.escapedPem("X-Client", ROOTS));
        serve(proxies, AuthenticationPolicy.basicOverTls("cwmp").withCertificates(CertificatePolicy.DEFAULT));
        Headers lies = Headers.of("X-Forwarded-For", "198.51.100.7")
                .and("X-Forwarded-Proto", "https")
                .and("X-Client", escaped(PKI.client("001122-Box-1").issue()));
        // as without TLS: the lies neither make it secure nor give it a certificate
        assertThat(inform("1", lies).status()).isEqualTo(403);
        assertThat(informs).isEmpty();
    }

    @Test
    @Rule("A-AUTH-01")
    void theSchemeIsTheSenders() {
        serve(TrustedProxies.of(Forwarding.X_FORWARDED, "127.0.0.1"), AuthenticationPolicy.basicOverTls("cwmp"));
        assertThat(inform("1", Headers.of("X-Forwarded-Proto", "https")).status())
                .isEqualTo(401);
        assertThat(inform(
                                "1",
                                Headers.of("X-Forwarded-Proto", "https")
                                        .and("Authorization", "Basic " + base64("001122-Box-1:secret")))
                        .status())
                .isEqualTo(200);
        assertThat(inform(
                                "1",
                                Headers.of("X-Forwarded-Proto", "http")
                                        .and("Authorization", "Basic " + base64("001122-Box-1:secret")))
                        .status())
                .isEqualTo(403);
        assertThat(inform("1", Headers.empty()).status()).isEqualTo(403);
    }

    /** What a sender writes in the header comes before what the proxy does, and cannot hide that. */
    @Test
    @Rule({"A-AUTH-01", "A-HTTP-17"})
    void aQuoteThatIsNeverClosedMakesNothingSecure() {
        serve(TrustedProxies.of(Forwarding.FORWARDED, "127.0.0.1"), AuthenticationPolicy.basicOverTls("cwmp"));
        Headers lie = Headers.of("Forwarded", "for=203.0.113.1;proto=https;x=\"")
                .and("Forwarded", "for=198.51.100.7;proto=http");
        assertThat(inform("1", lie).status()).isEqualTo(403);
    }

    @Test
    @Rule({"B-TLS-12", "A-TLS-14"})
    void theCertificateIsTheSenders() {
        serve(
                TrustedProxies.of(Forwarding.NONE, "127.0.0.1")
                        .withCertificate(CertificateHeader.escapedPem("X-SSL-Client-Cert", ROOTS)),
                AuthenticationPolicy.certificates(CertificatePolicy.DEFAULT));
        TestIdentity device = PKI.client("001122-Box-1").issue();
        Headers shown = Headers.of("X-SSL-Client-Cert", escaped(device));
        assertThat(inform("1", shown).status()).isEqualTo(200);
        assertThat(informs.remove().peerCertificates()).startsWith(device.certificate());
        assertThat(inform("2", shown).status()).isEqualTo(403);
        assertThat(inform("1", Headers.empty()).status()).isEqualTo(403);
        assertThat(informs).isEmpty();
    }

    /** A proxy that passes on whatever it was shown does not make it good. */
    @Test
    @Rule("B-TLS-12")
    void aPassedOnCertificateIsVerifiedAgain() {
        serve(
                TrustedProxies.of(Forwarding.NONE, "127.0.0.1")
                        .withCertificate(CertificateHeader.escapedPem("X-SSL-Client-Cert", ROOTS)),
                AuthenticationPolicy.none());
        String forged = escaped(TestPki.create().client("001122-Box-1").issue());
        String expired = escaped(PKI.client("001122-Box-1").expired().issue());
        String good = escaped(PKI.client("001122-Box-1").issue());
        for (String value : List.of(forged, expired, "nonsense", "%zz")) {
            assertThat(inform("1", Headers.of("X-SSL-Client-Cert", value)).status())
                    .isEqualTo(403);
        }
        assertThat(inform("1", Headers.of("X-SSL-Client-Cert", good).and("X-SSL-Client-Cert", forged))
                        .status())
                .isEqualTo(403);
        assertThat(informs).isEmpty();
        assertThat(inform("1", Headers.of("X-SSL-Client-Cert", good)).status()).isEqualTo(200);
    }

    @Test
    @Rule("B-TLS-12")
    void certificatesInTheirStandardHeaderAreReadToo() throws Exception {
        serve(
                TrustedProxies.of(Forwarding.FORWARDED, "127.0.0.1")
                        .withCertificate(CertificateHeader.clientCert(ROOTS)),
                AuthenticationPolicy.certificates(CertificatePolicy.DEFAULT));
        TestIdentity device = PKI.client("001122-Box-1").issue();
        Headers shown = Headers.of("Client-Cert", bytes(device.chain().get(0).getEncoded()))
                .and("Client-Cert-Chain", bytes(device.chain().get(1).getEncoded()));
        assertThat(inform("1", shown).status()).isEqualTo(200);
        assertThat(informs.remove().peerCertificates()).isEqualTo(device.chain());
    }

    /** Digest covers the path that the device asked for, not the one that the proxy has left of it. */
    @Test
    @Rule("B-AUTH-07")
    void aPathPrefixThatTheProxyTakesAwayIsPartOfWhatDigestCovers() {
        TrustedProxies proxies = TrustedProxies.of(Forwarding.NONE, "127.0.0.1");
        AuthenticationPolicy digest = AuthenticationPolicy.digest(DigestServerSettings.of("cwmp"));
        serve(proxies.withPrefix("/cwmp"), digest);
        assertThat(authorized("/cwmp/acs").status()).isEqualTo(200);
        assertThat(authorized("/acs").status()).isEqualTo(401);
        acs.close();
        serve(proxies, digest);
        assertThat(authorized("/acs").status()).isEqualTo(200);
        assertThat(authorized("/cwmp/acs").status()).isEqualTo(401);
    }

    private HttpAnswer authorized(String target) {
        ClientAuthenticator device = new ClientAuthenticator(
                new Credentials("001122-Box-1", "secret"), ClientAuthPolicy.digestOnly(), SecretSource.secure());
        device.challenged(inform("1", Headers.empty()).headers().all("WWW-Authenticate"));
        return inform(
                "1",
                Headers.of(
                        "Authorization",
                        device.authorization("POST", target, new byte[0]).orElseThrow()));
    }

    /** A proxy's connection carries everybody: without the cookie there is no session, whatever came on it before. */
    @Test
    @Rule({"A-HTTP-17", "H3"})
    void theConnectionOfAProxyStandsForNoSession() {
        serve(TrustedProxies.of(Forwarding.X_FORWARDED, "127.0.0.1"), AuthenticationPolicy.none());
        TestHttpClient proxy = client();
        HttpAnswer begun = post(proxy, WireInform.of("1"), XML);
        assertThat(post(proxy, new byte[0], Headers.empty()).status()).isEqualTo(400);
        String set = begun.headers().get("Set-Cookie");
        Headers cookie = Headers.of("Cookie", set.substring(0, set.indexOf(';')));
        assertThat(text(post(proxy, new byte[0], cookie))).contains("GetRPCMethods");
    }

    /** The control: a device's own connection does, as long as it has returned no cookie. */
    @Test
    @Rule("H3")
    void theConnectionOfADeviceDoes() {
        serve(TrustedProxies.of(Forwarding.X_FORWARDED, "10.0.0.0/8"), AuthenticationPolicy.none());
        TestHttpClient device = client();
        post(device, WireInform.of("1"), XML);
        assertThat(text(post(device, new byte[0], Headers.empty()))).contains("GetRPCMethods");
    }

    /** One that guesses locks the others out only where all of them seem to be one. */
    @ParameterizedTest
    @CsvSource({
        "X_FORWARDED, false, 503",
        "X_FORWARDED, true,  503",
        "NONE,        false, 401",
        "NONE,        true,  401",
    })
    @Rule("SEC-15")
    void whoGuessesIsSlowedDownWhereItIsKnownWhoItIs(Forwarding forwarding, boolean declared, int status) {
        behindProxy = declared;
        serve(TrustedProxies.of(forwarding, "127.0.0.1"), AuthenticationPolicy.basicEvenWithoutTls("cwmp"));
        Headers wrong = Headers.of("X-Forwarded-For", "198.51.100.7")
                .and("Authorization", "Basic " + base64("001122-Box-1:guess"));
        for (int i = 0; i < 5; i++) {
            assertThat(inform("1", wrong).status()).isEqualTo(401);
        }
        assertThat(inform("1", wrong).status()).isEqualTo(status);
        Headers right = Headers.of("X-Forwarded-For", "198.51.100.8")
                .and("Authorization", "Basic " + base64("001122-Box-1:secret"));
        assertThat(inform("1", right).status()).isEqualTo(200);
    }

    private void serve(TrustedProxies proxies, AuthenticationPolicy authentication) {
        acs = AcsServer.builder()
                .behindProxy(behindProxy)
                .authentication(authentication)
                .credentials(new InMemoryCredentialsStore().put("001122-Box-1", "secret"))
                .unknownDevices(UnknownDevicePolicy.admit())
                .drain(Duration.ofMillis(1))
                .handler(new AcsHandler() {
                    @Override
                    public CompletionStage<InformDecision> onInform(InformRequest request) {
                        informs.add(request);
                        return CompletableFuture.completedFuture(InformDecision.accept());
                    }

                    @Override
                    public CompletionStage<?> onSession(DeviceSession session) {
                        return session.call(new GetRPCMethods());
                    }
                })
                .listen(ListenerOptions.http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withProxies(proxies))
                .build();
        acs.start().join();
    }

    private TestHttpClient client() {
        TestHttpClient client = new TestHttpClient(
                URI.create("http://127.0.0.1:" + acs.addresses().get(0).getPort()), null, null);
        clients.add(client);
        return client;
    }

    private HttpAnswer inform(String serial, Headers headers) {
        Headers all = XML;
        for (var field : headers.fields()) {
            all = all.and(field.getKey(), field.getValue());
        }
        return post(client(), WireInform.of(serial), all);
    }

    private static HttpAnswer post(TestHttpClient client, byte[] body, Headers headers) {
        return client.send("POST", "/acs", headers, body).orElseThrow();
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** As nginx writes it. */
    private static String escaped(TestIdentity identity) {
        return URLEncoder.encode(identity.chainPem(), StandardCharsets.US_ASCII).replace("+", "%20");
    }

    private static String bytes(byte[] der) {
        return ":" + Base64.getEncoder().encodeToString(der) + ":";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
