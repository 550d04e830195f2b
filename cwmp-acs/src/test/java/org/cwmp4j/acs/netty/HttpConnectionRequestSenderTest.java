package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestResult;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestTarget;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.auth.CredentialsLookup;
import org.cwmp4j.http.auth.DigestAlgorithm;
import org.cwmp4j.http.auth.DigestServer;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.http.TestHttpServer;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sender against devices that answer as each test says. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpConnectionRequestSenderTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-sender");
    private static final Credentials ACS = new Credentials("acs", "s3cret");

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private final DigestServer digest = new DigestServer(DigestServerSettings.of("cpe"), time, SecretSource.secure());
    private TargetPolicy policy = TargetPolicy.ANYWHERE;
    private TestHttpServer device;

    @AfterEach
    void close() {
        if (device != null) {
            device.close();
        }
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule({"A-CR-13", "A-CR-18", "CRQ-24"})
    void aChallengeIsAnsweredOnceByTheSameBareGet() {
        device = TestHttpServer.start(null, this::authenticated);
        assertThat(send("/cr?x=1", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(device.calls()).hasSize(2).allSatisfy(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.target()).isEqualTo("/cr?x=1");
            assertThat(call.body()).isEmpty();
            assertThat(call.headers().has("Content-Length")).isFalse();
        });
        assertThat(device.calls().get(0).headers().has("Authorization")).isFalse();
        assertThat(device.connections()).isEqualTo(1);
    }

    @Test
    @Rule({"A-CR-18", "CRQ-24"})
    void wrongCredentialsAreSentOnce() {
        device = TestHttpServer.start(null, this::authenticated);
        ConnectionRequestResult result = send("/cr", new Credentials("acs", "wrong"));
        assertThat(result.verdict()).isEqualTo(ConnectionRequestVerdict.NOT_AUTHENTICATED);
        assertThat(result.toString()).doesNotContain("wrong");
        assertThat(device.calls()).hasSize(2);
    }

    @Test
    @Rule("CRQ-24")
    void aDeviceThatAlwaysSaysStaleIsNotAskedForEver() {
        device = TestHttpServer.start(
                null,
                call -> HttpAnswer.empty(401)
                        .with("WWW-Authenticate", digest.challenges(true).get(0)));
        assertThat(send("/cr", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.NOT_AUTHENTICATED);
        assertThat(device.calls()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "204, ACCEPTED",
        "503, BUSY",
        "404, REFUSED",
        "302, REFUSED",
        "500, REFUSED",
        "401, NOT_AUTHENTICATED"
    })
    @Rule({"A-CR-18", "CRQ-22", "CRQ-27"})
    void theStatusDecides(int status, ConnectionRequestVerdict verdict) {
        device = TestHttpServer.start(null, call -> HttpAnswer.empty(status).with("Location", "/other"));
        assertThat(send("/cr", ACS)).isEqualTo(new ConnectionRequestResult(verdict, status, "HTTP status " + status));
        assertThat(device.calls()).hasSize(1);
    }

    @Test
    @Rule("CRQ-29")
    void basicIsNeverSent() {
        device =
                TestHttpServer.start(null, call -> HttpAnswer.empty(401).with("WWW-Authenticate", "Basic realm=\"x\""));
        assertThat(send("/cr", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.NOT_AUTHENTICATED);
        assertThat(device.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aDeviceThatClosesAfterItsChallengeIsAnsweredOnANewConnection(boolean announced) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ConnectionRequestResult> result =
                    start(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/cr"), ACS);
            String challenge = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nWWW-Authenticate: "
                    + digest.challenges(false).get(0) + "\r\n" + (announced ? "Connection: close\r\n" : "") + "\r\n";
            answer(listener, challenge);
            answer(listener, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        }
    }

    @Test
    @Rule("CRQ-22")
    void anEndlessBodyIsCutOff() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ConnectionRequestResult> result =
                    start(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/cr"), ACS);
            try (var socket = listener.accept()) {
                readHead(socket);
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + "x".repeat(10_000)).getBytes());
                assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
            }
        }
    }

    @Test
    @Rule({"A-CR-18", "CRQ-27"})
    void nobodyThereAndNoHttpAreToldApart() throws Exception {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
            CompletableFuture<ConnectionRequestResult> result =
                    start(URI.create("http://127.0.0.1:" + port + "/cr"), ACS);
            answer(listener, "SSH-2.0-x\r\n\r\n");
            assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.INVALID_ANSWER);
        }
        CompletableFuture<ConnectionRequestResult> refused = start(URI.create("http://127.0.0.1:" + port + "/cr"), ACS);
        assertThat(get(refused).verdict()).isEqualTo(ConnectionRequestVerdict.UNREACHABLE);
    }

    @Test
    @Rule("CRQ-22")
    void aSilentDeviceIsGivenFifteenSeconds() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ConnectionRequestResult> result =
                    start(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/cr"), ACS);
            try (var socket = listener.accept()) {
                readHead(socket);
                LOOPS.group().next().submit(() -> {}).get(20, TimeUnit.SECONDS);
                time.advance(java.time.Duration.ofSeconds(15));
                assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.UNREACHABLE);
            }
        }
    }

    @Test
    @Rule({"CRQ-23", "CRQ-22"})
    void thisMachineAndOtherSchemesAreNotContactedUnlessAllowed() {
        policy = TargetPolicy.OUTSIDE;
        device = TestHttpServer.start(null, call -> HttpAnswer.empty(200));
        assertThat(send("/cr", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(get(start(URI.create("https://127.0.0.1/"), ACS)).verdict())
                .isEqualTo(ConnectionRequestVerdict.NO_TARGET);
        assertThat(device.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false",
        "::1, false",
        "169.254.169.254, false",
        "fe80::1, false",
        "224.0.0.1, false",
        "0.0.0.0, false",
        "192.168.1.1, true",
        "203.0.113.9, true",
        "2001:db8::1, true"
    })
    @Rule("CRQ-23")
    void theDefaultPolicyLooksAtAddresses(String address, boolean allowed) throws IOException {
        assertThat(TargetPolicy.OUTSIDE.allows(InetAddress.getByName(address))).isEqualTo(allowed);
    }

    @Test
    @Rule({"CRQ-08", "B-AUTH-07"})
    void sha256IsTakenWhereTheDeviceOffersIt() {
        DigestServer both = new DigestServer(
                DigestServerSettings.of("cpe").withAlgorithms(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
                time,
                SecretSource.secure());
        device = TestHttpServer.start(null, call -> judge(both, call));
        assertThat(send("/cr", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(device.calls().get(1).headers().get("Authorization")).contains("algorithm=SHA-256");
    }

    private HttpAnswer authenticated(HttpCall call) {
        return judge(digest, call);
    }

    private static HttpAnswer judge(DigestServer server, HttpCall call) {
        Optional<Authorization> sent = Authorization.parse(call.headers().get("Authorization"));
        if (sent.isPresent() && sent.get() instanceof Authorization.Digest header) {
            AuthVerdict verdict = server.authenticate(header, call.method(), call.target(), CredentialsLookup.of(ACS))
                    .toCompletableFuture()
                    .join();
            if (verdict instanceof AuthVerdict.Accepted) {
                return HttpAnswer.empty(200).with("Connection", "close");
            }
        }
        HttpAnswer answer = HttpAnswer.empty(401);
        for (String challenge : server.challenges(false)) {
            answer = answer.with("WWW-Authenticate", challenge);
        }
        return answer;
    }

    private ConnectionRequestResult send(String target, Credentials as) {
        return get(start(device.url(target), as));
    }

    private CompletableFuture<ConnectionRequestResult> start(URI url, Credentials as) {
        return new HttpConnectionRequestSender(LOOPS, time.source(), SecretSource.secure(), policy, WireLog.off())
                .send(new ConnectionRequestTarget(url, as.username(), as.password()))
                .toCompletableFuture();
    }

    private static ConnectionRequestResult get(CompletableFuture<ConnectionRequestResult> pending) {
        try {
            return pending.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(ServerSocket listener, String bytes) throws IOException {
        listener.setSoTimeout(20_000);
        try (var socket = listener.accept()) {
            readHead(socket);
            socket.getOutputStream().write(bytes.getBytes());
        }
    }

    private static void readHead(java.net.Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
    }
}
