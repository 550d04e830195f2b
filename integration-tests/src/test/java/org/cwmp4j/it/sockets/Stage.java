package org.cwmp4j.it.sockets;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.AcsObserver;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.AcsServerBuilder;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.Refusal;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeLimits;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsSettings;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.netty.HttpConnectionRequestSource;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.auth.AuthVerdict;
import org.cwmp4j.http.netty.HttpServerSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;

/** What a scenario is played on: one of our ends, or both, and the observers' words. */
public final class Stage implements AutoCloseable {
    static final String USER = "00D09E-Box-1";
    static final String PASSWORD = "secret";

    private final TestPki pki;
    private final List<String> events = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<SessionInfo> sessions = new ArrayList<>();
    private int ended;
    private AcsServer acs;
    private CpeRuntime shared;

    Stage(TestPki pki) {
        this.pki = pki;
    }

    TestPki pki() {
        return pki;
    }

    ManualTime time() {
        return time;
    }

    /** To be closed with the stage. */
    <T extends AutoCloseable> T with(T peer) {
        open.add(0, peer);
        return peer;
    }

    // The ACS

    /** Our ACS, plain first, then TLS. */
    InetSocketAddress acs() {
        return acs(10_000, HttpServerSettings.DEFAULT, builder -> builder);
    }

    InetSocketAddress acs(int connections, HttpServerSettings settings, UnaryOperator<AcsServerBuilder> change) {
        InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 0);
        TestIdentity identity = pki.localhost();
        TlsServer tls = new TlsServer(TlsIdentity.of(identity.privateKey(), identity.chain()), TlsSettings.DEFAULT);
        AcsServerBuilder builder = AcsServer.builder()
                .transport(
                        NettyAcsTransport.builder().threads(1).server(settings).build())
                .listen(ListenerOptions.http(anywhere).withMaxConnections(connections))
                .listen(ListenerOptions.https(anywhere, tls))
                .credentials(new InMemoryCredentialsStore().put(USER, PASSWORD))
                .drain(Duration.ofMillis(1))
                .observer(new OfAcs());
        acs = with(change.apply(builder).build());
        await(acs.start());
        return acs.addresses().get(0);
    }

    InetSocketAddress acsOverTls() {
        acs();
        return acs.addresses().get(1);
    }

    // The device

    /** Our device, which informs at once. */
    void device(String url, UnaryOperator<HttpAcsSettings> change) {
        start(agent(runtime(change, null), url, "1", ConnectionRequestPolicy.DEFAULT));
    }

    /** Our device, which informs at once and listens for connection requests; all such share one port. */
    CpeAgent listening(String url, String serial, ConnectionRequestPolicy policy) {
        if (shared == null) {
            shared = runtime(settings -> settings, new InetSocketAddress("127.0.0.1", 0));
        }
        return start(agent(shared, url, serial, policy));
    }

    private CpeRuntime runtime(UnaryOperator<HttpAcsSettings> change, InetSocketAddress listening) {
        NettyLoops loops = NettyLoops.start(1, "scenario-cpe");
        ExecutorService application = Executors.newSingleThreadExecutor();
        with(() -> {
            await(loops.shutdown());
            application.shutdown();
        });
        CpeRuntime.Builder builder = CpeRuntime.builder(
                        new HttpAcsTransport(
                                loops, time.source(), SecretSource.secure(), change.apply(HttpAcsSettings.DEFAULT)),
                        time.source(),
                        application)
                .random(RandomSource.seeded(1));
        if (listening != null) {
            builder.connectionRequests(with(new HttpConnectionRequestSource(loops, listening)));
        }
        return builder.build();
    }

    private CpeAgent agent(CpeRuntime runtime, String url, String serial, ConnectionRequestPolicy policy) {
        DeviceId id = new DeviceId("Example", "00D09E", "Box", serial);
        return CpeAgent.builder(runtime, new DeviceInfo(id, "M", "D", "1", "1.2.3", ""), new MemoryJournal().open())
                .acs(url)
                .credentials(USER, PASSWORD)
                .settings(s -> s.connectionRequestUsername("acs")
                        .connectionRequestPassword("call-me")
                        .activeNotificationThrottle(Duration.ofMinutes(10)))
                .connectionRequests(policy)
                .limits(CpeLimits.DEFAULT.withResponse(Duration.ofSeconds(30)))
                .observer(new OfDevice())
                .build();
    }

    private CpeAgent start(CpeAgent agent) {
        with(() -> await(agent.close()));
        await(agent.start());
        return agent;
    }

    synchronized List<SessionInfo> sessions() {
        return List.copyOf(sessions);
    }

    /** How many sessions of devices are over. */
    synchronized int ended() {
        return ended;
    }

    /** Waits until so many sessions of devices are over. */
    List<SessionInfo> awaitSessions(int number) throws InterruptedException {
        for (int patience = 5_000; patience > 0 && ended() < number; patience--) {
            passMoment();
        }
        if (ended() < number) {
            throw new AssertionError("sessions over: " + ended() + " of " + number + "; " + heard());
        }
        return sessions();
    }

    // What was heard

    private synchronized void heard(String event) {
        events.add(event);
        notifyAll();
    }

    private synchronized String heard() {
        return events.isEmpty() ? Scenario.NOTHING : String.join("; ", events);
    }

    /** Waits until the observers have said that, moving the device's time only where it stands; what they said. */
    String awaitEvent(String expected) throws InterruptedException {
        for (int patience = 5_000; patience > 0 && !heard().equals(expected); patience--) {
            passMoment();
        }
        return heard();
    }

    /** Lets time go by until the device's session is over. */
    void passTime(Duration step) throws InterruptedException {
        for (int i = 0; i < 1_000 && heard().equals(Scenario.NOTHING); i++) {
            time.advance(step);
            pause();
        }
    }

    /** Runs what is due at once. */
    void passMoment() throws InterruptedException {
        time.advance(Duration.ZERO);
        pause();
    }

    private synchronized void pause() throws InterruptedException {
        wait(2);
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("not done: " + e, e);
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable peer : open) {
            peer.close();
        }
        open.clear();
    }

    private final class OfAcs implements AcsObserver {
        @Override
        public void sessionEnded(org.cwmp4j.acs.SessionInfo session, SessionEnd cause, Duration lasted) {
            heard("ACS: session " + cause);
        }

        @Override
        public void refused(InetSocketAddress remote, int status, Refusal reason) {
            heard("ACS: refused " + status + " " + reason);
        }

        @Override
        public void denied(org.cwmp4j.acs.SessionInfo session, String reason) {
            heard("ACS: denied");
        }

        @Override
        public void notAuthenticated(InetSocketAddress remote, String user, AuthVerdict.Reason reason) {
            heard("ACS: not authenticated " + reason);
        }
    }

    private final class OfDevice implements CpeObserver {
        @Override
        public void sessionStarted(SessionInfo session) {
            synchronized (Stage.this) {
                sessions.add(session);
            }
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            synchronized (Stage.this) {
                ended++;
            }
            heard("device: session " + result.end());
        }

        @Override
        public void retryScheduled(long retryCount, Duration wait) {
            boolean first = wait.compareTo(Duration.ofSeconds(5)) >= 0 && wait.compareTo(Duration.ofSeconds(10)) <= 0;
            heard("device: retry in " + (first ? "5 to 10" : wait.toSeconds()) + " s");
        }
    }
}
