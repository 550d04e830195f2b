package org.cwmp4j.it.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cwmp4j.acs.AcsHandler;
import org.cwmp4j.acs.AcsServer;
import org.cwmp4j.acs.DeviceSession;
import org.cwmp4j.acs.ListenerOptions;
import org.cwmp4j.acs.device.InMemoryCredentialsStore;
import org.cwmp4j.acs.netty.NettyAcsTransport;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.CpeStatus;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsSettings;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.netty.HttpFileSettings;
import org.cwmp4j.cpe.netty.HttpFileTransport;
import org.cwmp4j.cpe.state.MemoryJournal;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.ReceivedFile;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferObserver;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.time.ManualTime;
import org.cwmp4j.model.time.SecretSource;

/**
 * A device and its ACS over sockets. The device's time is the test's: it passes in small steps, and stands still while a session is
 * under way, or a transfer that does not wait for it.
 */
final class TransferWorld implements AutoCloseable {
    static final FileType CONFIGURATION = FileType.VENDOR_CONFIGURATION_FILE;
    static final FileType LOG = FileType.UPLOAD_VENDOR_LOG_FILE;
    static final Duration PERIOD = Duration.ofSeconds(60);
    static final long MAX_FILE = 200_000;
    static final String USER = "00D09E-Box-1";
    static final String PASSWORD = "of-the-acs";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(2);

    final ManualTime time = new ManualTime(START);
    final Path files;
    final Map<String, TransferComplete> completions = new ConcurrentHashMap<>();
    final List<String> repeated = new CopyOnWriteArrayList<>();
    final List<Sighting> informs = new CopyOnWriteArrayList<>();
    private final BooleanSupplier stalled;
    private final Set<String> moving = ConcurrentHashMap.newKeySet();
    final Map<String, byte[]> applied = new ConcurrentHashMap<>();
    private final BlockingQueue<CpeMethod<?>> calls = new LinkedBlockingQueue<>();
    private final NettyLoops loops = NettyLoops.start(1, "it-transfer-cpe");
    private final NettyAcsTransport transport =
            NettyAcsTransport.builder().threads(1).build();
    private final ExecutorService application = Executors.newFixedThreadPool(4);
    private final AcsServer acs;
    private final CpeAgent agent;

    /** A session as the ACS sees it begin. */
    record Sighting(List<String> events, Instant at) {}

    /** @param stalled whether the server of the transfer {@code bad} lets the device wait */
    TransferWorld(Path directory, BooleanSupplier stalled, List<CpeMethod<?>> orders) throws IOException {
        this.stalled = stalled;
        this.files = directory.resolve("incoming");
        calls.addAll(orders);
        acs = AcsServer.builder()
                .transport(transport)
                .listen(ListenerOptions.http(new InetSocketAddress("127.0.0.1", 0)))
                .credentials(new InMemoryCredentialsStore().put(USER, PASSWORD))
                .executor(application)
                .handler(new Orders())
                .build();
        acs.start().orTimeout(30, TimeUnit.SECONDS).join();
        Path log = Files.write(directory.resolve("log"), new byte[150_000]);
        agent = agent(log);
        agent.start().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private CpeAgent agent(Path log) {
        TransferSettings transfers = TransferSettings.in(files)
                .transport(new HttpFileTransport(
                        loops, time.source(), SecretSource.secure(), HttpFileSettings.of(HttpAcsSettings.DEFAULT)))
                .limits(TransferLimits.DEFAULT.withDisk(MAX_FILE, 2 * MAX_FILE, 0))
                .download(CONFIGURATION, new Configuration())
                .observer(new Moving())
                .upload(LOG, (transfer, scratch) -> CompletableFuture.completedStage(log))
                .build();
        CpeRuntime runtime = CpeRuntime.builder(
                        new HttpAcsTransport(loops, time.source(), SecretSource.secure(), HttpAcsSettings.DEFAULT),
                        time.source(),
                        application)
                .build();
        DeviceInfo info = new DeviceInfo(new DeviceId("Example", "00D09E", "Box", "1"), "M", "D", "1", "1.2.3", "");
        return CpeAgent.builder(runtime, info, new MemoryJournal().open())
                .acs("http://127.0.0.1:" + acs.addresses().get(0).getPort() + "/acs")
                .credentials(USER, PASSWORD)
                .settings(s -> s.periodicInformEnable(true).periodicInformInterval(PERIOD))
                .transfers(transfers)
                .build();
    }

    /** Gives its orders in the first session. */
    private final class Orders implements AcsHandler {
        @Override
        public CompletionStage<?> onSession(DeviceSession session) {
            informs.add(new Sighting(
                    session.inform().event().stream()
                            .map(event -> event.code().text() + " " + event.commandKey())
                            .map(String::strip)
                            .toList(),
                    session.inform().currentTime().toInstant().orElseThrow()));
            List<CpeMethod<?>> all = new ArrayList<>();
            calls.drainTo(all);
            return CompletableFuture.allOf(all.stream().map(session::call).toArray(CompletableFuture[]::new));
        }

        @Override
        public CompletionStage<?> onTransferComplete(DeviceSession session, TransferComplete message) {
            if (completions.put(message.commandKey(), message) != null) {
                repeated.add(message.commandKey());
            }
            return CompletableFuture.completedStage(null);
        }
    }

    private final class Moving implements TransferObserver {
        @Override
        public void progressed(TransferInfo transfer, TransferPhase phase) {
            if (phase == TransferPhase.MOVING) {
                moving.add(transfer.commandKey());
            }
        }

        @Override
        public void ended(TransferInfo transfer, TransferOutcome outcome) {
            moving.remove(transfer.commandKey());
        }
    }

    private final class Configuration implements DownloadHandler {
        @Override
        public CompletionStage<Applied> apply(ReceivedFile file) {
            try {
                applied.put(file.transfer().commandKey(), Files.readAllBytes(file.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return CompletableFuture.completedStage(Applied.NOW);
        }
    }

    /** Lets time pass for so long. */
    void pass(Duration howLong, Runnable eachStep) {
        Instant end = time.now().plus(howLong);
        while (time.now().isBefore(end)) {
            awaitThat(this::isWaiting);
            time.advance(STEP);
            eachStep.run();
            assertThat(bytesOnDisk()).as("never more than it may").isLessThanOrEqualTo(2 * MAX_FILE);
            breathe();
        }
        awaitThat(() -> phase() == CpeStatus.Phase.IDLE);
    }

    /** When what began at the start is seen by the ACS after so long. */
    static Instant after(Duration howLong) {
        return START.plus(howLong);
    }

    private boolean isWaiting() {
        boolean busy = moving.stream().anyMatch(key -> !(stalled.getAsBoolean() && key.equals("bad")));
        return !busy && phase() != CpeStatus.Phase.IN_SESSION;
    }

    private CpeStatus.Phase phase() {
        return agent.status().orTimeout(30, TimeUnit.SECONDS).join().phase();
    }

    long bytesOnDisk() {
        try (Stream<Path> all = Files.list(files)) {
            return all.mapToLong(TransferWorld::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // removed just now
        }
    }

    static void awaitThat(BooleanSupplier condition) {
        for (int i = 0; i < 15_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            breathe();
        }
        throw new AssertionError("does not come about");
    }

    /** Bytes need some time that is not the device's. */
    private static void breathe() {
        try {
            new LinkedBlockingQueue<>().poll(2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        agent.close().orTimeout(30, TimeUnit.SECONDS).join();
        acs.close();
        transport.close().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        loops.shutdown().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        application.shutdown();
    }
}
