package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
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
import org.cwmp4j.acs.profile.ConnectionRequestStyle;
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
        assertThat(result.verdict()).isEqualTo(ConnectionRequestVerdict.BAD_CREDENTIALS);
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
        assertThat(send("/cr", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.BAD_CREDENTIALS);
        assertThat(device.calls()).hasSize(3);
    }

    /** A path that is missing is the root's; what is no URL of a device says so. */
    @Test
    @Rule({"H9", "CRQ-22"})
    void aUrlWithoutAPathIsAskedForTheRootAndAnEmptyOneForNothing() {
        device = TestHttpServer.start(null, call -> HttpAnswer.empty(200));
        assertThat(send("", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(device.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.target()).isEqualTo("/"));
        assertThat(get(start(URI.create(""), ACS)).verdict()).isEqualTo(ConnectionRequestVerdict.NO_TARGET);
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACCEPTED",
        "204, ACCEPTED",
        "503, BUSY_OR_OFFLINE",
        "404, STALE_URL",
        "302, PROTOCOL_ERROR",
        "500, PROTOCOL_ERROR",
        "401, BAD_CREDENTIALS"
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
        assertThat(send("/cr", ACS).verdict()).isEqualTo(ConnectionRequestVerdict.BAD_CREDENTIALS);
        assertThat(device.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Rule("H8")
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
            assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.PROTOCOL_ERROR);
        }
        CompletableFuture<ConnectionRequestResult> refused = start(URI.create("http://127.0.0.1:" + port + "/cr"), ACS);
        assertThat(get(refused).verdict()).isEqualTo(ConnectionRequestVerdict.STALE_URL); // H9: its port has changed
    }

    /** The other half of H8: it closes too fast, though it may have accepted. */
    @Test
    @Rule({"H8", "CRQ-27"})
    void aDeviceThatNeverAnswersGetsTwoConnectionsAndNoMore() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ConnectionRequestResult> result =
                    start(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/cr"), ACS);
            answer(listener, "");
            answer(listener, "");
            assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.PROTOCOL_ERROR);
            listener.setSoTimeout(1); // whoever came stands in the queue by now
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @Rule("H8")
    void orAnswersOnTheSecond() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ConnectionRequestResult> result =
                    start(URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/cr"), ACS);
            answer(listener, "");
            answer(listener, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            assertThat(get(result).verdict()).isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, ACCEPTED", "127.0.0.2, NO_TARGET", "::ffff:127.0.0.1, ACCEPTED"})
    @Rule("CRQ-23")
    void onlyTheAddressThatInformedWhereThatIsTheRule(String from, ConnectionRequestVerdict verdict) throws Exception {
        device = TestHttpServer.start(null, this::authenticated);
        ConnectionRequestTarget target = new ConnectionRequestTarget(
                device.url("/cr"),
                ACS.username(),
                ACS.password(),
                ConnectionRequestStyle.DEFAULT,
                InetAddress.getByName(from));
        CompletableFuture<ConnectionRequestResult> result = new HttpConnectionRequestSender(
                        LOOPS, time.source(), SecretSource.secure(), policy, WireLog.off())
                .send(target)
                .toCompletableFuture();
        assertThat(get(result).verdict()).isEqualTo(verdict);
    }

    @Test
    @Rule("CRQ-23")
    void ownNetworksMayBeAllowedAndOthersDeniedByName() throws Exception {
        TargetPolicy policy = TargetPolicy.OUTSIDE
                .denying("203.0.113.0/25", "2001:db8:1::/48")
                .allowing("127.0.0.0/8");
        assertThat(policy.allows(InetAddress.getByName("127.1.2.3"))).isTrue();
        assertThat(policy.allows(InetAddress.getByName("::1"))).isFalse();
        assertThat(policy.allows(InetAddress.getByName("203.0.113.127"))).isFalse();
        assertThat(policy.allows(InetAddress.getByName("203.0.113.128"))).isTrue();
        assertThat(policy.allows(InetAddress.getByName("2001:db8:1::9"))).isFalse();
        assertThat(policy.allows(InetAddress.getByName("2001:db8:2::9"))).isTrue();
        for (String wrong : new String[] {"10.0.0.0", "10.0.0.0/33", "host/8", "/8", "10.0.0.0/x"}) {
            assertThatThrownBy(() -> TargetPolicy.OUTSIDE.allowing(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Rule("CRQ-23")
    void thisMachinesOwnAddressesAreNotAsked() throws Exception {
        for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
            for (InterfaceAddress own : one.getInterfaceAddresses()) {
                assertThat(TargetPolicy.OUTSIDE.allows(own.getAddress())).isFalse();
            }
        }
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
        "0.1.2.3, false",
        "255.255.255.255, false",
        "100.100.100.200, false",
        "fd00:ec2::254, false",
        "::ffff:127.0.0.1, false",
        "::127.0.0.1, false",
        "::ffff:169.254.169.254, false",
        "64:ff9b::7f00:1, false",
        "64:ff9b::a9fe:a9fe, false",
        "64:ff9b::cb00:7109, true",
        "2002:7f00:1::, false",
        "2002:cb00:7109::, true",
        "2001:0:1:2::3, false",
        "ff02::1, false",
        "::, false",
        "198.51.100.1, true",
        "203.0.113.9, true",
        "2001:db8::1, true"
    })
    @Rule("CRQ-23")
    void theDefaultPolicyLooksAtAddresses(String address, boolean allowed) throws IOException {
        assertThat(TargetPolicy.OUTSIDE.allows(InetAddress.getByName(address))).isEqualTo(allowed);
    }

    @Test
    @Rule({"CRQ-08", "B-AUTH-07", "CRQ-25"})
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
