package org.cwmp4j.acs.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.auth.Authentication;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.auth.AuthenticationResult;
import org.cwmp4j.acs.auth.HttpHead;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.http.TrustedProxies;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.DigestServerSettings;
import org.cwmp4j.http.auth.UserSecret;
import org.cwmp4j.http.netty.HttpServer;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever takes too long is told to the observers, and gives its place back, by a clock that the test moves. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowPeersTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-slow");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration IDLE = Duration.ofSeconds(70);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private final FakeEndpoint engine = new FakeEndpoint();
    private HttpServer server;
    private RawDevice device;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.bind(
                LOOPS,
                time.source(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                settings(),
                null,
                WireLog.off(),
                new AcsHttpService(engine, "/acs", TrustedProxies.NONE, LOOPS.workers()));
        device = new RawDevice(server.address());
    }

    @AfterEach
    void stop() throws IOException {
        device.close();
        server.close(Duration.ZERO).toCompletableFuture().join();
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    private static HttpServerSettings settings() {
        return HttpServerSettings.DEFAULT.withTimeouts(LIMIT).withIdleTimeout(IDLE);
    }

    private void passWhen(boolean permitHeld) throws IOException {
        while (time.pending() == 0 || (permitHeld && engine.permits.get() == 0)) {
            Thread.onSpinWait();
        }
        time.advance(LIMIT);
        assertThat(device.isClosed()).isTrue();
    }

    private Refusal told() throws InterruptedException {
        return engine.refusals.poll(20, TimeUnit.SECONDS);
    }

    @Test
    @Rule("A-ROB-09")
    void aSlowHead() throws Exception {
        device.send("POST /acs HTTP/1.1\r\nHo");
        passWhen(false);
        assertThat(told()).isEqualTo(Refusal.TOO_SLOW);
    }

    @Test
    @Rule("A-ROB-09")
    void aSlowBodyGivesItsPlaceBack() throws Exception {
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n<half");
        while (engine.taken.get() == 0) {
            Thread.onSpinWait();
        }
        passWhen(true);
        assertThat(told()).isEqualTo(Refusal.TOO_SLOW);
        engine.awaitNoPermits();
    }

    /** The control: nothing wrong with a connection that was used and is idle now. */
    @Test
    @Rule("A-ROB-09")
    void idleIsNotSlow() throws Exception {
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 204 ");
        engine.awaitNoPermits();
        LOOPS.group().submit(() -> {}).get(); // the one loop has sent the answer, and waits for the next head
        time.advance(IDLE);
        assertThat(device.isClosed()).isTrue();
        assertThat(engine.refusals).isEmpty();
    }

    /** Credentials that are never looked up hold no place longer than their connection. */
    @Test
    @Rule("A-ROB-09")
    void aHungCredentialsStoreHoldsNoPlace() throws Exception {
        engine.authentication = new Authentication() {
            @Override
            public CompletionStage<AuthenticationResult> authenticate(HttpHead head) {
                return new CompletableFuture<>();
            }

            @Override
            public boolean isNone() {
                return false;
            }
        };
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        passWhen(true);
        engine.awaitNoPermits();
        assertThat(engine.refusals).isEmpty(); // it was not the device that was slow
    }

    @Test
    @Rule("A-ROB-09")
    void challengesAndRefusalsGiveTheirPlaceBack() throws Exception {
        InMemoryCredentialsStore store = new InMemoryCredentialsStore();
        store.put("u", UserSecret.ofPassword("p"));
        engine.authentication = AuthenticationPolicy.digest(DigestServerSettings.of("acs"))
                .create(store, time.source().ticker(), SecretSource.secure());
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 401 ");
        engine.awaitNoPermits();
        engine.authentication = AuthenticationPolicy.basicOverTls("acs")
                .create(store, time.source().ticker(), SecretSource.secure());
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 403 ");
        engine.awaitNoPermits();
        assertThat(told()).isEqualTo(Refusal.CREDENTIALS);
    }

    @Test
    @Rule("A-ROB-09")
    void anEngineThatFailsGivesItsPlaceBack() throws Exception {
        engine.answers = exchange -> {
            throw new IllegalStateException("engine");
        };
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 500 ");
        engine.awaitNoPermits();
    }

    /** Short messages are read where bytes are moved, and there, too, nothing that is thrown keeps the place. */
    @Test
    @Rule("A-ROB-09")
    void anEngineThatRunsOutOfStackGivesItsPlaceBack() throws Exception {
        engine.answers = exchange -> {
            throw new StackOverflowError("engine");
        };
        device.send("POST /acs HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertThat(device.receive()).startsWith("HTTP/1.1 500 ");
        engine.awaitNoPermits();
    }
}
