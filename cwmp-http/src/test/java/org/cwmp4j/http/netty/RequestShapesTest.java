package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpService.Admission;
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

/** Requests whose bytes could mean one thing to us and another to a proxy before us, and old and odd ones that mean well. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RequestShapesTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-02T10:00:00Z"));
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private RawPeer peer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.bind(
                LOOPS,
                time.source(),
                new InetSocketAddress("127.0.0.1", 0),
                HttpServerSettings.DEFAULT,
                null,
                WireLog.off(),
                (head, from) -> {
                    seen.add(head.method() + " " + head.path());
                    return admission(head);
                });
        peer = RawPeer.to(server.address());
    }

    private static CompletionStage<Admission> admission(HttpCall head) {
        return CompletableFuture.completedStage(
                head.path().equals("/no")
                        ? new Admission.Answer(HttpAnswer.text(401, "who are you"))
                        : new Admission.Read(
                                1000,
                                whole -> CompletableFuture.completedStage(HttpAnswer.text(
                                        200, new String(whole.body(), java.nio.charset.StandardCharsets.UTF_8)))));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5~Transfer-Encoding: chunked~~0~~",
                "Transfer-Encoding: chunked~Content-Length: 5~~0~~",
                "Content-Length: 5~Content-Length: 6~~abcdef",
                "Content-Length: 5~Content-Length: 5~~abcde",
                "Content-Length: 5, 5~~abcde",
                "Content-Length: 5, 6~~abcdef",
                "Content-Length: +5~~abcde",
                "Content-Length: -5~~abcde",
                "Content-Length: 0x5~~abcde",
                "Content-Length: 5 5~~abcde",
                "Content-Length:~~",
                "Content-Length: 99999999999999999999~~abcde",
                "Content-Length : 5~~abcde",
                "Content-Length\t: 5~~abcde",
                " Content-Length: 5~~abcde",
                "X: a~ b~~",
                "X: a~\tb~~",
                "X: a~ Content-Length: 5~~abcde",
                "Transfer-Encoding: gzip, chunked, chunked~~0~~",
                "Transfer-Encoding: gzip~~",
                "Transfer-Encoding: chunked, gzip~~0~~",
                "Transfer-Encoding: xchunked~~0~~",
                "Transfer-Encoding: chunked~Transfer-Encoding: chunked~~0~~",
                "Transfer-Encoding : chunked~~0~~",
                "Transfer-Encoding: chunked~~-1~a~0~~",
                "Transfer-Encoding: chunked~~0x1~a~0~~",
                "Transfer-Encoding: chunked~~+1~a~0~~",
                "Transfer-Encoding: chunked~~1 1~a~0~~",
                "Transfer-Encoding: chunked~~g~a~0~~",
                "Transfer-Encoding: chunked~~~a~0~~",
                "Transfer-Encoding: chunked~~80000000~a~0~~",
                "Transfer-Encoding: chunked~~FFFFFFFFFFFFFFFFF1~a~0~~",
                "Transfer-Encoding: chunked~~1~ab~0~~",
                "Transfer-Encoding: chunked~~1~a0~~",
                "X: a\u0000b~~",
                "X\u0000: a~~",
                "X: a\u0001b~~",
                "X: a\rContent-Length: 5~~abcde",
                "X: a\nContent-Length: 5~~abcde",
                "X y: a~~",
                "X(y): a~~",
                ": a~~",
                "no colon~~",
                "Host: y~~"
            })
    @Rule("B-HTTP-01")
    void whatCouldBeReadInTwoWaysIsRefused(String rest) throws IOException {
        peer.send("POST /acs HTTP/1.1\r\nHost: x\r\n" + rest.replace("~", "\r\n") + SMUGGLED);
        assertThat(peer.receive()).startsWith("HTTP/1.1 400 ").contains("connection: close");
        assertThat(seen).doesNotContain("GET /smuggled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /a cs HTTP/1.1",
                "POST /acs",
                "POST /acs HTTP/2.0",
                "POST /acs HTTP/1.11",
                "POST /acs XTTP/1.1",
                "PO\u0000ST /acs HTTP/1.1",
                "POST /a\u0000cs HTTP/1.1",
                "POST /a\u0001cs HTTP/1.1",
                "PO(ST /acs HTTP/1.1"
            })
    @Rule("B-HTTP-01")
    void oddRequestLinesAreRefused(String line) throws IOException {
        peer.send(line + "\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(peer.receive()).matches("(?s)HTTP/1\\.1 (400|505) .*");
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/acs?x=/y, /acs",
        "http://acs.example/acs, /acs",
        "HTTPS://acs.example:7547/acs?x=1, /acs",
        "http://acs.example, /",
        "http://acs.example?x, /",
        "/a://b, /a://b",
        "*, *"
    })
    @Rule("B-HTTP-01")
    void aTargetInAbsoluteFormHasAPathToo(String target, String path) throws IOException {
        peer.send("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200 ");
        assertThat(seen).containsExactly("POST " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST  /acs  HTTP/1.1", " POST /acs HTTP/1.1", "\r\n\r\nPOST /acs HTTP/1.1"})
    void spacesTooManyInTheRequestLineAreHarmless(String line) throws IOException {
        peer.send(line + "\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200 ").endsWith("ab");
    }

    @Test
    void aFoldedLineIsNoticedHoweverItsBytesArrive() throws IOException {
        String bytes = "POST /acs HTTP/1.1\r\nHost: x\r\nX: a\r\n b: c\r\n\r\n";
        for (int split = 1; split < bytes.length(); split++) {
            try (RawPeer other = RawPeer.to(server.address())) {
                other.send(bytes.substring(0, split));
                other.send(bytes.substring(split));
                assertThat(other.receive()).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    @Test
    void bodiesThatLookLikeFoldedLinesAreNone() throws IOException {
        for (int i = 0; i < 2; i++) {
            peer.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n a\r\n b\r\n");
            assertThat(peer.receive()).startsWith("HTTP/1.1 200 ").endsWith(" a\r\n b\r\n");
        }
    }

    @Test
    @Rule({"B-HTTP-01", "H10"})
    void anOldClientKeepsItsConnectionIfBothSaySo() throws IOException {
        for (int i = 0; i < 2; i++) {
            peer.send("POST /acs HTTP/1.0\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nab");
            assertThat(peer.receive()).startsWith("HTTP/1.1 200 ").contains("connection: keep-alive");
        }
        peer.send("POST /acs HTTP/1.0\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive())
                .startsWith("HTTP/1.1 200 ")
                .contains("connection: close")
                .endsWith("ab");
        assertThat(peer.isClosedByPeer()).isTrue();
    }

    @Test
    @Rule({"B-HTTP-01", "H10"})
    void anOldClientHasNoChunksAndIsNotAskedToGoOn() throws IOException {
        peer.send("POST /acs HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200 ");
        try (RawPeer other = RawPeer.to(server.address())) {
            other.send("POST /acs HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            assertThat(other.receive()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void aHeadGetsTheHeadersOfAGetAndNoBody() throws IOException {
        peer.send("HEAD /no HTTP/1.1\r\nHost: x\r\n\r\nGET /no HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(peer.receiveHead()).startsWith("HTTP/1.1 401 ").contains("content-length: 11\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 401 ").endsWith("who are you");
    }

    @Test
    @Rule("B-HTTP-29")
    void whoExpects100AndIsNotAdmittedGetsTheFinalAnswerAtOnce() throws IOException {
        peer.send("POST /no HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 401 ").contains("connection: close");
    }

    @Test
    @Rule("B-HTTP-29")
    void whoExpects100AndDoesNotWaitIsServedAllTheSame() throws IOException {
        peer.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nab");
        assertThat(peer.receive()).startsWith("HTTP/1.1 100 ");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200 ").endsWith("ab");
    }

    @Test
    void aRequestWithoutHostIsServed() throws IOException {
        peer.send("POST /acs HTTP/1.1\r\nContent-Length: 2\r\n\r\nab");
        assertThat(peer.receive()).startsWith("HTTP/1.1 200 ").endsWith("ab");
    }
}
