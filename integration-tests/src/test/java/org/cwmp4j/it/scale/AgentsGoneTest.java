package org.cwmp4j.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.SessionInfo;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsSettings;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.netty.HttpConnectionRequestSource;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two hundred agents come, have a session over a socket each, half of them by TLS, and go. What they shared stands as before they
 * came; and once that is closed, nothing is left: the extensions look for threads and for buffers.
 */
@ExtendWith({ThreadsExtension.class, LeakExtension.class})
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class AgentsGoneTest {
    private static final int AGENTS = 200;
    private static final int AT_ONCE = 20;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final TestPki pki = TestPki.create();
    private final InMemoryCredentialsStore credentials = new InMemoryCredentialsStore();
    private final CountDownLatch sessions = new CountDownLatch(AGENTS);

    @Test
    @Rule({"C-HTTP-16", "C-CONN-07"})
    void nothingIsLeft() throws Exception {
        NettyLoops loops = NettyLoops.start(2, "gone-cpe");
        NettyAcsTransport transport = NettyAcsTransport.builder().threads(2).build();
        ExecutorService application = Executors.newFixedThreadPool(2);
        HttpConnectionRequestSource requests =
                new HttpConnectionRequestSource(loops, new InetSocketAddress("127.0.0.1", 0));
        int before = sockets();
        AcsServer acs = serve(transport);
        int listening = sockets();
        assertThat(listening - before).as("listeners").isEqualTo(Files.isDirectory(DESCRIPTORS) ? 2 : 0);
        CpeRuntime runtime = runtime(loops, application, requests);

        List<CpeAgent> agents = comeAndInform(runtime, acs);
        assertThat(sessions.await(60, TimeUnit.SECONDS)).as("all had a session").isTrue();
        for (CpeAgent agent : agents) {
            await(agent.close());
        }

        awaitThat(() -> sockets() <= listening, "sockets: " + sockets() + ", with the listeners alone " + listening);
        int threads = threadsNamed("gone-cpe");
        assertThat(threads).as("threads do not grow with agents").isLessThan(AGENTS / 4);

        requests.close();
        await(acs.closeAsync());
        await(loops.shutdown());
        application.shutdown();
        assertThat(application.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        awaitThat(() -> sockets() <= before, "sockets: " + sockets() + ", before " + before);
    }

    private AcsServer serve(NettyAcsTransport transport) {
        InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 0);
        TestIdentity identity = pki.localhost();
        AcsServer acs = AcsServer.builder()
                .transport(transport)
                .listen(ListenerOptions.http(anywhere))
                .listen(ListenerOptions.https(
                        anywhere,
                        new TlsServer(TlsIdentity.of(identity.privateKey(), identity.chain()), TlsSettings.DEFAULT)))
                .credentials(credentials)
                .observer(new AcsObserver() {
                    @Override
                    public void sessionEnded(SessionInfo session, SessionEnd cause, Duration lasted) {
                        if (cause == SessionEnd.COMPLETED) {
                            sessions.countDown();
                        }
                    }
                })
                .build();
        await(acs.start());
        return acs;
    }

    private CpeRuntime runtime(NettyLoops loops, ExecutorService application, HttpConnectionRequestSource requests) {
        HttpAcsSettings settings = HttpAcsSettings.DEFAULT.withTls(
                new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system()));
        return CpeRuntime.builder(
                        new HttpAcsTransport(loops, loops.time(), SecretSource.secure(), settings),
                        loops.time(),
                        application)
                .connectionRequests(requests)
                .build();
    }

    private List<CpeAgent> comeAndInform(CpeRuntime runtime, AcsServer acs) throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        List<CpeAgent> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            boolean secure = i % 2 == 1;
            int port = acs.addresses().get(secure ? 1 : 0).getPort();
            DeviceId id = new DeviceId("Example", "00D09E", "Box", String.valueOf(i));
            credentials.put("00D09E-Box-" + i, "secret-" + i);
            CpeAgent agent = CpeAgent.builder(runtime, DeviceInfo.of(id), new MemoryJournal().open())
                    .acs((secure ? "https" : "http") + "://127.0.0.1:" + port + "/acs")
                    .credentials("00D09E-Box-" + i, "secret-" + i)
                    .settings(s -> s.connectionRequestUsername("acs").connectionRequestPassword("call-me"))
                    .build();
            assertThat(room.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            var unused = agent.inform().whenComplete((result, failure) -> room.release());
            agents.add(agent);
            await(agent.start());
        }
        return agents;
    }

    /** The open channels of this process, as its sockets; 0 where the system does not tell. */
    private static int sockets() {
        int count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : open) {
                count += isSocket(descriptor) ? 1 : 0;
            }
        } catch (IOException e) {
            return 0;
        }
        return count;
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed since
        }
    }

    private static int threadsNamed(String prefix) {
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        return (int) all.stream().filter(t -> t.getName().startsWith(prefix)).count();
    }

    private synchronized void awaitThat(BooleanSupplier condition, String what) throws InterruptedException {
        for (int patience = 1_000; patience > 0 && !condition.getAsBoolean(); patience--) {
            wait(10);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static <T> void await(CompletionStage<T> stage) {
        try {
            stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("not done: " + e, e);
        }
    }
}
