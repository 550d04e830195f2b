package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.AcsExchange;
import org.cwmp4j.acs.AcsExchange.Payload;
import org.cwmp4j.acs.AcsListener;
import org.cwmp4j.acs.AcsTransport;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.Limits;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.Ticker;
import org.cwmp4j.testkit.http.TestHttpClient;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's HTTP, with an engine that answers as each test says. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NettyAcsTransportTest {
    private static final NettyAcsTransport TRANSPORT =
            NettyAcsTransport.builder().threads(1).build();
    private static final Credentials USER = new Credentials("001122-1", "secret");
    private static final byte[] MESSAGE = ("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:c=\"urn:dslforum-org:cwmp-1-2\"><e:Body><c:GetRPCMethods/></e:Body></e:Envelope>")
            .getBytes(StandardCharsets.UTF_8);

    private final FakeEndpoint engine = new FakeEndpoint();
    private AcsListener listener;
    private TestHttpClient client;

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        if (listener != null) {
            listener.close()
                    .toCompletableFuture()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }

    @AfterAll
    static void shutdown() {
        TRANSPORT.close().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void itIsFoundByTheServiceLoader() {
        AcsTransport found = ServiceLoader.load(AcsTransport.class).findFirst().orElseThrow();
        assertThat(found).isInstanceOf(NettyAcsTransport.class);
        found.close();
    }

    @Test
    @Rule({"A-HTTP-07", "B-HTTP-05"})
    void anEnvelopeGoesWithStatus200AndTextXmlAFaultToo() {
        engine.answers = exchange -> AcsAnswer.message(
                SoapEnvelope.of(CwmpVersion.V1_2, SoapHeader.ofId("1"), new GetRPCMethods()),
                EncodeContext.of(CwmpVersion.V1_2, Direction.ACS_TO_CPE));
        HttpAnswer answer = post(MESSAGE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.reason()).isEqualTo("OK");
        assertThat(answer.headers().all("Content-Type")).containsExactly("text/xml; charset=utf-8");
        assertThat(text(answer)).contains("GetRPCMethods").doesNotStartWith("<?xml");
        AcsExchange seen = engine.exchanges.remove();
        assertThat(((Payload.Message) seen.payload()).envelope().envelope().message())
                .isInstanceOf(GetRPCMethods.class);
        assertThat(seen.identity()).isNull();
    }

    @Test
    @Rule("A-HTTP-08")
    void noContentIs204() {
        HttpAnswer answer = post(new byte[0]);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().has("Content-Type")).isFalse();
        assertThat(engine.exchanges.remove().payload()).isEqualTo(new Payload.Empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {" \r\n", "<?xml version=\"1.0\"?>\n"})
    void blankIsEmptyToo(String body) {
        post(body.getBytes(StandardCharsets.UTF_8));
        assertThat(engine.exchanges.remove().payload()).isEqualTo(new Payload.Empty());
    }

    @Test
    @Rule("A-SESS-37")
    void whatIsNoMessageIsAnsweredWithoutSoap() {
        engine.answers = exchange -> AcsAnswer.status(400, "Not understood");
        HttpAnswer answer = post("<nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(engine.exchanges.remove().payload()).isInstanceOf(Payload.Unreadable.class);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
        assertThat(text(answer)).isEqualTo("Not understood");
        assertThat(answer.headers().hasToken("Connection", "close")).isTrue();
    }

    @Test
    @Rule("A-HTTP-18")
    void theSessionCookieHasAPathAndNoEnd() {
        engine.answers = exchange -> AcsAnswer.empty().withCookie("abc_-9");
        assertThat(post(new byte[0]).headers().all("Set-Cookie")).containsExactly("cwmp=abc_-9; Path=/");
        post(Headers.of("Cookie", "other=1, cwmp=\"abc_-9\""));
        engine.exchanges.remove();
        assertThat(engine.exchanges.remove().sessionCookie()).isEqualTo("abc_-9");
    }

    @Test
    @Rule("A-HTTP-17")
    void theEngineLearnsWhichPostsShareAConnectionAndWhenItGoes() throws Exception {
        post(new byte[0]);
        post(new byte[0]);
        client.close();
        post(new byte[0]);
        Object first = engine.exchanges.remove().connection();
        assertThat(engine.exchanges.remove().connection()).isSameAs(first);
        assertThat(engine.exchanges.remove().connection()).isNotSameAs(first);
        assertThat(engine.gone.poll(30, TimeUnit.SECONDS)).isSameAs(first);
    }

    @ParameterizedTest
    @CsvSource({"PUT, 405", "DELETE, 405", "OPTIONS, 405", "GET, 200"})
    void otherMethodsAreNotForMessages(String method, int status) {
        HttpAnswer answer = send(method, "/acs", Headers.empty(), new byte[0]);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 405) {
            assertThat(answer.headers().get("Allow")).contains("POST");
        }
        assertThat(engine.exchanges).isEmpty();
    }

    @Test
    void anotherPathIsNotFound() {
        assertThat(send("POST", "/", Headers.empty(), MESSAGE).status()).isEqualTo(404);
        assertThat(send("GET", "/acs/x", Headers.empty(), new byte[0]).status()).isEqualTo(404);
    }

    @Test
    @Rule("A-HTTP-31")
    void aCodingThatIsNotKnownGets415() {
        assertThat(post(Headers.of("Content-Encoding", "br")).status()).isEqualTo(415);
        assertThat(post(Headers.of("Content-Encoding", "identity")).status()).isEqualTo(204);
    }

    @Test
    @Rule("A-ROB-09")
    void loadIsRefusedBeforeTheBodyIsRead() {
        engine.screening = java.util.Optional.of(AcsAnswer.unavailable(Duration.ofMillis(41_200)));
        HttpAnswer answer = post(MESSAGE);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("42");
        assertThat(engine.exchanges).isEmpty();
    }

    @Test
    @Rule("A-ROB-09")
    void theEngineLearnsThatAConnectionIsOneTooMany() throws IOException {
        listen(options().withMaxConnections(1));
        try (RawDevice busy = new RawDevice(listener.address());
                TestHttpClient second = new TestHttpClient(url(), null, null)) {
            busy.send("POST /acs HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
            assertThat(busy.receive()).startsWith("HTTP/1.1 100 ");
            second.send("POST", "/acs", Headers.of("Cookie", "cwmp=abc"), new byte[0])
                    .orElseThrow();
        }
        assertThat(engine.heads.remove().overLimit()).isFalse();
        assertThat(engine.heads.remove())
                .satisfies(head -> assertThat(head.overLimit()).isTrue())
                .satisfies(head -> assertThat(head.sessionCookie()).isEqualTo("abc"));
    }

    @Test
    @Rule("B-ROB-04")
    void aBodyOfTheLimitIsReadAndOneByteMoreIsNot() {
        engine.reading = new DecodeContext(Direction.CPE_TO_ACS, null, false, limits(MESSAGE.length));
        assertThat(post(MESSAGE).status()).isEqualTo(204);
        byte[] more = java.util.Arrays.copyOf(MESSAGE, MESSAGE.length + 1);
        more[MESSAGE.length] = ' ';
        assertThat(post(more).status()).isEqualTo(413);
    }

    @Test
    @Rule({"A-AUTH-01", "A-AUTH-11"})
    void withoutTlsDigestIsAskedForAndItsUserIsKnown() {
        authenticate(AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("acs")));
        HttpAnswer refused = post(MESSAGE);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.headers().hasToken("Connection", "close")).isFalse();
        assertThat(refused.headers().all("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Digest ");
        assertThat(engine.exchanges).isEmpty();

        client.close();
        client = new TestHttpClient(url(), null, USER);
        assertThat(post(MESSAGE).status()).isEqualTo(204);
        assertThat(engine.exchanges.remove().identity()).isEqualTo(USER.username());
    }

    @Test
    @Rule({"A-AUTH-01", "B-TLS-01"})
    void overTlsBasicIsOfferedToo() {
        authenticate(AuthenticationPolicy.digestAndBasicOverTls(DigestServerSettings.of("acs")));
        TestPki pki = TestPki.create();
        TestIdentity identity = pki.localhost();
        listen(ListenerOptions.https(
                loopback(),
                new TlsServer(TlsIdentity.of(identity.privateKey(), identity.chain()), TlsSettings.DEFAULT)));
        client = new TestHttpClient(URI.create("https://localhost:" + port()), pki.sslContext(null), null);
        assertThat(post(MESSAGE).headers().all("WWW-Authenticate"))
                .anyMatch(line -> line.startsWith("Basic "))
                .anyMatch(line -> line.startsWith("Digest "));
        String pair = java.util.Base64.getEncoder()
                .encodeToString((USER.username() + ":" + USER.password()).getBytes(StandardCharsets.UTF_8));
        assertThat(post(Headers.of("Authorization", "Basic " + pair)).status()).isEqualTo(204);
        assertThat(engine.exchanges.remove().identity()).isEqualTo(USER.username());
    }

    @Test
    @Rule("A-AUTH-01")
    void basicWithoutTlsIsRefusedUnlessAskedForByName() {
        String pair = java.util.Base64.getEncoder()
                .encodeToString((USER.username() + ":" + USER.password()).getBytes(StandardCharsets.UTF_8));
        Headers basic = Headers.of("Authorization", "Basic " + pair);
        authenticate(AuthenticationPolicy.basicOverTls("acs"));
        assertThat(post(basic).status()).isEqualTo(403);
        authenticate(AuthenticationPolicy.basicEvenWithoutTls("acs"));
        assertThat(post(basic).status()).isEqualTo(204);
    }

    @Test
    void anEngineThatFailsIsAnsweredBy500() {
        engine.answers = exchange -> {
            throw new IllegalStateException("secret");
        };
        HttpAnswer answer = post(MESSAGE);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).doesNotContain("secret");
    }

    @Test
    void anAddressThatIsTakenSaysSo() {
        post(new byte[0]);
        var again = TRANSPORT
                .listen(engine, ListenerOptions.http(listener.address()))
                .toCompletableFuture();
        assertThat(again).isCompletedExceptionally();
    }

    private static Limits limits(int maxBytes) {
        Limits d = Limits.DEFAULT;
        return new Limits(
                maxBytes,
                d.maxDepth(),
                d.maxElements(),
                d.maxAttributes(),
                d.maxNameLength(),
                d.maxTextLength(),
                d.maxAttributeLength(),
                d.maxDeviations());
    }

    private void authenticate(AuthenticationPolicy policy) {
        InMemoryCredentialsStore store = new InMemoryCredentialsStore();
        store.put(USER.username(), UserSecret.ofPassword(USER.password()));
        engine.authentication = policy.create(store, Ticker.system(), SecretSource.secure());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress("127.0.0.1", 0);
    }

    private static ListenerOptions options() {
        return ListenerOptions.http(loopback());
    }

    private void listen(ListenerOptions options) {
        listener = TRANSPORT.listen(engine, options).toCompletableFuture().join();
    }

    private int port() {
        if (listener == null) {
            listen(options());
        }
        return listener.address().getPort();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private HttpAnswer post(byte[] body) {
        return send("POST", "/acs", Headers.of("Content-Type", "text/xml"), body);
    }

    private HttpAnswer post(Headers headers) {
        return send("POST", "/acs", headers, new byte[0]);
    }

    private HttpAnswer send(String method, String target, Headers headers, byte[] body) {
        if (client == null) {
            client = new TestHttpClient(url(), null, null);
        }
        return client.send(method, target, headers, body).orElseThrow();
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
