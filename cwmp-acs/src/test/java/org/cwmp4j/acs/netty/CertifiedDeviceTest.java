package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
import org.cwmp4j.acs.auth.RevocationCheck.Status;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.device.InMemoryDeviceStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.tls.ClientCertificates;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsRevocation;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.testkit.http.TestHttpClient;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that show certificates, on real sockets; by the JDK's TLS and by the best there is. */
@ExtendWith(LeakExtension.class)
@ParameterizedClass
@ValueSource(booleans = {true, false})
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CertifiedDeviceTest {
    private static final TestPki PKI = TestPki.create();
    private static final Headers XML = Headers.of("Content-Type", "text/xml; charset=utf-8");

    @Parameter
    boolean jdkOnly;

    private final InMemoryDeviceStore devices = new InMemoryDeviceStore();
    private final BlockingQueue<InformRequest> informs = new LinkedBlockingQueue<>();
    private final List<TestHttpClient> clients = new ArrayList<>();
    private AcsServer acs;
    private volatile Status status = Status.GOOD;

    @AfterEach
    void close() {
        clients.forEach(TestHttpClient::close);
        acs.close();
    }

    @Test
    @Rule({"B-TLS-12", "A-AUTH-01", "A-AUTH-13"})
    void aDeviceWithACertificateOfItsOwnNeedsNoPassword() {
        serve(CertificatePolicy.DEFAULT, ClientCertificates.wanted(trust()));
        TestIdentity device = PKI.client("001122-Box-1").issue();
        HttpAnswer answer = inform(device(device, null), "1", "");
        assertThat(answer.status()).isEqualTo(200);
        InformRequest request = informs.remove();
        assertThat(request.device().text()).isEqualTo("001122-Box-1");
        assertThat(request.peerCertificates()).startsWith(device.certificate());
        assertThat(request.identity()).contains("001122-Box-1");
    }

    /** What a device claims to be must be what its certificate says. */
    @Test
    @Rule({"A-TLS-14", "A-AUTH-13"})
    void aSpoofedDeviceIdIsRefused() {
        serve(CertificatePolicy.DEFAULT, ClientCertificates.required(trust()));
        TestHttpClient spoofer = device(PKI.client("001122-Box-1").issue(), null);
        assertThat(inform(spoofer, "2", "").status()).isEqualTo(403);
        assertThat(informs).isEmpty();
        assertThat(devices.all()).isEmpty();
    }

    @Test
    @Rule({"A-TLS-13", "B-TLS-12"})
    void besideASharedCertificateHttpSaysWhich() {
        serve(CertificatePolicy.DEFAULT, ClientCertificates.required(trust()));
        TestIdentity shared = PKI.client("Example Gateways").issue();
        assertThat(inform(device(shared, null), "1", "").status()).isEqualTo(401);
        TestHttpClient known = device(shared, new Credentials("001122-Box-1", "secret"));
        assertThat(inform(known, "1", "").status()).isEqualTo(200);
        assertThat(informs.remove().peerCertificates()).startsWith(shared.certificate());
    }

    /** The cookie alone is not the session: it takes the certificate that began it. */
    @Test
    @Rule({"A-AUTH-13", "A-HTTP-17"})
    void anotherDevicesCertificateDoesNotTakeASessionOver() {
        serve(CertificatePolicy.DEFAULT, ClientCertificates.wanted(trust()));
        TestIdentity own = PKI.client("001122-Box-1").issue();
        HttpAnswer begun = inform(device(own, null), "1", "");
        String cookie = cookie(begun);
        TestHttpClient thief = device(PKI.client("001122-Box-2").issue(), null);
        assertThat(post(thief, new byte[0], cookie).status()).isEqualTo(400);
        TestHttpClient bare = device(null, new Credentials("001122-Box-1", "secret"));
        assertThat(post(bare, new byte[0], cookie).status()).isEqualTo(400);
        // the control: the device itself goes on in another connection
        HttpAnswer next = post(device(own, null), new byte[0], cookie);
        assertThat(new String(next.body(), StandardCharsets.UTF_8)).contains("GetRPCMethods");
    }

    @Test
    void aRevokedCertificateIsRefusedAtAdmission() {
        serve(
                CertificatePolicy.DEFAULT.withRevocation(
                        chain -> CompletableFuture.completedFuture(status), Duration.ofMinutes(1)),
                ClientCertificates.required(trust()));
        assertThat(inform(device(PKI.client("001122-Box-1").issue(), null), "1", "")
                        .status())
                .isEqualTo(200);
        status = Status.REVOKED;
        assertThat(inform(device(PKI.client("001122-Box-2").issue(), null), "2", "")
                        .status())
                .isEqualTo(403);
        status = Status.UNKNOWN;
        assertThat(inform(device(PKI.client("001122-Box-3").issue(), null), "3", "")
                        .status())
                .isEqualTo(503);
    }

    /** The JDK's own lists: the handshake ends, and nothing reaches the ACS. */
    @Test
    void aCertificateOnAListIsRefusedInTheHandshake() {
        TestIdentity good = PKI.client("001122-Box-1").issue();
        TestIdentity bad = PKI.client("001122-Box-2").issue();
        TlsTrust trust = trust().withRevocation(TlsRevocation.byLists(PKI.revocationLists(bad)));
        serve(CertificatePolicy.DEFAULT, ClientCertificates.required(trust));
        assertThat(inform(device(good, null), "1", "").status()).isEqualTo(200);
        assertRefusedByTls(device(bad, null));
        assertThat(informs).hasSize(1);
    }

    /** Without any list nothing is known of anybody: nobody gets in, unless the owner tolerates that. */
    @Test
    void whatNoListTellsIsRefusedUnlessTolerated() {
        TestIdentity device = PKI.client("001122-Box-1").issue();
        TlsRevocation none = TlsRevocation.byLists(List.of());
        serve(CertificatePolicy.DEFAULT, ClientCertificates.required(trust().withRevocation(none)));
        assertRefusedByTls(device(device, null));
        acs.close();
        serve(CertificatePolicy.DEFAULT, ClientCertificates.required(trust().withRevocation(none.tolerant())));
        assertThat(inform(device(device, null), "1", "").status()).isEqualTo(200);
    }

    @Test
    @Rule("B-TLS-12")
    void aChainThatLeadsNowhereIsRefusedInTheHandshake() {
        serve(CertificatePolicy.DEFAULT, ClientCertificates.required(trust()));
        assertRefusedByTls(device(PKI.client("001122-Box-1").expired().issue(), null));
        assertRefusedByTls(device(PKI.server().commonName("001122-Box-1").issue(), null));
        assertRefusedByTls(device(null, null));
        TestPki stranger = TestPki.create();
        assertRefusedByTls(device(stranger.client("001122-Box-1").issue(), null));
        assertThat(informs).isEmpty();
    }

    private void assertRefusedByTls(TestHttpClient client) {
        boolean answered;
        try {
            answered = client.send("POST", "/acs", XML, WireInform.of("1")).isPresent();
        } catch (AssertionError handshake) {
            answered = false;
        }
        assertThat(answered).isFalse();
    }

    private static TlsTrust trust() {
        return TlsTrust.of(List.of(PKI.root()));
    }

    private void serve(CertificatePolicy policy, ClientCertificates wanted) {
        TestIdentity identity = PKI.localhost();
        TlsServer tls = new TlsServer(
                TlsIdentity.of(identity.privateKey(), identity.chain()),
                TlsSettings.DEFAULT.withJdkOnly(jdkOnly),
                wanted);
        acs = AcsServer.builder()
                .authentication(AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("cwmp"))
                        .withCertificates(policy))
                .credentials(new InMemoryCredentialsStore().put("001122-Box-1", "secret"))
                .devices(devices)
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
                .listen(ListenerOptions.https(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls))
                .build();
        acs.start().join();
    }

    private URI url() {
        return URI.create("https://127.0.0.1:" + acs.addresses().get(0).getPort());
    }

    private TestHttpClient device(@Nullable TestIdentity identity, @Nullable Credentials credentials) {
        TestHttpClient client = new TestHttpClient(url(), PKI.sslContext(identity), credentials);
        clients.add(client);
        return client;
    }

    private HttpAnswer inform(TestHttpClient client, String serial, String cookie) {
        return post(client, WireInform.of(serial), cookie);
    }

    private HttpAnswer post(TestHttpClient client, byte[] body, String cookie) {
        Headers headers = body.length == 0 ? Headers.empty() : XML;
        return client.send("POST", "/acs", cookie.isEmpty() ? headers : headers.and("Cookie", cookie), body)
                .orElseThrow();
    }

    private static String cookie(HttpAnswer answer) {
        String set = answer.headers().get("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }
}
