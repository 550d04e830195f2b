package org.cwmp4j.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.AcsServerBuilder;
import org.cwmp4j.acs.DeviceHandle;
import org.cwmp4j.acs.DeviceSession;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.auth.FirstContact;
import org.cwmp4j.acs.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.device.InMemoryDeviceStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.acs.netty.TargetPolicy;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsSettings;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.netty.HttpConnectionRequestSource;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsIdentity;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.http.tls.TlsSettings;
import org.cwmp4j.http.tls.TlsTrust;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.time.SecretSource;
import org.cwmp4j.model.time.WallClock;
import org.cwmp4j.testkit.netty.LeakExtension;
import org.cwmp4j.testkit.pki.TestIdentity;
import org.cwmp4j.testkit.pki.TestPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both engines over real sockets: a device registers, is read, and is called back. */
@ExtendWith(LeakExtension.class)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class HttpSessionTest {
    private static final String USER = "00D09E-Box-1";
    private static final String SOFTWARE = "Device.DeviceInfo.SoftwareVersion";

    private final TestPki pki = TestPki.create();
    private final NettyLoops loops = NettyLoops.start(1, "it-cpe");
    private final NettyAcsTransport transport = NettyAcsTransport.builder()
            .threads(1)
            .connectionRequestTargets(TargetPolicy.ANYWHERE)
            .build();
    private final ExecutorService application = Executors.newSingleThreadExecutor();
    private final InMemoryDeviceStore devices = new InMemoryDeviceStore();
    private final BlockingQueue<List<String>> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> values = new LinkedBlockingQueue<>();
    private AcsServer acs;
    private CpeAgent agent;

    @AfterEach
    void close() {
        agent.close().orTimeout(30, TimeUnit.SECONDS).join();
        acs.close();
        transport.close().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        loops.shutdown().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        application.shutdown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Rule({"B-TLS-01", "B-AUTH-07", "A-AUTH-01", "B-HTTP-02"})
    void aDeviceRegistersIsReadAndCalledBack(boolean secure) throws Exception {
        serve(secure);
        connect(secure);

        assertThat(events.poll(30, TimeUnit.SECONDS)).containsExactly("0 BOOTSTRAP", "1 BOOT");
        assertThat(values.poll(30, TimeUnit.SECONDS)).isEqualTo("1.2.3");

        DeviceHandle device = acs.device(devices.all().iterator().next().key());
        assertThat(device.connectionRequestCredentials(new Credentials("acs", "call-me"))
                        .get(30, TimeUnit.SECONDS))
                .isTrue();
        assertThat(device.connectionRequest().get(30, TimeUnit.SECONDS).verdict())
                .isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(events.poll(30, TimeUnit.SECONDS)).containsExactly("6 CONNECTION REQUEST");
        assertThat(values.poll(30, TimeUnit.SECONDS)).isEqualTo("1.2.3");
    }

    /** The device gets credentials of its own, is called back with those, and uses them from then on. */
    @Test
    @Rule({"SEC-05", "CRQ-26"})
    void aSharedSecretIsSwappedInTheFirstSession() throws Exception {
        Credentials shared = new Credentials("setup", "factory");
        InMemoryCredentialsStore store = new InMemoryCredentialsStore();
        serve(false, builder -> builder.firstContact(FirstContact.of(shared), store));
        connect(false, shared);
        assertThat(events.poll(30, TimeUnit.SECONDS)).containsExactly("0 BOOTSTRAP", "1 BOOT");
        assertThat(values.poll(30, TimeUnit.SECONDS)).isEqualTo("1.2.3");

        DeviceHandle device = acs.device(devices.all().iterator().next().key());
        assertThat(device.connectionRequest().get(30, TimeUnit.SECONDS).verdict())
                .isEqualTo(ConnectionRequestVerdict.ACCEPTED);
        assertThat(events.poll(30, TimeUnit.SECONDS)).containsExactly("6 CONNECTION REQUEST");
        assertThat(values.poll(30, TimeUnit.SECONDS)).isEqualTo("1.2.3");
        assertThat(store.findByDevice(device.key()).toCompletableFuture().join())
                .hasValueSatisfying(known -> {
                    assertThat(known.own()).isNotNull();
                    assertThat(known.issued()).isEmpty();
                });
    }

    private void serve(boolean secure) {
        serve(secure, builder -> builder.credentials(new InMemoryCredentialsStore().put(USER, "secret")));
    }

    private void serve(boolean secure, UnaryOperator<AcsServerBuilder> who) {
        InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 0);
        TestIdentity identity = pki.localhost();
        acs = who.apply(AcsServer.builder())
                .transport(transport)
                .listen(
                        secure
                                ? ListenerOptions.https(
                                        anywhere,
                                        new TlsServer(
                                                TlsIdentity.of(identity.privateKey(), identity.chain()),
                                                TlsSettings.DEFAULT))
                                : ListenerOptions.http(anywhere))
                .devices(devices)
                .executor(application)
                .handler(AcsHandler.ofSession(this::read))
                .build();
        acs.start().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private CompletableFuture<Void> read(DeviceSession session) {
        events.add(session.inform().event().stream()
                .map(event -> event.code().text())
                .toList());
        return session.call(new GetParameterValues(List.of(SOFTWARE)))
                .thenAccept(response -> values.add(response.parameterList().stream()
                        .map(ParameterValue::text)
                        .findFirst()
                        .orElseThrow()))
                .toCompletableFuture();
    }

    private void connect(boolean secure) {
        connect(secure, new Credentials(USER, "secret"));
    }

    private void connect(boolean secure, Credentials as) {
        HttpAcsSettings settings = HttpAcsSettings.DEFAULT.withTls(
                new TlsClient(TlsTrust.of(List.of(pki.root())), TlsSettings.DEFAULT, WallClock.system()));
        CpeRuntime runtime = CpeRuntime.builder(
                        new HttpAcsTransport(loops, loops.time(), SecretSource.secure(), settings),
                        loops.time(),
                        application)
                .connectionRequests(new HttpConnectionRequestSource(loops, new InetSocketAddress("127.0.0.1", 0)))
                .build();
        DeviceInfo info = new DeviceInfo(new DeviceId("Example", "00D09E", "Box", "1"), "M", "D", "1", "1.2.3", "");
        agent = CpeAgent.builder(runtime, info, new MemoryJournal().open())
                .acs((secure ? "https" : "http") + "://127.0.0.1:"
                        + acs.addresses().get(0).getPort() + "/acs")
                .credentials(as.username(), as.password())
                .settings(s -> s.periodicInformInterval(Duration.ofHours(1))
                        .connectionRequestUsername("acs")
                        .connectionRequestPassword("call-me"))
                .build();
        agent.start().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
