package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpBody;
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

/** Requests whose bodies are made while they are sent. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamedRequestTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-streamed");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ManualTime time = new ManualTime(Instant.EPOCH);
    private ServerSocket server;
    private RawPeer peer;
    private HttpConnection connection;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        CompletableFuture<HttpConnection> connecting = new HttpConnector(
                        LOOPS, time, HttpClientSettings.DEFAULT, WireLog.off())
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

    /** Parts as a function of their number says; the first empty one is the end. */
    private static final class Body implements HttpBody {
        final long length;
        final IntFunction<CompletionStage<byte[]>> made;
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();

        Body(long length, IntFunction<CompletionStage<byte[]>> made) {
            this.length = length;
            this.made = made;
        }

        static Body of(long length, String... parts) {
            return new Body(
                    length, i -> CompletableFuture.completedStage(i < parts.length ? bytes(parts[i]) : new byte[0]));
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public Parts open() {
            asked.set(0);
            return new Parts() {
                @Override
                public CompletionStage<byte[]> next() {
                    return made.apply(asked.getAndIncrement());
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private CompletableFuture<HttpAnswer> exchange(HttpBody body) {
        return connection
                .exchange(new HttpCall("POST", "/acs", Headers.of("SOAPAction", ""), body))
                .toCompletableFuture();
    }

    private String received(int bytes) throws IOException {
        return new String(peer.receive(bytes), StandardCharsets.ISO_8859_1);
    }

    private static HttpException failure(CompletableFuture<?> failing) {
        try {
            failing.join();
        } catch (CompletionException e) {
            return (HttpException) e.getCause();
        }
        throw new AssertionError("did not fail");
    }

    @Test
    @Rule("B-HTTP-01")
    void anUnknownLengthGoesInChunksAndTheConnectionStaysUsable() throws IOException {
        for (int i = 0; i < 2; i++) {
            Body body = Body.of(HttpBody.UNKNOWN, "hello", " world");
            CompletableFuture<HttpAnswer> answer = exchange(body);
            assertThat(peer.receiveHead())
                    .contains("transfer-encoding: chunked\r\n")
                    .doesNotContain("content-length");
            String wire = "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
            assertThat(received(wire.length())).isEqualTo(wire);
            peer.send(OK);
            assertThat(answer.join().body()).isEqualTo(bytes("ok"));
            assertThat(body.closed).hasValue(1);
            assertThat(connection.isReusable()).isTrue();
        }
    }

    @Test
    @Rule("B-HTTP-01")
    void aKnownLengthIsSaid() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange(Body.of(11, "hello", " world"));
        assertThat(peer.receiveHead()).contains("content-length: 11\r\n").doesNotContain("chunked");
        assertThat(received(11)).isEqualTo("hello world");
        peer.send(OK);
        assertThat(answer.join().status()).isEqualTo(200);
    }

    /** Neither too much nor too little is passed off for what was said. */
    @Test
    void aLengthThatDoesNotHoldBreaksItOff() throws IOException {
        for (Body body : List.of(Body.of(9, "hello", " world"), Body.of(12, "hello", " world"))) {
            CompletableFuture<HttpAnswer> answer = exchange(body);
            assertThat(failure(answer).kind()).isEqualTo(Kind.BROKEN_OFF);
            assertThat(body.closed).hasValue(1);
            disconnect();
            connect();
        }
    }

    /** What has left is no message that anybody could take for a whole one. */
    @Test
    void aBodyThatFailsEndsTheConnectionWithoutAnEnd() throws IOException {
        Body body = new Body(
                HttpBody.UNKNOWN,
                i -> i == 0
                        ? CompletableFuture.completedStage(bytes("hello"))
                        : CompletableFuture.failedStage(new IllegalStateException("no more")));
        CompletableFuture<HttpAnswer> answer = exchange(body);
        peer.receiveHead();
        assertThat(received(10)).isEqualTo("5\r\nhello\r\n");
        assertThat(peer.isClosedByPeer()).isTrue();
        HttpException failure = failure(answer);
        assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
        assertThat(failure.getCause()).hasMessage("no more");
        assertThat(body.closed).hasValue(1);
    }

    /** A peer that does not read holds up the making: no more than what the sockets hold is ever made. */
    @Test
    @Rule("B-SOAP-13")
    void aPeerThatDoesNotReadIsNotSentMore() throws IOException {
        byte[] part = new byte[64 << 10];
        Body body = new Body(HttpBody.UNKNOWN, i -> CompletableFuture.completedStage(part));
        CompletableFuture<HttpAnswer> answer = exchange(body);
        peer.receiveHead();
        int before = -1;
        while (before != body.asked.get()) {
            before = body.asked.get();
            LOOPS.group().submit(() -> {}).syncUninterruptibly();
            for (int i = 0; i < 100; i++) {
                peer.receive(0);
                LOOPS.group().submit(() -> {}).syncUninterruptibly();
            }
        }
        assertThat(before).isLessThan(500);
        while (time.untilNext().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(time.untilNext()).contains(HttpClientSettings.DEFAULT.sendTimeout());
        time.advance(HttpClientSettings.DEFAULT.sendTimeout());
        assertThat(failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(body.closed).hasValue(1);
    }

    /** A challenge that comes at once: the connection stays usable only if the rest is sent, so it is (C-HTTP-14). */
    @Test
    @Rule("C-HTTP-14")
    void anEarlyAnswerCountsWhenAllIsSent() throws IOException {
        CompletableFuture<byte[]> last = new CompletableFuture<>();
        Body body = new Body(
                HttpBody.UNKNOWN,
                i -> i == 0
                        ? CompletableFuture.completedStage(bytes("hello"))
                        : i == 1 ? last : CompletableFuture.completedStage(new byte[0]));
        CompletableFuture<HttpAnswer> answer = exchange(body);
        peer.receiveHead();
        received(10);
        peer.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        LOOPS.group().submit(() -> {}).syncUninterruptibly();
        assertThat(answer).isNotDone();
        last.complete(bytes("x"));
        assertThat(received(11)).isEqualTo("1\r\nx\r\n0\r\n\r\n");
        assertThat(answer.join().status()).isEqualTo(401);
        assertThat(connection.isReusable()).isTrue();
    }

    /** Whoever answers and closes wants no more of it. */
    @Test
    void anEarlyAnswerWithACloseEndsTheSending() throws IOException {
        Body body = new Body(
                HttpBody.UNKNOWN,
                i -> i == 0 ? CompletableFuture.completedStage(bytes("hello")) : new CompletableFuture<>());
        CompletableFuture<HttpAnswer> answer = exchange(body);
        peer.receiveHead();
        received(10);
        peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer.join().status()).isEqualTo(413);
        assertThat(connection.isReusable()).isFalse();
        assertThat(body.closed).hasValue(1);
    }

    /** An answer is an answer, though the rest of the body never came. */
    @Test
    void anEarlyAnswerOutlivesABodyThatFails() throws IOException {
        CompletableFuture<byte[]> next = new CompletableFuture<>();
        Body body = new Body(HttpBody.UNKNOWN, i -> i == 0 ? CompletableFuture.completedStage(bytes("hello")) : next);
        CompletableFuture<HttpAnswer> answer = exchange(body);
        peer.receiveHead();
        received(10);
        peer.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        while (!time.untilNext().equals(java.util.Optional.of(Duration.ofSeconds(30)))) {
            Thread.onSpinWait(); // the head was read
        }
        LOOPS.group().submit(() -> {}).syncUninterruptibly();
        next.completeExceptionally(new IllegalStateException("no more"));
        assertThat(answer.join().status()).isEqualTo(503);
        assertThat(connection.isReusable()).isFalse();
    }

    @Test
    void aBodyThatCannotBeginIsNoRequest() throws IOException {
        CompletableFuture<HttpAnswer> answer = exchange(() -> {
            throw new IllegalStateException("cannot");
        });
        assertThat(failure(answer).kind()).isEqualTo(Kind.BROKEN_OFF);
    }
}
