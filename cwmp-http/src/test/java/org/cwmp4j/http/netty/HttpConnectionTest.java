package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against bytes written by hand. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpConnectionTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");
    private static final HttpCall POST =
            new HttpCall("POST", "/acs", Headers.of("SOAPAction", ""), "<x/>".getBytes(StandardCharsets.UTF_8));

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private ServerSocket server;
    private RawPeer peer;
    private HttpConnection connection;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        connection = connection(HttpClientSettings.DEFAULT);
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
        peer.close();
        server.close();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule("B-HTTP-01")
    void aChunkedAnswerIsReadHoweverItsBytesArrive() throws IOException {
        String bytes = "HTTP/1.1 200 OK\r\ntransfer-ENCODING: chunked\r\nContent-Type: text/xml\r\n\r\n"
                + "5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: x\r\n\r\n";
        for (int split = 1; split < bytes.length(); split++) {
            CompletableFuture<HttpAnswer> answer = exchange();
            assertThat(peer.receive()).startsWith("POST /acs HTTP/1.1\r\n");
            peer.send(bytes.substring(0, split));
            peer.send(bytes.substring(split));
            assertThat(body(answer)).isEqualTo("hello world");
        }
    }

    @Test
    @Rule("B-HTTP-01")
    void aChunkedAnswerIsReadByteByByte() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        for (char c : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n".toCharArray()) {
            peer.send(String.valueOf(c));
        }
        assertThat(body(answer)).isEqualTo("abc");
    }

    @Test
    @Rule("B-HTTP-29")
    void interimAnswersAreSkipped() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        peer.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertThat(body(answer)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Type: text/html\r\n\r\n",
                "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n"
            })
    @Rule("B-HTTP-01")
    void emptyAnswersOfAllSortsLeaveTheConnectionUsable(String bytes) throws IOException {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<HttpAnswer> answer = exchange();
            peer.receive();
            peer.send(bytes);
            assertThat(body(answer)).isEmpty();
            assertThat(connection.isReusable()).isTrue();
        }
    }

    @Test
    void anAnswerWithoutLengthEndsWithTheConnection() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc").close();
        assertThat(body(answer)).isEqualTo("abc");
        assertThat(connection.isReusable()).isFalse();
    }

    @Test
    @Rule("B-HTTP-01")
    void connectionCloseIsHonoured() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        peer.send("HTTP/1.1 204 No Content\r\nconnection: CLOSE\r\n\r\n");
        assertThat(body(answer)).isEmpty();
        assertThat(peer.isClosedByPeer()).isTrue();
        assertThat(connection.isReusable()).isFalse();
    }

    @Test
    void aCloseBetweenTwoExchangesIsNoticed() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        peer.send("HTTP/1.1 204 No Content\r\n\r\n");
        body(answer);
        peer.close();
        connection.closed().toCompletableFuture().join();
        assertThat(connection.isReusable()).isFalse();
        assertThat(failure(exchange())).isEqualTo(Kind.NOT_SENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|CLOSED",
                "HTTP/1.1 200 OK~Content-Length: 10~~abc|CLOSED",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~ab|CLOSED",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~zz~ab|INVALID",
                "SSH-2.0-OpenSSH~~|INVALID",
                "HTTP/1.1 200 OK~Content-Length: 3~Content-Length: 4~~abcd|INVALID",
                "HTTP/1.1 101 Switching Protocols~~|INVALID",
                "HTTP/1.1 200 OK~Content-Length: 101~~abc|TOO_LARGE"
            })
    @Rule("C-HTTP-15")
    void aBrokenAnswerIsAFailureAndEndsTheConnection(String bytes, Kind kind) throws IOException {
        closeAll();
        connection = connection(HttpClientSettings.DEFAULT.withMaxBody(kind == Kind.TOO_LARGE ? 2 : 100));
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        peer.send(bytes.replace("~", "\r\n"));
        peer.endOutput();
        assertThat(failure(answer)).isEqualTo(kind);
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    void anEndlessHeadIsCutOff() throws IOException {
        closeAll();
        connection = connection(HttpClientSettings.DEFAULT.withMaxHead(1000));
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        peer.send("HTTP/1.1 200 OK\r\nX: " + "a".repeat(2000));
        assertThat(failure(answer)).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    @Rule("C-HTTP-15")
    void aSilentServerIsGivenThirtySecondsForTheHeadAndThirtyForTheRest() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.receive();
        awaitDeadline();
        time.advance(Duration.ofSeconds(29));
        assertThat(answer).isNotDone();
        peer.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na");
        awaitUntilNext(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(29));
        assertThat(answer).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(failure(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aRefusedConnectionSaysSo() throws IOException {
        int port = server.getLocalPort();
        server.close();
        CompletableFuture<HttpConnection> refused = connector(HttpClientSettings.DEFAULT)
                .connect("127.0.0.1", port, null)
                .toCompletableFuture();
        assertThat(failure(refused)).isEqualTo(Kind.NOT_CONNECTED);
        assertThat(time.pending()).isZero();
    }

    @Test
    void anUnknownHostSaysSo() {
        assertThat(failure(connector(HttpClientSettings.DEFAULT)
                        .connect("no-such-host.invalid", 80, null)
                        .toCompletableFuture()))
                .isEqualTo(Kind.UNKNOWN_HOST);
    }

    @Test
    @Rule("C-HTTP-10")
    void aSecondExchangeAtTheSameTimeIsRefused() throws IOException {
        CompletableFuture<HttpAnswer> first = exchange();
        assertThat(exchange()).failsWithin(Duration.ofSeconds(20));
        peer.receive();
        peer.send("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(body(first)).isEmpty();
    }

    @Test
    @Rule("A-CR-13")
    void aGetHasNoContentAndNoLength() throws IOException {
        connection.exchange(new HttpCall("GET", "/cr?x=1", Headers.empty(), new byte[0]));
        assertThat(peer.receive())
                .isEqualTo("GET /cr?x=1 HTTP/1.1\r\nhost: 127.0.0.1:" + server.getLocalPort() + "\r\n\r\n");
    }

    @Test
    @Rule("C-HTTP-06")
    void anEmptyPostHasLengthZero() throws IOException {
        connection.exchange(new HttpCall("POST", "/", Headers.empty(), new byte[0]));
        assertThat(peer.receive()).contains("content-length: 0\r\n").doesNotContainIgnoringCase("content-type");
    }

    private void closeAll() throws IOException {
        connection.close();
        peer.close();
    }

    private HttpConnector connector(HttpClientSettings settings) {
        return new HttpConnector(LOOPS, time, settings, WireLog.off());
    }

    private HttpConnection connection(HttpClientSettings settings) throws IOException {
        CompletableFuture<HttpConnection> connecting = connector(settings)
                .connect("127.0.0.1", server.getLocalPort(), null)
                .toCompletableFuture();
        peer = new RawPeer(server.accept());
        return connecting.join();
    }

    private CompletableFuture<HttpAnswer> exchange() {
        return connection.exchange(POST).toCompletableFuture();
    }

    /** The request has arrived here before the client's loop armed its timer for the answer. */
    private void awaitDeadline() {
        awaitUntilNext(Duration.ofSeconds(30));
    }

    private void awaitUntilNext(Duration wait) {
        while (!time.untilNext().equals(java.util.Optional.of(wait))) {
            Thread.onSpinWait();
        }
    }

    private static String body(CompletableFuture<HttpAnswer> answer) {
        return new String(answer.join().body(), StandardCharsets.UTF_8);
    }

    private static Kind failure(CompletableFuture<?> failing) {
        try {
            failing.join();
        } catch (CompletionException e) {
            return ((HttpException) e.getCause()).kind();
        }
        throw new AssertionError("did not fail");
    }
}
