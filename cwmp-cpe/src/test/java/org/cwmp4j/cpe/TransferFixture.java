package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.ReceivedFile;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.cwmp4j.cpe.transfer.TransferObserver;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.cpe.transfer.TransferPhase;
import org.cwmp4j.cpe.transfer.TransferPolicy;
import org.cwmp4j.cpe.transfer.TransferSettings;
import org.cwmp4j.cpe.transfer.UploadHandler;
import org.cwmp4j.cpe.transfer.internal.Transfers;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.ScheduleDownload;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.cwmp4j.model.rpc.Upload;
import org.jspecify.annotations.Nullable;

/** A device that transfers files, under a test's hands. */
final class TransferFixture implements DeviceControl {
    static final FileType FIRMWARE = FileType.FIRMWARE_UPGRADE_IMAGE;
    static final FileType CONFIG = FileType.VENDOR_CONFIGURATION_FILE;
    static final FileType LOG = FileType.UPLOAD_VENDOR_LOG_FILE;
    static final FileType SLOW = new FileType("X 00D09E Slow");
    static final String URL = "http://files.example/fw.bin";

    final AgentFixture cpe;
    final ScriptedAcs acs;
    final FakeTransport net = new FakeTransport();
    final Path directory;
    final FakeHandler firmware = new FakeHandler();
    final FakeUpload uploads = new FakeUpload();
    UploadHandler slowUpload = uploads;
    List<String> seen = new ArrayList<>();
    /** Whether the device has forgotten how to handle firmware. */
    boolean without;

    CompletableFuture<Void> boots = new CompletableFuture<>();
    int reboots;
    TransferLimits limits = TransferLimits.DEFAULT.withDisk(1000, 2000, 0);
    TransferPolicy policy = TransferPolicy.DEFAULT;
    List<String> modes = List.of();

    TransferFixture(Path directory) {
        this(directory, new AgentFixture());
    }

    TransferFixture(Path directory, AgentFixture cpe) {
        this.directory = directory;
        this.cpe = cpe;
        acs = cpe.acs;
        cpe.control = this;
        cpe.topic(engine -> new Transfers(engine, settings()));
    }

    TransferSettings settings() {
        TransferSettings.Builder builder = TransferSettings.in(directory)
                .transport(net)
                .download(without ? FileType.TONE_FILE : FIRMWARE, firmware)
                .download(CONFIG, firmware)
                .download(FileType.STORED_FIRMWARE_IMAGE, firmware)
                .download(new FileType("X 00D09E Thing"), firmware)
                .upload(LOG, uploads)
                .upload(SLOW, slowUpload)
                .upload(new FileType("3 Vendor Configuration File"), uploads)
                .upload(new FileType("4 Vendor Log File"), uploads)
                .upload(new FileType("X 00D09E Dump"), uploads)
                .limits(limits)
                .policy(policy)
                .observer(new Log());
        modes.forEach(builder::mode);
        return builder.build();
    }

    /** Powers up, lets the first session pass and begins another, in which the ACS may call. */
    TransferFixture inSession() {
        cpe.booted();
        session();
        return this;
    }

    /** A session in which the ACS may call. */
    void session() {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
    }

    /** Cuts the power, and powers up again. */
    void powerCut() {
        powerCut(Long.MAX_VALUE);
    }

    void powerCut(long batches) {
        net.cut();
        cpe.powerCut(batches);
    }

    void settle() {
        cpe.settle();
    }

    /** Lets the ACS confirm the one completion that comes now. */
    TransferComplete confirm() {
        TransferComplete complete = acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        return complete;
    }

    /** The session that reports a transfer, from its Inform to its end. */
    TransferComplete reported(String... events) {
        settle();
        acs.expectInform(events);
        acs.accept();
        TransferComplete complete = confirm();
        acs.expectEmpty();
        acs.empty();
        settle();
        acs.expectClosed();
        return complete;
    }

    /** The names of the files that transfers have. */
    List<String> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Download download(String key) {
        return download(key, 0);
    }

    static Download download(String key, long delay) {
        return new Download(key, FIRMWARE, URL, "user", "hunter2", 0, "", delay, "", "");
    }

    static Upload upload(String key, long delay) {
        return new Upload(key, LOG, "https://files.example/up", "user", "hunter2", delay);
    }

    static ScheduleDownload scheduled(String key, TimeWindowStruct... windows) {
        return new ScheduleDownload(key, FIRMWARE, URL, "user", "hunter2", 0, "", List.of(windows));
    }

    static TimeWindowStruct window(long start, long end, String mode, int retries) {
        return new TimeWindowStruct(start, end, mode, "May I?", retries);
    }

    @Override
    public CompletionStage<Void> reboot() {
        assertThat(acs.open).as("open connections at a reboot").isZero();
        reboots++;
        return boots;
    }

    @Override
    public CompletionStage<Void> factoryReset() {
        return CompletableFuture.completedStage(null);
    }

    /** What the device does with files. */
    static final class FakeHandler implements DownloadHandler {
        final List<String> calls = new ArrayList<>();
        final List<TransferInfo> infos = new ArrayList<>();
        Supplier<CompletionStage<Applied>> applies = () -> CompletableFuture.completedStage(Applied.NOW);
        Recovery recovery = Recovery.AGAIN;
        Supplier<CompletionStage<Recovery>> recoveries = () -> CompletableFuture.completedStage(recovery);
        boolean immediate;
        CompletableFuture<Void> boots = CompletableFuture.completedFuture(null);
        CompletableFuture<Void> acceptance = CompletableFuture.completedFuture(null);

        @Nullable
        RuntimeException refusal;

        @Nullable
        TransferException bad;

        @Nullable
        String name;

        @Override
        public CompletionStage<Void> accept(TransferInfo transfer) {
            infos.add(transfer);
            if (refusal != null) {
                throw refusal;
            }
            return acceptance;
        }

        @Override
        public boolean isImmediate(TransferInfo transfer) {
            return immediate;
        }

        @Override
        public CompletionStage<Void> verify(ReceivedFile file) {
            calls.add("verify");
            return bad == null ? CompletableFuture.completedStage(null) : CompletableFuture.failedStage(bad);
        }

        @Override
        public CompletionStage<Applied> apply(ReceivedFile file) {
            name = file.name();
            try {
                calls.add("apply " + Files.readString(file.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return applies.get();
        }

        @Override
        public CompletionStage<Recovery> interrupted(TransferInfo transfer) {
            calls.add("interrupted");
            return recoveries.get();
        }

        @Override
        public CompletionStage<Void> verifyAfterReboot(TransferInfo transfer) {
            calls.add("booted");
            return boots;
        }

        void needsReboot() {
            applies = () -> CompletableFuture.completedStage(Applied.AFTER_REBOOT);
        }
    }

    /** Which files the device has. */
    static final class FakeUpload implements UploadHandler {
        final List<TransferInfo> provided = new ArrayList<>();
        boolean immediate;

        @Override
        public CompletionStage<Void> accept(TransferInfo transfer) {
            return transfer.instance().orElse(1) == 1
                    ? CompletableFuture.completedStage(null)
                    : CompletableFuture.failedStage(
                            new TransferException(FaultCode.INVALID_ARGUMENTS, "no such instance"));
        }

        @Override
        public boolean isImmediate(TransferInfo transfer) {
            return immediate;
        }

        @Override
        public CompletionStage<Path> provide(TransferInfo transfer, Path scratch) {
            provided.add(transfer);
            try {
                return CompletableFuture.completedStage(Files.writeString(scratch, "log " + provided.size()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Log implements TransferObserver {
        @Override
        public void progressed(TransferInfo transfer, TransferPhase phase) {
            seen.add(transfer.commandKey() + " " + phase);
        }

        @Override
        public void moved(TransferInfo transfer, long moved, long total) {
            seen.add(transfer.commandKey() + " " + moved + "/" + total);
        }

        @Override
        public void ended(TransferInfo transfer, TransferOutcome outcome) {
            seen.add(transfer.commandKey() + " ended " + outcome.fault().faultCode());
        }

        @Override
        public void cancelled(TransferInfo transfer) {
            seen.add(transfer.commandKey() + " cancelled");
        }
    }
}
