package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.AcsConnection;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.AcsRequest;
import org.cwmp4j.cpe.AcsTarget;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One session on the wire, against a server that answers as each test says. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpAcsTransportTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-cpe");
    private static final String DIGEST = "Digest realm=\"acs\", nonce=\"n1\", qop=\"auth\"";
    private static final HttpAnswer EMPTY = HttpAnswer.empty(204);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private final Deque<HttpAnswer> answers = new ArrayDeque<>();
    private HttpAcsSettings settings = HttpAcsSettings.DEFAULT;
    private TestHttpServer server = TestHttpServer.start(null, call -> next());
    private AcsConnection session;

    @AfterEach
    void close() {
        if (session != null) {
            session.close();
        }
        server.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule({"C-HTTP-03", "C-HTTP-04", "B-HTTP-05"})
    void aMessageGoesWithAnEmptySoapActionAndTextXml() {
        answer(EMPTY);
        post(message());
        HttpCall call = server.calls().get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.target()).isEqualTo("/acs?x=1");
        assertThat(call.headers().all("SOAPAction")).containsExactly("");
        assertThat(call.headers().all("Content-Type")).containsExactly("text/xml; charset=utf-8");
        assertThat(call.headers().all("Content-Length")).containsExactly(String.valueOf(call.body().length));
        assertThat(call.headers().get("Host"))
                .isEqualTo("127.0.0.1:" + server.address().getPort());
    }

    @Test
    @Rule("C-HTTP-06")
    void anEmptyPostGoesWithNeither() {
        answer(EMPTY);
        post(empty());
        HttpCall call = server.calls().get(0);
        assertThat(call.headers().has("SOAPAction")).isFalse();
        assertThat(call.headers().has("Content-Type")).isFalse();
        assertThat(call.headers().all("Content-Length")).containsExactly("0");
        assertThat(call.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 200})
    @Rule("C-HTTP-09")
    void noContentIsNoRequestWhateverTheStatus(int status) {
        answer(HttpAnswer.empty(status));
        assertThat(post(empty())).isEqualTo(new AcsReply.Empty(status));
    }

    @Test
    @Rule("B-HTTP-02")
    void aMessageIsReadAndGarbageIsNot() {
        answer(soap("<cwmp:GetRPCMethods/>"), soap("<cwmp:NoSuch"));
        var read = (AcsReply.Message) post(empty());
        assertThat(read.decoded().envelope().message()).isInstanceOf(GetRPCMethods.class);
        assertThat(post(empty())).isInstanceOf(AcsReply.Unreadable.class);
    }

    @Test
    void anErrorComesWithItsTextAndItsWait() {
        answer(HttpAnswer.text(503, "come\nagain").with("Retry-after", "60"));
        assertThat(post(message())).isEqualTo(new AcsReply.Status(503, "come again", Duration.ofSeconds(60)));
    }

    @Test
    @Rule({"C-HTTP-12", "C-HTTP-10"})
    void oneConnectionCarriesTheSession() {
        answer(EMPTY, EMPTY, EMPTY);
        for (int i = 0; i < 3; i++) {
            post(message());
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Rule({"C-HTTP-13", "C-HTTP-19"})
    void afterACloseByTheAcsTheSessionGoesOnInANewConnectionWithItsCookies(boolean announced) throws Exception {
        server.close();
        try (ServerSocket listener = listener()) {
            open("http://127.0.0.1:" + listener.getLocalPort() + "/acs");
            for (int i = 0; i < 3; i++) {
                CompletableFuture<AcsReply> reply = start(message());
                try (var socket = listener.accept()) {
                    String head = RawHttp.readCall(socket);
                    assertThat(head.contains("Cookie: s=1\r\n")).isEqualTo(i > 0);
                    RawHttp.write(
                            socket,
                            "HTTP/1.1 204 No Content\r\nSet-Cookie: s=1\r\n"
                                    + (announced ? "Connection: close\r\n" : "") + "\r\n");
                    assertThat(reply(reply)).isEqualTo(new AcsReply.Empty(204));
                    if (announced) {
                        assertThat(RawHttp.isClosed(socket)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    @Rule("C-HTTP-15")
    void aRequestThatGotNoAnswerIsNotSentAgain() {
        answer(EMPTY);
        post(message());
        answers.add(CLOSE);
        assertThat(failure(start(message()))).isEqualTo(HttpException.Kind.CLOSED);
        assertThat(session.isConnected()).isTrue();
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    @Rule("C-HTTP-16")
    void atTheEndTheConnectionIsClosed() throws Exception {
        server.close();
        try (ServerSocket listener = listener()) {
            open("http://127.0.0.1:" + listener.getLocalPort() + "/acs");
            CompletableFuture<AcsReply> reply = start(message());
            try (var socket = listener.accept()) {
                RawHttp.readCall(socket);
                RawHttp.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                reply(reply);
                session.close();
                assertThat(RawHttp.isClosed(socket)).isTrue();
            }
        }
        assertThat(failure(start(message()))).isEqualTo(HttpException.Kind.NOT_SENT);
    }

    @Test
    @Rule({"C-AUTH-02", "C-HTTP-14"})
    void aChallengeIsAnsweredByTheSamePostOnTheSameConnection() {
        answer(challenge(DIGEST), EMPTY);
        assertThat(post(message())).isEqualTo(new AcsReply.Empty(204));
        List<HttpCall> calls = server.calls();
        assertThat(calls.get(0).headers().has("Authorization")).isFalse();
        assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
        assertThat(calls.get(1).headers().get("Authorization"))
                .contains("uri=\"/acs?x=1\"")
                .contains("nc=00000001");
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    @Rule("C-HTTP-14")
    void aChallengeThatClosesIsAnsweredOnANewConnection() {
        answer(challenge(DIGEST).with("Connection", "close"), EMPTY);
        assertThat(post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @Rule({"C-AUTH-04", "B-AUTH-08"})
    void laterRequestsCarryTheNextCountAndANewConnectionANewClientNonce() {
        answer(challenge(DIGEST), EMPTY, EMPTY.with("Connection", "close"), EMPTY);
        post(message());
        post(empty());
        post(empty());
        List<Authorization.Digest> sent = server.calls().stream()
                .skip(1)
                .map(call -> (Authorization.Digest)
                        Authorization.parse(call.headers().get("Authorization")).orElseThrow())
                .toList();
        assertThat(sent).extracting(Authorization.Digest::nc).containsExactly("00000001", "00000002", "00000003");
        assertThat(sent.get(1).cnonce()).isEqualTo(sent.get(0).cnonce());
        assertThat(sent.get(2).cnonce()).isNotEqualTo(sent.get(0).cnonce());
    }

    @Test
    @Rule("C-AUTH-06")
    void asecond401FailsTheSessionAndALaterFreshOneDoesNot() {
        answer(challenge(DIGEST), challenge(DIGEST.replace("n1", "n2")));
        assertThat(((AcsReply.Status) post(message())).status()).isEqualTo(401);

        session.close();
        session = null;
        answer(challenge(DIGEST), EMPTY, challenge(DIGEST.replace("n1", "n2") + ", stale=true"), EMPTY);
        assertThat(post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(post(message())).isEqualTo(new AcsReply.Empty(204));
    }

    @Test
    void without401NothingIsSentAndWithoutCredentialsNothingIsAnswered() {
        session = transport().open(new AcsTarget(server.url("/acs"), "", "", AcsTarget.SHORTEST_DEADLINE));
        answer(challenge(DIGEST));
        assertThat(((AcsReply.Status) post(message())).status()).isEqualTo(401);
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"WHEN_CHALLENGED, true", "NEVER, false"})
    @Rule({"C-AUTH-02", "C-AUTH-03"})
    void basicWithoutTlsIsSentOnlyWhenChallengedAndAllowed(BasicUse use, boolean answered) {
        settings = settings.withBasicOverPlain(use);
        answer(challenge("Basic realm=\"x\""), EMPTY);
        post(message());
        assertThat(server.calls().get(0).headers().has("Authorization")).isFalse();
        assertThat(server.calls().size() == 2).isEqualTo(answered);
    }

    @Test
    @Rule({"C-AUTH-03", "B-TLS-01", "C-TLS-07"})
    void overTlsBasicGoesUnaskedToAServerThatARootVouchesFor() {
        TestPki pki = serveTls();
        trust(pki);
        answer(EMPTY);
        assertThat(post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(Authorization.parse(server.calls().get(0).headers().get("Authorization")))
                .contains(new Authorization.Basic(new Credentials("user", "pass")));
    }

    @Test
    @Rule({"C-TLS-03", "C-TLS-07"})
    void aServerThatNoRootVouchesForGetsNothing() {
        serveTls();
        trust(TestPki.create());
        assertThat(failure(start(message()))).isEqualTo(HttpException.Kind.TLS);
        assertThat(session.isConnected()).as("TCP was there").isTrue();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    @Rule("C-TLS-03")
    void httpsNeverFallsBackToPlain() throws IOException {
        server.close();
        try (ServerSocket listener = listener()) {
            open("https://127.0.0.1:" + listener.getLocalPort() + "/acs");
            CompletableFuture<AcsReply> reply = start(message());
            try (var socket = listener.accept()) {
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().read()).isEqualTo(0x16); // a TLS record
                RawHttp.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                assertThat(failure(reply)).isEqualTo(HttpException.Kind.TLS);
            }
        }
    }

    @Test
    @Rule("C-HTTP-15")
    void aRefusedConnectionIsTriedAgainForThirtySeconds() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        open("http://127.0.0.1:" + port + "/acs");
        CompletableFuture<AcsReply> reply = start(message());
        Instant begin = time.now();
        while (Duration.between(begin, time.now()).compareTo(Duration.ofSeconds(29)) < 0) {
            awaitPauseOrEnd(reply);
            assertThat(reply).isNotDone();
            time.advance(Duration.ofMillis(500));
        }
        while (!reply.isDone()) {
            awaitPauseOrEnd(reply);
            time.advance(Duration.ofMillis(500));
        }
        assertThat(failure(reply)).isEqualTo(HttpException.Kind.NOT_CONNECTED);
    }

    @Test
    @Rule("C-HTTP-15")
    void anAcsThatComesUpMeanwhileIsReached() throws IOException {
        int port = server.address().getPort();
        server.close();
        open("http://127.0.0.1:" + port + "/acs");
        CompletableFuture<AcsReply> reply = start(message());
        awaitPauseOrEnd(reply);
        try (ServerSocket listener = new ServerSocket()) {
            listener.setSoTimeout(20_000);
            listener.setReuseAddress(true);
            listener.bind(new java.net.InetSocketAddress("127.0.0.1", port));
            time.advance(Duration.ofSeconds(1));
            try (var socket = listener.accept()) {
                RawHttp.readCall(socket);
                RawHttp.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                assertThat(reply(reply)).isEqualTo(new AcsReply.Empty(204));
            }
        }
    }

    @Test
    @Rule({"C-HTTP-15", "C-DISC-10"})
    void aRefusedConnectionMayFailAtOnce() throws IOException {
        settings = settings.withConnectPatience(Duration.ZERO);
        server.close();
        assertThat(failure(start(message()))).isEqualTo(HttpException.Kind.NOT_CONNECTED);
        assertThat(session.isConnected()).isFalse();
    }

    @Test
    void anUnsendableMessageLeavesNothingOnTheWire() {
        var wrong = SoapEnvelope.of(
                CwmpVersion.V1_0, SoapHeader.ofId("1"), new GetRPCMethodsResponse(List.of("x".repeat(100))));
        assertThat(start(new AcsRequest(wrong, EncodeContext.of(CwmpVersion.V1_0, Direction.CPE_TO_ACS))))
                .isCompletedExceptionally();
        assertThat(server.connections()).isZero();
    }

    private static final HttpAnswer CLOSE = HttpAnswer.empty(599);

    private HttpAnswer next() {
        synchronized (answers) {
            HttpAnswer answer = answers.remove();
            return answer == CLOSE ? null : answer;
        }
    }

    private void answer(HttpAnswer... more) {
        synchronized (answers) {
            answers.addAll(Arrays.asList(more));
        }
    }

    private static ServerSocket listener() throws IOException {
        ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(20_000);
        return listener;
    }

    private TestPki serveTls() {
        TestPki pki = TestPki.create();
        server.close();
        server = TestHttpServer.start(pki.sslContext(pki.localhost()), call -> next());
        return pki;
    }

    private void trust(TestPki pki) {
        settings = settings.withTls(new TlsClient(
                TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, org.cwmp4j.model.time.WallClock.system()));
    }

    private HttpAcsTransport transport() {
        return new HttpAcsTransport(LOOPS, time.source(), SecretSource.secure(), settings);
    }

    private void open(String url) {
        session = transport().open(new AcsTarget(URI.create(url), "user", "pass", AcsTarget.SHORTEST_DEADLINE));
    }

    private CompletableFuture<AcsReply> start(AcsRequest request) {
        if (session == null) {
            open(server.url("/acs?x=1").toString());
        }
        return session.exchange(request).toCompletableFuture();
    }

    private AcsReply post(AcsRequest request) {
        return reply(start(request));
    }

    /** The connector waits before it tries again: nothing else is armed then. */
    private void awaitPauseOrEnd(CompletableFuture<AcsReply> reply) {
        while (!reply.isDone()
                && time.untilNext()
                        .map(wait -> wait.compareTo(Duration.ofSeconds(8)) > 0)
                        .orElse(true)) {
            spin();
        }
    }

    private static void spin() {
        Thread.onSpinWait();
        if (Thread.interrupted()) {
            throw new AssertionError("waited too long");
        }
    }

    private static AcsRequest message() {
        return new AcsRequest(
                SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("7"), new GetRPCMethods()),
                EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS));
    }

    private static AcsRequest empty() {
        return new AcsRequest(null, EncodeContext.of(CwmpVersion.V1_4, Direction.CPE_TO_ACS));
    }

    private static HttpAnswer challenge(String value) {
        return HttpAnswer.empty(401).with("WWW-Authenticate", value);
    }

    private static HttpAnswer soap(String body) {
        String text = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-2\"><soap:Header><cwmp:ID soap:mustUnderstand=\"1\">1</cwmp:ID>"
                + "</soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
        return new HttpAnswer(200, "OK", Headers.of("Content-Type", "text/xml"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static AcsReply reply(CompletableFuture<AcsReply> pending) {
        try {
            return pending.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpException.Kind failure(CompletableFuture<?> failing) {
        try {
            failing.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return ((HttpException) e.getCause()).kind();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("did not fail");
    }
}
