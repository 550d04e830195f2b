package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.http.BodyRoom;
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

/** A server whose service grants room for bodies piece by piece. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BodyRoomTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-room");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-02T10:00:00Z"));
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private HttpServer server;
    private RawPeer peer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.bind(
                LOOPS,
                time.source(),
                new InetSocketAddress("127.0.0.1", 0),
                HttpServerSettings.DEFAULT.withTimeouts(TIMEOUT),
                null,
                WireLog.off(),
                new Narrow());
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

    private Runnable full() throws InterruptedException {
        return waiting.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void aBodyWithoutRoomWaitsAndThenGoesOn() throws Exception {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab");
        Runnable resume = full();
        peer.send("cd");
        assertThat(log).containsExactly("took 2"); // nothing is read meanwhile
        resume.run();
        assertThat(peer.receive()).endsWith("\r\n\r\nabcd");
        assertThat(log).containsExactly("took 2", "took 2", "handed on");
    }

    /** The piece that fills the room is the last: nothing more to wait for. */
    @Test
    void aBodyThatIsWholeWaitsForNothing() throws Exception {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab");
        Runnable resume = full();
        resume.run();
        assertThat(peer.receive()).endsWith("\r\n\r\nab");
        assertThat(log).containsExactly("took 2", "handed on");
    }

    @Test
    void roomIsGivenBackOnceWhenTheConnectionGoes() throws Exception {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab");
        Runnable resume = full();
        peer.close();
        // found out at once, or with no read pending by the deadline for the body
        time.advance(TIMEOUT);
        assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("took 2");
        assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned");
        resume.run();
        assertThat(log).isEmpty();
    }

    @Test
    void roomIsGivenBackWhenTheBodyIsTooLong() throws Exception {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n");
        assertThat(peer.receive()).startsWith("HTTP/1.1 413 ");
        assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned");
    }

    @Test
    void roomIsGivenBackWhenTheBodyIsTooSlow() throws Exception {
        peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab");
        full().run();
        time.advance(TIMEOUT);
        assertThat(peer.isClosedByPeer()).isTrue();
        assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("took 2");
        assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned");
    }

    /** Never has room for more than the piece that came. */
    private final class Narrow implements HttpService {
        @Override
        public CompletionStage<Admission> admit(HttpCall head, HttpPeer from) {
            return CompletableFuture.completedFuture(new Admission.Read(50, new Room(), whole -> {
                log.add("handed on");
                return CompletableFuture.completedFuture(
                        new HttpAnswer(200, "", org.cwmp4j.http.Headers.empty(), whole.body()));
            }));
        }
    }

    private final class Room implements BodyRoom {
        @Override
        public boolean take(int bytes, Runnable resume) {
            if (bytes > 0) {
                log.add("took " + bytes);
                waiting.add(resume);
            }
            return bytes == 0;
        }

        @Override
        public void abandoned() {
            log.add("abandoned");
        }
    }
}
