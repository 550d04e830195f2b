package org.cwmp4j.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.CpeAgent;
import org.cwmp4j.cpe.CpeObserver;
import org.cwmp4j.cpe.CpeRuntime;
import org.cwmp4j.cpe.DeviceControl;
import org.cwmp4j.cpe.SessionInfo;
import org.cwmp4j.cpe.SessionResult;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.cpe.managementserver.DeviceInfo;
import org.cwmp4j.cpe.netty.HttpAcsTransport;
import org.cwmp4j.cpe.netty.HttpConnectionRequestSource;
import org.cwmp4j.cpe.netty.HttpFileTransport;
import org.cwmp4j.cpe.state.FileStateStore;
import org.cwmp4j.cpe.transfer.FileTransport;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.http.netty.NettyLoops;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.jspecify.annotations.Nullable;

/** The device of the demonstration. */
final class QuickstartAgent {
    /** The user name that the standard recommends for this device. */
    static final String USER = "00D09E-Quickstart-000001";

    private static final DeviceId DEVICE = new DeviceId("cwmp4j", "00D09E", "Quickstart", "000001");

    private final Consumer<String> out;
    private final Checklist checklist;
    private final StepWatch steps;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    private enum Signal {
        REBOOT,
        COMPLETE,
        TIME_OVER
    }

    private QuickstartAgent(Consumer<String> out) {
        this.out = out;
        this.checklist = new Checklist(out);
        this.steps = new StepWatch(checklist);
        CompletableFuture<Void> unused = checklist.whenComplete().thenRun(() -> signals.add(Signal.COMPLETE));
    }

    /** Runs until every step was seen (0) or the time is over (1). */
    static int run(URI acs, String user, String password, @Nullable Path state, Duration timeout, Consumer<String> out)
            throws IOException, InterruptedException {
        Path directory =
                state == null ? Files.createTempDirectory("cwmp4j-quickstart") : Files.createDirectories(state);
        try {
            return new QuickstartAgent(out).live(acs, user, password, directory, timeout);
        } finally {
            if (state == null) {
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private int live(URI acs, String user, String password, Path directory, Duration timeout)
            throws IOException, InterruptedException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try (NettyLoops loops = NettyLoops.start(1, "device");
                HttpConnectionRequestSource calls = new HttpConnectionRequestSource(loops, anyPort)) {
            CpeRuntime runtime = CpeRuntime.builder(new HttpAcsTransport(loops), loops.time(), pool)
                    .connectionRequests(calls)
                    .build();
            loops.time().scheduler().schedule(timeout, () -> signals.add(Signal.TIME_OVER));
            Signal signal = Signal.REBOOT;
            while (signal == Signal.REBOOT) {
                Firmware firmware = new Firmware(directory);
                out.accept("firmware " + firmware.version() + " runs");
                CpeAgent agent = CpeAgent.builder(
                                runtime,
                                info(firmware),
                                FileStateStore.at(directory.resolve("journal")).build(pool))
                        .acs(acs.toString())
                        .credentials(user, password)
                        .model(model())
                        .transfers(transfers(directory, firmware, new HttpFileTransport(loops)))
                        .control(new Control())
                        .observer(new Transcript())
                        .build();
                agent.start().join();
                signal = signals.take();
                agent.close().join();
            }
            return signal == Signal.COMPLETE ? 0 : failed();
        } finally {
            pool.shutdownNow();
        }
    }

    private int failed() {
        checklist.missing().ifPresent(step -> out.accept(step.missingLine()));
        return 1;
    }

    private static DeviceInfo info(Firmware firmware) {
        return new DeviceInfo(DEVICE, "Quickstart", "", "1.0", firmware.version(), "");
    }

    /** Firmware comes in, the log goes out. */
    private TransferSettings transfers(Path directory, Firmware firmware, FileTransport transport) {
        return TransferSettings.in(directory.resolve("transfers"))
                .transport(transport)
                .download(FileType.FIRMWARE_UPGRADE_IMAGE, firmware)
                .upload(FileType.UPLOAD_VENDOR_LOG_FILE, this::log)
                .build();
    }

    private CompletionStage<Path> log(TransferInfo transfer, Path scratch) {
        try {
            return CompletableFuture.completedFuture(
                    Files.writeString(scratch, "all is well at " + DEVICE.serialNumber() + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataModel model() {
        try (InputStream text = QuickstartAgent.class.getResourceAsStream("device.txt")) {
            return BaseModel.device()
                    .addAll(DataModelText.readFragment(Objects.requireNonNull(text), BaseModel.DEVICE))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The device restarts by closing its agent and building it anew from its journal. */
    private final class Control implements DeviceControl {
        @Override
        public CompletionStage<Void> reboot() {
            out.accept("reboot");
            signals.add(Signal.REBOOT);
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> factoryReset() {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Writes what the agent's observer tells. */
    private final class Transcript implements CpeObserver {
        @Override
        public void sessionStarted(SessionInfo session) {
            out.accept("session " + session.number() + " because of " + session.reasons());
        }

        @Override
        public void sessionEnded(SessionInfo session, SessionResult result) {
            out.accept("session ended: " + result.end() + " after "
                    + result.duration().toMillis() + " ms " + result.detail());
        }

        @Override
        public void messageOut(SessionInfo session, @Nullable SoapEnvelope message) {
            out.accept("-> " + MessageText.of(message));
            steps.message(message);
        }

        @Override
        public void messageIn(SessionInfo session, @Nullable SoapEnvelope message) {
            out.accept("<- " + MessageText.of(message));
            steps.message(message);
        }

        @Override
        public void deviation(SessionInfo session, Deviation deviation) {
            out.accept("deviation " + deviation.kind() + " at " + deviation.path() + ": " + deviation.detail());
        }

        @Override
        public void retryScheduled(long retryCount, Duration wait) {
            out.accept("next attempt (" + retryCount + ") in " + wait.toMillis() + " ms");
        }

        @Override
        public void connectionRequest(InetSocketAddress remote, ConnectionRequestVerdict verdict) {
            out.accept("connection request: " + verdict);
        }
    }
}
