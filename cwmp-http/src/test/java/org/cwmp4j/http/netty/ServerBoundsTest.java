package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
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
import org.cwmp4j.http.WireLog;
import org.cwmp4j.model.time.ManualTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server lets a peer hold, and for how long. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ServerBoundsTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-http");
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-02T10:00:00Z"));
    private final BlockingQueue<Integer> refused = new LinkedBlockingQueue<>();
    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close(Duration.ZERO);
        }
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    @Rule("A-ROB-11")
    void aBodyThatTricklesInGainsNothing() throws Exception {
        bind("127.0.0.1", HttpServerSettings.DEFAULT);
        try (RawPeer peer = RawPeer.to(server.address())) {
            peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
            peer.receive();
            for (int second = 1; second < 60; second++) {
                peer.send("x");
                time.advance(Duration.ofSeconds(1));
            }
            assertThat(server.connections()).isEqualTo(1);
            time.advance(Duration.ofSeconds(1));
            assertThat(peer.isClosedByPeer()).isTrue();
            assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo(408);
        }
    }

    @Test
    @Rule("A-ROB-11")
    void aLongBodyOverASlowLineHasTheTimeItNeedsAndNoMore() throws Exception {
        bind("127.0.0.1", HttpServerSettings.DEFAULT.withMinRate(100));
        try (RawPeer peer = RawPeer.to(server.address())) {
            peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
            peer.receive();
            peer.send("x".repeat(1000));
            awaitBytes(1000);
            time.advance(Duration.ofSeconds(60));
            awaitTimer(Duration.ofSeconds(10)); // what a thousand bytes have earned
            assertThat(server.connections()).isEqualTo(1);
            time.advance(Duration.ofSeconds(10));
            assertThat(peer.isClosedByPeer()).isTrue();
        }
    }

    @Test
    @Rule({"SEC-17", "H14"})
    void oneAddressHasOnlySoManyConnectionsIfToldSo() throws Exception {
        bind("127.0.0.1", HttpServerSettings.DEFAULT.withMaxPerAddress(2));
        try (RawPeer one = RawPeer.to(server.address()).send(GET);
                RawPeer two = RawPeer.to(server.address()).send(GET)) {
            assertThat(one.receive()).startsWith("HTTP/1.1 200");
            assertThat(two.receive()).startsWith("HTTP/1.1 200");
            try (RawPeer three = RawPeer.to(server.address())) {
                assertThat(three.isClosedByPeer()).isTrue();
                assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo(503);
            }
            try (RawPeer other = from("127.0.0.2").send(GET)) {
                assertThat(other.receive()).startsWith("HTTP/1.1 200");
            }
            one.close();
            awaitConnections(1);
            try (RawPeer again = RawPeer.to(server.address()).send(GET)) {
                assertThat(again.receive()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    @Rule("H14")
    void byDefaultManyDevicesMayShareAnAddress() {
        assertThat(HttpServerSettings.DEFAULT.maxPerAddress()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theWildcardAddressTakesBothFamilies() throws Exception {
        bind(null, HttpServerSettings.DEFAULT);
        int port = server.address().getPort();
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (RawPeer peer = new RawPeer(new Socket(address, port)).send(GET)) {
                assertThat(peer.receive()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void afterClosingNothingIsLeft() throws Exception {
        bind("127.0.0.1", HttpServerSettings.DEFAULT);
        try (RawPeer idle = RawPeer.to(server.address()).send(GET);
                RawPeer half = RawPeer.to(server.address()).send("GET / HT");
                RawPeer body = RawPeer.to(server.address())
                        .send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n")) {
            idle.receive();
            body.receive();
            awaitConnections(3);
            server.close(Duration.ZERO);
            while (server.connections() > 0) {
                time.advance(Duration.ofMillis(1));
            }
            assertThat(idle.isClosedByPeer()).isTrue();
            assertThat(half.isClosedByPeer()).isTrue();
            assertThat(body.isClosedByPeer()).isTrue();
            while (time.pending() > 0) {
                Thread.onSpinWait(); // the last deadline is being cancelled
            }
            new ServerSocket(server.address().getPort(), 1, server.address().getAddress()).close();
        }
    }

    private RawPeer from(String source) throws IOException {
        return new RawPeer(new Socket(
                InetAddress.getLoopbackAddress(), server.address().getPort(), InetAddress.getByName(source), 0));
    }

    private void awaitConnections(int wanted) {
        while (server.connections() != wanted) {
            Thread.onSpinWait();
        }
    }

    private void awaitTimer(Duration wait) {
        while (!time.untilNext().equals(java.util.Optional.of(wait))) {
            Thread.onSpinWait();
        }
    }

    private final java.util.concurrent.atomic.AtomicLong taken = new java.util.concurrent.atomic.AtomicLong();

    private void awaitBytes(long wanted) {
        while (taken.get() < wanted) {
            Thread.onSpinWait();
        }
    }

    private void bind(String address, HttpServerSettings settings) throws IOException {
        InetSocketAddress where = address == null ? new InetSocketAddress(0) : new InetSocketAddress(address, 0);
        server = HttpServer.bind(LOOPS, time.source(), where, settings, null, WireLog.off(), new Service());
    }

    private final class Service implements HttpService {
        @Override
        public CompletionStage<Admission> admit(HttpCall head, HttpPeer from) {
            return CompletableFuture.completedStage(new Admission.Read(
                    10_000, new Counting(), whole -> CompletableFuture.completedStage(HttpAnswer.text(200, "ok"))));
        }

        @Override
        public void refused(HttpPeer peer, int status) {
            refused.add(status);
        }
    }

    private final class Counting implements org.cwmp4j.http.BodyRoom {
        @Override
        public boolean take(int bytes, Runnable resume) {
            taken.addAndGet(bytes);
            return true;
        }

        @Override
        public void abandoned() {}
    }
}
