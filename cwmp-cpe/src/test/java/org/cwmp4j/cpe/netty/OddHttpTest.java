package org.cwmp4j.cpe.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.netty.AcsWire.EMPTY;
import static org.cwmp4j.cpe.netty.AcsWire.HANG_UP;
import static org.cwmp4j.cpe.netty.AcsWire.challenge;
import static org.cwmp4j.cpe.netty.AcsWire.empty;
import static org.cwmp4j.cpe.netty.AcsWire.failure;
import static org.cwmp4j.cpe.netty.AcsWire.message;
import static org.cwmp4j.cpe.netty.AcsWire.soap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.Limits;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.AcsReply;
import org.cwmp4j.cpe.netty.AcsWire.Server;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.auth.Authorization;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as servers really speak it: when they close, what they leave out, how they ask for credentials. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OddHttpTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-odd");
    private static final String DIGEST = "Digest realm=\"acs\", nonce=\"n1\", qop=\"auth\"";

    private final AcsWire wire = new AcsWire(LOOPS);
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(20_000);
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        listener.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private void openRaw() {
        wire.open("http://127.0.0.1:" + listener.getLocalPort() + "/acs");
    }

    /** What comes of these bytes; the server closes after them if {@code close}. */
    private AcsReply answered(String bytes, boolean close) throws IOException {
        openRaw();
        CompletableFuture<AcsReply> reply = wire.start(message());
        try (Socket socket = listener.accept()) {
            RawHttp.readCall(socket);
            RawHttp.write(socket, bytes);
            if (close) {
                socket.close();
            }
            return AcsWire.reply(reply);
        }
    }

    // ---- forms of an answer

    /** A phrase after the status is optional, and so is the blank before it. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 204 ", "HTTP/1.1 204", "HTTP/1.1 204 No Content", "HTTP/1.0 204 OK"})
    @Rule({"W3", "B-HTTP-01"})
    void theReasonPhraseMayBeMissing(String line) throws IOException {
        assertThat(answered(line + "\r\n\r\n", false)).isEqualTo(new AcsReply.Empty(204));
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n', true",
        "'HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n', false",
        "'HTTP/1.1 204 No Content\r\nContent-Type: text/html\r\nSOAPAction: \"\"\r\n\r\n', false",
        "'HTTP/1.1 204 No Content\r\n\r\n', true",
        "'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', false",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', false",
        "'HTTP/1.0 200 OK\r\n\r\n', true"
    })
    @Rule({"W4", "C-HTTP-09", "B-HTTP-01"})
    void anEndOfSessionHasManyForms(String bytes, boolean close) throws IOException {
        assertThat(answered(bytes, close)).isInstanceOf(AcsReply.Empty.class);
    }

    /** A body that ends with the connection, as before HTTP/1.1. */
    @Test
    @Rule("B-HTTP-01")
    void aBodyMayEndWithTheConnection() throws IOException {
        String body = new String(soap("<cwmp:GetRPCMethods/>").body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answered("HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n" + body, true))
                .isInstanceOf(AcsReply.Message.class);
    }

    @Test
    @Rule({"B-HTTP-29", "C-HTTP-15"})
    void provisionalAnswersAreSkippedButNotForEver() throws IOException {
        openRaw();
        CompletableFuture<AcsReply> first = wire.start(message());
        try (Socket socket = listener.accept()) {
            RawHttp.readCall(socket);
            RawHttp.write(socket, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 204 \r\n\r\n");
            assertThat(AcsWire.reply(first)).isEqualTo(new AcsReply.Empty(204));
            CompletableFuture<AcsReply> second = wire.start(message());
            RawHttp.readCall(socket);
            RawHttp.write(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(5));
            wire.time.advance(Duration.ofSeconds(29));
            assertThat(second).isNotDone();
            RawHttp.write(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(5));
            while (!second.isDone()) {
                wire.time.advance(Duration.ofSeconds(1));
                Thread.onSpinWait();
            }
            assertThat(failure(second).kind()).isEqualTo(HttpException.Kind.RESPONSE_TIMEOUT);
        }
    }

    /** Not by the clock either, where they come in a stream. */
    @Test
    @Rule({"B-HTTP-29", "C-SESS-21"})
    void aStreamOfProvisionalAnswersEndsTheSession() throws IOException {
        openRaw();
        CompletableFuture<AcsReply> reply = wire.start(message());
        try (Socket socket = listener.accept()) {
            RawHttp.readCall(socket);
            RawHttp.write(socket, "HTTP/1.1 100 Continue\r\n\r\n".repeat(100));
            assertThat(failure(reply).kind()).isEqualTo(HttpException.Kind.INVALID);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'SSH-2.0-OpenSSH_9.6\r\n\r\n', INVALID",
        "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort', CLOSED",
        "'', CLOSED"
    })
    @Rule({"C-SESS-21", "C-HTTP-15"})
    void whatIsNoAnswerFailsTheSession(String bytes, HttpException.Kind kind) throws IOException {
        openRaw();
        CompletableFuture<AcsReply> reply = wire.start(message());
        try (Socket socket = listener.accept()) {
            RawHttp.readCall(socket);
            RawHttp.write(socket, bytes);
        }
        assertThat(failure(reply).kind()).isEqualTo(kind);
    }

    // ---- size

    /** 32 KiB at the very least; what exceeds the driver's own bound fails the session, however it is framed. */
    @Test
    @Rule("B-SOAP-12")
    void aRequestOf32KiBIsReadAndOneBeyondTheBoundIsNot() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        server.answers(bigRequest(1500), bigRequest(40_000));
        assertThat(bigRequest(1500).body().length).isGreaterThan(32_768);
        AcsReply.Message read = (AcsReply.Message) wire.post(empty());
        assertThat(((GetParameterValues) read.decoded().envelope().message()).parameterNames())
                .hasSize(1500);

        wire.session.close();
        wire.settings = wire.settings.withReading(DecodeContext.lenient(Direction.ACS_TO_CPE)
                .withLimits(new Limits(65_536, 32, 10_000, 64, 256, 65_536, 1024, 10)));
        wire.open(server.url("/acs"));
        assertThat(failure(wire.start(empty())).kind()).isEqualTo(HttpException.Kind.TOO_LARGE);
    }

    private static HttpAnswer bigRequest(int names) {
        return soap("<cwmp:GetParameterValues><ParameterNames>" + "<string>Device.DeviceInfo.</string>".repeat(names)
                + "</ParameterNames></cwmp:GetParameterValues>");
    }

    // ---- challenges

    /** Several lines, several challenges in a line, in any order: Digest it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Basic realm=\"x\"|" + DIGEST, DIGEST + "|Basic realm=\"x\"", "Basic realm=\"x\", " + DIGEST})
    @Rule({"C-AUTH-02", "W7"})
    void everyLineOfTheChallengeIsLookedAt(String lines) {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        server.answers(challenge(lines.split("\\|")), EMPTY);
        assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        assertThat(Authorization.parse(server.headers("Authorization").get(1)).orElseThrow())
                .isInstanceOf(Authorization.Digest.class);
    }

    /** {@code auth-int} is offered too, no algorithm, no opaque. */
    @Test
    @Rule({"W7", "C-AUTH-02"})
    void authIsPickedFromTheOffer() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        server.answers(challenge("Digest realm=\"r\", qop=\"auth,auth-int\", nonce=\"n\""), EMPTY);
        wire.post(message());
        assertThat(server.headers("Authorization").get(1))
                .contains("qop=auth,")
                .doesNotContain("opaque")
                .doesNotContain("algorithm");
    }

    /** At the Inform, at an empty POST, at an answer; on the same connection or a new one, whose nonce is another. */
    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, false", "0, true", "1, true", "2, true"})
    @Rule({"C-AUTH-06", "C-HTTP-14", "C-HTTP-13"})
    void aChallengeMayComeAtAnyPoint(int when, boolean closes) {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        for (int post = 0; post < 3; post++) {
            if (post == when) {
                HttpAnswer challenge = challenge(DIGEST);
                server.answers(closes ? challenge.with("Connection", "close") : challenge);
            }
            server.answers(EMPTY);
        }
        for (int post = 0; post < 3; post++) {
            assertThat(wire.post(post == 1 ? empty() : message())).isEqualTo(new AcsReply.Empty(204));
        }
        assertThat(server.http.calls()).hasSize(4);
        assertThat(server.http.connections()).isEqualTo(closes ? 2 : 1);
        assertThat(server.http.calls().get(when + 1).body())
                .isEqualTo(server.http.calls().get(when).body());
    }

    /** A nonce tied to the connection, from a server that closes after every answer. */
    @Test
    @Rule({"W7", "C-HTTP-13", "C-AUTH-06"})
    void aServerThatClosesAlwaysAndForgetsItsNonceIsServed() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        for (int post = 0; post < 3; post++) {
            server.answers(
                    challenge(DIGEST.replace("n1", "n" + post)).with("Connection", "close"),
                    EMPTY.with("Connection", "close"));
        }
        for (int post = 0; post < 3; post++) {
            assertThat(wire.post(message())).isEqualTo(new AcsReply.Empty(204));
        }
        assertThat(server.http.connections()).isEqualTo(6);
    }

    /** For ever: three requests at the most, and the session has failed. */
    @Test
    @Rule("C-AUTH-06")
    void challengesWithoutEndEndTheSession() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        for (int i = 0; i < 20; i++) {
            server.answers(challenge(DIGEST.replace("n1", "n" + i) + ", stale=true"));
        }
        assertThat(((AcsReply.Status) wire.post(message())).status()).isEqualTo(401);
        assertThat(server.http.calls().size()).isLessThanOrEqualTo(3);
    }

    // ---- closes

    /** Between two exchanges, gracefully or by a reset: nothing of the next request was sent, so it may go again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Rule("C-HTTP-13")
    void aCloseBetweenTwoExchangesCostsAConnectionOnly(boolean reset) throws IOException {
        openRaw();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<AcsReply> reply = wire.start(message());
            try (Socket socket = listener.accept()) {
                assertThat(RawHttp.readCall(socket)).startsWith("POST /acs");
                RawHttp.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                assertThat(AcsWire.reply(reply)).isEqualTo(new AcsReply.Empty(204));
                if (reset) {
                    socket.setSoLinger(true, 0);
                }
            }
        }
    }

    /** After the request was taken: nobody knows whether it was acted upon, so it never goes again in this session. */
    @Test
    @Rule("C-HTTP-15")
    void aCloseInsteadOfAnAnswerIsFinal() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        server.answers(EMPTY, HANG_UP, EMPTY);
        wire.post(message());
        assertThat(failure(wire.start(message())).kind()).isEqualTo(HttpException.Kind.CLOSED);
        assertThat(server.http.calls()).hasSize(2);
    }

    /** The same after a challenge and on a fresh connection, where the close comes first of all. */
    @Test
    @Rule({"C-HTTP-15", "C-HTTP-14"})
    void aCloseAfterTheChallengeIsFinalToo() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        server.answers(challenge(DIGEST), HANG_UP);
        assertThat(failure(wire.start(message())).kind()).isEqualTo(HttpException.Kind.CLOSED);
        assertThat(server.http.calls()).hasSize(2);
    }

    /** Closing while the connector waits for its next attempt: no further one is made. */
    @Test
    @Rule("C-HTTP-16")
    void nothingIsTriedAfterTheSessionWasClosed() throws IOException {
        openRaw();
        listener.close();
        CompletableFuture<AcsReply> reply = wire.start(message());
        while (wire.time
                .untilNext()
                .map(w -> w.compareTo(Duration.ofSeconds(1)) > 0)
                .orElse(true)) {
            Thread.onSpinWait();
        }
        wire.session.close();
        assertThat(failure(reply).kind()).isEqualTo(HttpException.Kind.NOT_CONNECTED);
        assertThat(wire.time.untilNext()).as("no timer is left").isEmpty();
    }

    // ---- addresses

    /** With brackets in the URL and the Host header; skipped where the machine has no IPv6. */
    @Test
    @Rule({"C-DISC-02", "B-DISC-16"})
    void anIpv6LiteralIsAHostLikeAnyOther() throws IOException {
        try (ServerSocket six = new ServerSocket()) {
            six.setSoTimeout(20_000);
            try {
                six.bind(new java.net.InetSocketAddress(InetAddress.getByName("::1"), 0));
            } catch (IOException e) {
                org.junit.jupiter.api.Assumptions.abort("no IPv6 here");
            }
            wire.open("http://[::1]:" + six.getLocalPort() + "/acs");
            CompletableFuture<AcsReply> reply = wire.start(message());
            try (Socket socket = six.accept()) {
                assertThat(RawHttp.readCall(socket)).contains("host: [::1]:" + six.getLocalPort());
                RawHttp.write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
                assertThat(AcsWire.reply(reply)).isEqualTo(new AcsReply.Empty(204));
            }
        }
    }

    /** The scheme's own port where the URL names none; 7547 is no default. */
    @ParameterizedTest
    @CsvSource({
        "http://acs.example, false, acs.example, 80, /",
        "https://acs.example/a?b#c, true, acs.example, 443, /a?b",
        "HTTP://user:pw@[2001:db8::1]:7547/x, false, [2001:db8::1], 7547, /x"
    })
    @Rule({"B-DISC-16", "C-DISC-02"})
    void theUrlDecidesAboutThePort(String url, boolean secure, String host, int port, String target) {
        HttpAddress address = HttpAddress.of(java.net.URI.create(url));
        assertThat(address.secure()).isEqualTo(secure);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.target()).isEqualTo(target);
    }

    @Test
    void whatIsUnreadableForItsCodingSaysSo() {
        Server server = wire.server();
        wire.open(server.url("/acs"));
        server.answers(soap("<cwmp:GetRPCMethods/>").with("Content-Encoding", "br"));
        AcsReply.Unreadable unreadable = (AcsReply.Unreadable) wire.post(empty());
        assertThat(unreadable.error().kind()).isEqualTo(ErrorKind.UNKNOWN_ENCODING);
    }
}
