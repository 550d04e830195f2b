package org.cwmp4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.cwmp4j.acs.AcsBudget;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.RateLimit;
import org.cwmp4j.acs.UnknownDevicePolicy;
import org.cwmp4j.acs.auth.AuthenticationPolicy;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.cpe.state.JournalMetrics;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.jspecify.annotations.Nullable;

/** A device with its journal in a file, and its ACS, over TCP. What is recorded in a session is on the disk when the session is over. */
final class JournalDevice implements AutoCloseable {
    static final String CODE = "Device.DeviceInfo.ProvisioningCode";
    private static final int ACTIVE = 2;
    private static final DataModel MODEL = BaseModel.device()
            .addAll(DataModelText.readFragment(".Wear.{i}.\n  Value string size=:64 rw\n", "Device."))
            .build();

    private final NettyLoops loops = NettyLoops.start(1, "journal");
    private final AtomicReference<@Nullable CpeMethod<?>> next = new AtomicReference<>();
    private final BlockingQueue<SessionResult> ended = new LinkedBlockingQueue<>();
    private final AcsServer acs;
    private final FileStateStore store;
    private final CpeAgent agent;

    JournalDevice(Path directory) throws IOException {
        acs = AcsServer.builder()
                .listen(ListenerOptions.http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .executor(Runnable::run)
                .authentication(AuthenticationPolicy.none())
                .budget(AcsBudget.DEFAULT.withInformsPerDevice(RateLimit.NONE))
                .unknownDevices(UnknownDevicePolicy.admit())
                .identityPolicy((id, identity, certificates) -> Optional.of(new DeviceKey(id.serialNumber())))
                .handler(AcsHandler.ofSession(session -> {
                    CpeMethod<?> method = next.getAndSet(null);
                    return method == null ? CompletableFuture.completedFuture(null) : session.call(method);
                }))
                .build();
        acs.start().toCompletableFuture().join();
        store = FileStateStore.at(directory.resolve("journal")).build(Runnable::run);
        agent = agent(directory);
    }

    private CpeAgent agent(Path directory) {
        CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), Runnable::run)
                .build();
        return CpeAgent.builder(runtime, DeviceInfo.of(new DeviceId("Example", "000000", "Journal", "1")), store)
                .acs("http://127.0.0.1:" + acs.addresses().get(0).getPort() + "/acs")
                .settings(s -> s.periodicInformEnable(false))
                .model(MODEL)
                .tree(t -> t.factoryRows(
                        "Device.Wear.", LongStream.rangeClosed(1, 20).toArray()))
                .transfers(TransferSettings.in(directory.resolve("transfers"))
                        .transport(new Given())
                        .download(
                                FileType.VENDOR_CONFIGURATION_FILE,
                                file -> CompletableFuture.completedStage(DownloadHandler.Applied.NOW))
                        .build())
                .observer(new CpeObserver() {
                    @Override
                    public void sessionEnded(SessionInfo session, SessionResult result) {
                        ended.add(result);
                    }
                })
                .build();
    }

    /** What the ACS calls in the next session. */
    void next(CpeMethod<?> method) {
        next.set(method);
    }

    static CpeMethod<?> read() {
        return new GetParameterValues(List.of("Device.Wear."));
    }

    static CpeMethod<?> write(int round) {
        List<ParameterValue> values = new ArrayList<>();
        for (int row = 1; row <= 10; row++) {
            values.add(ParameterValue.of("Device.Wear." + row + ".Value", "a value of some length " + round));
        }
        return new SetParameterValues(values, "key " + round);
    }

    static CpeMethod<?> watch() {
        return new SetParameterAttributes(
                List.of(new SetParameterAttributesStruct(CODE, true, ACTIVE, false, List.of())));
    }

    CpeAgent agent() {
        return agent;
    }

    void start() throws InterruptedException {
        agent.start().join();
        awaitSession();
    }

    void inform() throws InterruptedException {
        CompletableFuture<SessionResult> unused = agent.inform();
        awaitSession();
    }

    /** Waits for the next end of a session, and until the agent has nothing left to record of it. */
    void awaitSession() throws InterruptedException {
        SessionResult result = ended.poll(60, TimeUnit.SECONDS);
        if (result == null || !result.end().isSuccess()) {
            throw new IllegalStateException("session: " + result);
        }
        agent.status().join();
    }

    JournalMetrics metrics() {
        return store.metrics();
    }

    @Override
    public void close() {
        agent.close().join();
        acs.closeAsync().toCompletableFuture().join();
        loops.close();
    }

    /** Has every file at once. */
    private static final class Given implements FileTransport {
        @Override
        public Set<String> schemes() {
            return Set.of("http");
        }

        @Override
        public boolean isMulticast(URI url) {
            return false;
        }

        @Override
        public Running download(FileDownload request) {
            CompletableFuture<Moved> result = new CompletableFuture<>();
            try {
                Files.write(request.target(), new byte[100]);
                result.complete(new Moved(100, null));
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
            return new Running() {
                @Override
                public CompletionStage<Moved> result() {
                    return result;
                }

                @Override
                public void cancel() {}
            };
        }
    }
}
