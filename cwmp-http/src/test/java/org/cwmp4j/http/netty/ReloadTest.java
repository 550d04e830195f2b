package org.cwmp4j.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.Certificates;
import org.cwmp4j.http.tls.ClientCertificates;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.http.tls.TlsFileWatch;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.WallClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose certificate is exchanged while it works. */
@ExtendWith(LeakCheck.class)
@ParameterizedClass
@MethodSource("org.cwmp4j.http.netty.TlsPair#all")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReloadTest {
    private static final NettyLoops LOOPS = NettyLoops.start(1, "test-reload");
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Parameter
    TlsPair pair;

    @TempDir
    Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));
    private Path chain;
    private Path key;
    private TlsServer tls;
    private HttpServer server;
    private TlsFileWatch watch;

    @BeforeEach
    void serve() throws IOException {
        chain = directory.resolve("server.pem");
        key = directory.resolve("server.key");
        write("named", "named");
        tls = new TlsServer(TlsIdentity.ofPem(chain, key), pair.server());
        server = HttpServer.bind(
                LOOPS,
                LOOPS.time(),
                new InetSocketAddress("127.0.0.1", 0),
                HttpServerSettings.DEFAULT,
                tls,
                WireLog.off(),
                (head, peer) -> CompletableFuture.completedFuture(new Admission.Answer(HttpAnswer.empty(204))));
        watch = TlsFileWatch.start(
                List.of(chain, key),
                EVERY,
                time,
                Runnable::run,
                () -> tls.reload(TlsIdentity.ofPem(chain, key), ClientCertificates.NONE));
    }

    @AfterEach
    void close() {
        watch.close();
        server.close(Duration.ZERO);
    }

    @AfterAll
    static void shutdown() {
        LOOPS.shutdown().toCompletableFuture().join();
    }

    @Test
    void newFilesAreInUseFromTheNextLookOnAndOldConnectionsGoOn() throws Exception {
        HttpConnection old = connect("root");
        write("rsa", "rsa");
        exchange(connect("root"));
        time.advance(EVERY);
        exchange(connect("rsa"));
        assertThatThrownBy(() -> connect("root")).isNotNull();
        exchange(old);
    }

    @Test
    void brokenFilesChangeNothingAndAreLookedAtAgain() throws Exception {
        for (String broken : List.of("nonsense", "")) {
            Files.writeString(chain, broken);
            time.advance(EVERY);
            exchange(connect("root"));
        }
        Files.delete(chain);
        time.advance(EVERY);
        exchange(connect("root"));
        write("rsa", "named"); // half written: the key is not the certificate's
        time.advance(EVERY);
        exchange(connect("root"));
        write("rsa", "rsa");
        time.advance(EVERY);
        exchange(connect("rsa"));
    }

    @Test
    void afterCloseNobodyLooks() throws Exception {
        watch.close();
        write("rsa", "rsa");
        time.advance(EVERY.multipliedBy(3));
        exchange(connect("root"));
    }

    /** A pool that is full for a moment must not leave a certificate to run out. */
    @Test
    void whoCannotLookOnceLooksAgain() throws Exception {
        watch.close();
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean loaded = new AtomicBoolean();
        Executor busyOnce = task -> {
            if (looks.getAndIncrement() == 0) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        };
        watch = TlsFileWatch.start(List.of(chain, key), EVERY, time, busyOnce, () -> loaded.set(true));
        write("rsa", "rsa");
        time.advance(EVERY);
        assertThat(loaded).isFalse();
        time.advance(EVERY);
        assertThat(loaded).isTrue();
    }

    @Test
    void aKeyOfAnotherCertificateIsNoIdentity() throws IOException {
        write("rsa", "named");
        assertThatThrownBy(() -> TlsIdentity.ofPem(chain, key)).isInstanceOf(TlsException.class);
    }

    private void write(String certificate, String privateKey) throws IOException {
        Files.writeString(chain, Certificates.text(certificate + ".pem"));
        Files.writeString(key, Certificates.text(privateKey + ".key"));
    }

    private HttpConnection connect(String root) throws Exception {
        TlsClient client = new TlsClient(Certificates.trust(root), pair.client(), WallClock.system());
        return new HttpConnector(LOOPS, LOOPS.scheduler(), HttpClientSettings.DEFAULT, WireLog.off())
                .connect("127.0.0.1", server.address().getPort(), client)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static void exchange(HttpConnection connection) throws Exception {
        HttpAnswer answer = connection
                .exchange(new HttpCall("POST", "/", Headers.empty(), new byte[0]))
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(204);
    }
}
