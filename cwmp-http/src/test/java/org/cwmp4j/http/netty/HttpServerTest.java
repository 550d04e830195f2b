package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpPeer;
import org.cwmp4j.http.HttpService;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server against bytes written by hand. Its service echoes bodies, refuses {@code /no} and drops {@code /drop}. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpServerTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");
    private static final int MAX_BODY = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-02T10:00:00Z"));
    private final BlockingQueue<CompletableFuture<HttpAnswer>> held = new LinkedBlockingQueue<>();
    private final BlockingQueue<HttpPeer> closed = new LinkedBlockingQueue<>();
    private HttpServer server;
    private RawPeer peer;

    @BeforeEach
    void start() throws IOException {
        server = bind(HttpServerSettings.DEFAULT.withTimeouts(TIMEOUT).withMaxHead(500));
        peer = RawPeer.to(server.address());
    }

    @AfterEach
    void stop() throws IOException {
        peer.close();
        server.close(Duration.ZERO);
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule("B-HTTP-01")
    void aChunkedRequestIsReadHoweverItsBytesArrive() throws IOException {
        String bytes = "POST /acs HTTP/1.1\r\nHost: x\r\ntransfer-encoding: Chunked\r\n\r\n"
                + "5;ext=1\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: x\r\n\r\n";
        for (int split = 1; split < bytes.length(); split++) {
            peer.send(bytes.substring(0, split));
            peer.send(bytes.substring(split));
            assertThat(peer.receive()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello world");
        }
    }

    @Test
    void anAnswerHasReasonLengthAndDate() throws IOException {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive())
                .isEqualTo("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ndate: Mon, 02 Nov 2026 10:00:00 GMT\r\n\r\nab");
    }

    @Test
    void requestsSentAtOnceAreAnsweredOneAfterTheOther() throws IOException {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n1POST / HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: 1\r\n\r\n2GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(peer.receive()).endsWith("\r\n1");
        assertThat(peer.receive()).endsWith("\r\n2");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200");
    }

    @Test
    @Rule("B-HTTP-29")
    void whoExpects100GetsIt() throws IOException {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 100 Continue\r\n");
        peer.send("ab");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200").endsWith("ab");
    }

    @Test
    @Rule("B-HTTP-29")
    void whoExpects100WithTooLongABodyGetsTheFinalAnswer() throws IOException {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\nExpect: 100-continue\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 413 ").contains("connection: close");
        peer.close();
        peer = RawPeer.to(server.address());
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: miracles\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 417 ");
    }

    @Test
    void aBodyOfTheLimitIsReadAndOneByteMoreIsRefused() throws IOException {
        String limit = "x".repeat(MAX_BODY);
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + MAX_BODY + "\r\n\r\n" + limit);
        assertThat(peer.receive()).endsWith(limit);
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n33\r\n" + limit + "y\r\n0\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 413 Request Entity Too Large\r\n");
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    void anOverlongHeadOrLineIsRefused() throws IOException {
        peer.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(600) + "\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 431 ").contains("connection: close");
        peer.close();
        peer = RawPeer.to(server.address());
        peer.send("GET /" + "a".repeat(600) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void garbageIsRefused() throws IOException {
        peer.send("\u0016\u0003\u0001 x y\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 400 ");
        assertClosedAfterLingering();
    }

    @Test
    void aBrokenChunkIsRefused() throws IOException {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void anAnswerToTheHeadComesAfterTheBodyAndKeepsTheConnection() throws IOException {
        peer.send("POST /no HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n").send("x".repeat(100));
        assertThat(peer.receive()).startsWith("HTTP/1.1 401 ").doesNotContain("close");
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200").endsWith("ab");
    }

    @Test
    void anAnswerThatClosesDoesNotWaitForTheBodyAndArrivesAllTheSame() throws IOException {
        peer.send("POST /drop HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
        peer.send("x".repeat(50_000));
        assertThat(peer.receive()).startsWith("HTTP/1.1 503 ").contains("Connection: close");
        peer.send("x".repeat(50_000));
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    void anOldClientsConnectionIsClosedAfterTheAnswer() throws IOException {
        peer.send("GET / HTTP/1.0\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200").contains("connection: close");
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    void aSlowHeadASlowBodyAndAnIdleConnectionAreClosed() throws Exception {
        List<String> starts = List.of(
                "",
                "GET / HT",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        List<RawPeer> peers = new ArrayList<>();
        for (String start : starts) {
            RawPeer slow = RawPeer.to(server.address()).send(start);
            if (start.endsWith("\r\n\r\n")) {
                slow.receive();
            }
            peers.add(slow);
        }
        while (time.pending() < starts.size() + 1 || server.connections() < starts.size() + 1) {
            Thread.onSpinWait();
        }
        LOOPS.group().next().submit(() -> {}).get(20, TimeUnit.SECONDS); // the last answer's timer is armed
        time.advance(TIMEOUT.minusMillis(1));
        assertThat(server.connections()).isEqualTo(starts.size() + 1);
        time.advance(Duration.ofMillis(1));
        for (RawPeer slow : peers) {
            assertThat(slow.isClosedByPeer()).isTrue();
            slow.close();
        }
    }

    @Test
    void aServiceThatFailsIsAnsweredBy500WithoutItsText() throws IOException {
        peer.send("POST /fail HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive())
                .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                .doesNotContain("secret");
    }

    @Test
    void closingEndsIdleConnectionsAndLetsAnswersOut() throws Exception {
        peer.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        CompletableFuture<HttpAnswer> answer = held.take();
        try (RawPeer idle = RawPeer.to(server.address())) {
            idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").receive();

            CompletionStage<Void> closing = server.close(Duration.ofMinutes(1));

            assertThat(idle.isClosedByPeer()).isTrue();
            assertThat(closing.toCompletableFuture()).isNotDone();
            answer.complete(HttpAnswer.text(200, "late"));
            assertThat(peer.receive()).contains("connection: close").endsWith("late");
            closing.toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void closingWaitsNoLongerThanItsGrace() throws Exception {
        peer.send("POST /hold HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        held.take();
        CompletionStage<Void> closing = server.close(Duration.ofMinutes(1));
        while (time.pending() == 0) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofMinutes(1));
        closing.toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    private static final String LIMIT = "GET /limit HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    @Rule("A-ROB-09")
    void whereAllAreBusyAConnectionOverTheLimitIsMarkedAndOneFarOverItIsClosed() throws IOException {
        HttpServer small = bind(HttpServerSettings.DEFAULT.withMaxConnections(1));
        try (RawPeer one = RawPeer.to(small.address())) {
            one.send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
            awaitHeld();
            try (RawPeer two = RawPeer.to(small.address())) {
                assertThat(two.send(LIMIT).receive()).endsWith("true");
                two.send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n");
                awaitHeld();
                try (RawPeer three = RawPeer.to(small.address())) {
                    assertThat(three.isClosedByPeer()).isTrue();
                }
            }
        }
        small.close(Duration.ZERO);
    }

    @Test
    @Rule({"A-ROB-09", "SEC-09"})
    void whoSaysNothingMakesRoomForWhoDoes() throws IOException {
        HttpServer small = bind(HttpServerSettings.DEFAULT.withMaxConnections(2));
        try (RawPeer served = RawPeer.to(small.address());
                RawPeer silent = RawPeer.to(small.address())) {
            assertThat(served.send(LIMIT).receive()).endsWith("false");
            try (RawPeer third = RawPeer.to(small.address())) {
                assertThat(third.send(LIMIT).receive()).endsWith("false");
                assertThat(silent.isClosedByPeer()).isTrue();
                assertThat(served.send(LIMIT).receive()).endsWith("false");
                try (RawPeer fourth = RawPeer.to(small.address())) {
                    assertThat(fourth.send(LIMIT).receive()).endsWith("false");
                    assertThat(third.isClosedByPeer()).isTrue();
                }
            }
        }
        small.close(Duration.ZERO);
    }

    private void awaitHeld() {
        while (held.poll() == null) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theServiceLearnsThatAConnectionIsGone() throws Exception {
        peer.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").receive();
        peer.close();
        assertThat(closed.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    /** The server reads on for a while, so that its answer is not lost to a reset. */
    private void assertClosedAfterLingering() throws IOException {
        while (!time.untilNext().equals(Optional.of(Duration.ofSeconds(2)))) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofSeconds(2));
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    private HttpServer bind(HttpServerSettings settings) throws IOException {
        return HttpServer.bind(
                LOOPS, time.source(), new InetSocketAddress("127.0.0.1", 0), settings, null, WireLog.off(), new Echo());
    }

    private final class Echo implements HttpService {
        private final Map<String, HttpAnswer> atOnce = Map.of(
                "/no", HttpAnswer.empty(401),
                "/drop", HttpAnswer.empty(503).with("Connection", "close"));

        @Override
        public CompletionStage<Admission> admit(HttpCall head, HttpPeer from) {
            HttpAnswer early = atOnce.get(head.path());
            return CompletableFuture.completedFuture(
                    early == null
                            ? new Admission.Read(MAX_BODY, whole -> answer(whole, from))
                            : new Admission.Answer(early));
        }

        private CompletionStage<HttpAnswer> answer(HttpCall call, HttpPeer from) {
            return switch (call.path()) {
                case "/fail" -> throw new IllegalStateException("secret");
                case "/limit" ->
                    CompletableFuture.completedFuture(HttpAnswer.text(200, String.valueOf(from.isOverLimit())));
                case "/hold" -> {
                    CompletableFuture<HttpAnswer> later = new CompletableFuture<>();
                    held.add(later);
                    yield later;
                }
                default ->
                    CompletableFuture.completedFuture(
                            new HttpAnswer(200, "", org.cwmp4j.http.Headers.empty(), call.body()));
            };
        }

        @Override
        public void closed(HttpPeer from) {
            closed.add(from);
        }
    }

    @Test
    void bodiesMayHoldAnyByte() throws IOException {
        byte[] bytes = new byte[MAX_BODY];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + MAX_BODY + "\r\n\r\n")
                .send(bytes);
        assertThat(peer.receive()).endsWith(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
