package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

/** Answers of odd, old, slow and hostile servers. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AnswerShapesTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private ServerSocket server;
    private RawPeer peer;
    private HttpConnection connection;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        CompletableFuture<HttpConnection> connecting = new HttpConnector(
                        LOOPS, time, HttpClientSettings.DEFAULT.withMaxBody(1000), WireLog.off())
                .connect("127.0.0.1", server.getLocalPort(), null)
                .toCompletableFuture();
        peer = new RawPeer(server.accept());
        connection = connecting.join();
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

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 ", "HTTP/1.1 200", "HTTP/1.0 200 ", "HTTP/1.0 200"})
    @Rule("W3")
    void aStatusLineNeedsNoReason(String line) throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.send(line + "\r\nContent-Length: 2\r\n\r\nok");
        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(new String(answer.join().body(), StandardCharsets.US_ASCII)).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 204 No Content~~', true",
        "'HTTP/1.1 204 No Content~Connection: close~~', false",
        "'HTTP/1.1 204 No Content~Connection: Close~Content-Length: 0~~', false",
        "'HTTP/1.1 204 No Content~Connection: foo, close~~', false",
        "'HTTP/1.1 200 OK~Connection: close~Content-Length: 0~~', false",
        "'HTTP/1.1 200 OK~Connection: keep-alive~Content-Length: 0~~', true",
        "'HTTP/1.0 200 OK~Content-Length: 0~~', false",
        "'HTTP/1.0 200 OK~Connection: Keep-Alive~Content-Length: 0~~', true",
        "'HTTP/1.1 204 No Content~Content-Length: 5~~hello', false",
        "'HTTP/1.1 304 Not Modified~Content-Length: 5~~', true"
    })
    @Rule({"W4", "B-HTTP-01"})
    void theEndOfAConnectionIsUnderstood(String bytes, boolean stays) throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.send(bytes.replace("~", "\r\n"));
        assertThat(answer.join().body()).isEmpty();
        assertThat(connection.isReusable()).isEqualTo(stays);
    }

    @Test
    @Rule("H10")
    void anOldServersBodyEndsWithItsConnection() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.send("HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n<a")
                .send("/>")
                .close();
        assertThat(new String(answer.join().body(), StandardCharsets.US_ASCII)).isEqualTo("<a/>");
        assertThat(connection.isReusable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 3~Content-Length: 4~~abcd|INVALID",
                "Content-Length: 3~Content-Length: 3~~abc|INVALID",
                "Content-Length: 3, 4~~abcd|INVALID",
                "Content-Length: -1~~|INVALID",
                "Content-Length: 3~Transfer-Encoding: chunked~~0~~|INVALID",
                "Transfer-Encoding: chunked~~-1~a|INVALID",
                "Content-Length: 1001~~|TOO_LARGE",
                "Content-Length: 99999999999~~|TOO_LARGE"
            })
    @Rule("B-HTTP-01")
    void whatCouldBeReadInTwoWaysIsRefused(String rest, Kind kind) throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.send("HTTP/1.1 200 OK\r\n" + rest.replace("~", "\r\n"));
        assertThat(failure(answer)).isEqualTo(kind);
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    @Rule("B-HTTP-29")
    void interimAnswersDoNotComeForEver() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        peer.send("HTTP/1.1 100 Continue\r\n\r\n".repeat(20));
        peer.send("HTTP/1.1 103 Early Hints\r\n\r\n");
        assertThat(failure(answer)).isEqualTo(Kind.INVALID);
    }

    @Test
    @Rule("B-HTTP-29")
    void whatIsExpectedIsNotWaitedFor() throws IOException {
        connection.exchange(new HttpCall("POST", "/", Headers.of("Expect", "100-continue"), new byte[] {'a', 'b'}));
        assertThat(peer.receive()).endsWith("\r\n\r\nab");
    }

    @Test
    @Rule("C-HTTP-15")
    void aBodyThatTricklesInGainsNothing() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        await(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(20));
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
        await(Duration.ofSeconds(30));
        for (int second = 1; second < 30; second++) {
            peer.send("x");
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(answer).isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(failure(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
    }

    @Test
    @Rule("C-HTTP-15")
    void aHeadThatTricklesInGainsNothing() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange();
        await(Duration.ofSeconds(30));
        for (String bytes : "HTTP/1.1 200 OK\r\nX: aaaaaaaaaa".split("")) {
            peer.send(bytes);
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(failure(answer)).isEqualTo(Kind.RESPONSE_TIMEOUT);
    }

    private CompletableFuture<HttpAnswer> exchange() throws IOException {
        CompletableFuture<HttpAnswer> answer = connection
                .exchange(new HttpCall("POST", "/acs", Headers.empty(), new byte[0]))
                .toCompletableFuture();
        assertThat(peer.receive()).startsWith("POST /acs ");
        return answer;
    }

    private void await(Duration wait) {
        while (!time.untilNext().equals(Optional.of(wait))) {
            Thread.onSpinWait();
        }
    }

    private static Kind failure(CompletableFuture<?> failing) {
        try {
            failing.join();
            throw new AssertionError("should have failed");
        } catch (CompletionException e) {
            return ((HttpException) e.getCause()).kind();
        }
    }
}
