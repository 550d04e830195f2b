package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cwmp4j.cpe.TransferFixture.download;
import static org.cwmp4j.cpe.TransferFixture.scheduled;
import static org.cwmp4j.cpe.TransferFixture.upload;
import static org.cwmp4j.cpe.TransferFixture.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.transfer.AutonomousTransfer;
import org.cwmp4j.cpe.transfer.DownloadHandler.Applied;
import org.cwmp4j.cpe.transfer.DownloadHandler.Recovery;
import org.cwmp4j.cpe.transfer.TransferInfo;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.cpe.transfer.UploadHandler;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.TimeWindowStruct;
import org.cwmp4j.model.rpc.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfers beside handlers, transports and directories that do what they should not. */
class TransferMisfitsTest {
    private static final String[] EVENTS = {"7 TRANSFER COMPLETE", "M Download (key)"};

    @TempDir
    Path directory;

    private TransferFixture device;
    private AgentFixture cpe;
    private ScriptedAcs acs;

    @BeforeEach
    void device() {
        device = new TransferFixture(directory);
        cpe = device.cpe;
        acs = device.acs;
    }

    private void begun(String key) {
        device.inSession();
        acs.ask(download(key));
        acs.empty();
        device.settle();
    }

    // ---- starts

    /** The device has restarted within apply, and needs a moment to find out how far it came: the first Inform waits for that. */
    @Test
    @Rule({"C-EVT-08", "C-DL-02"})
    void theFirstInformWaitsForWhatBecameOfAnInterruptedApply() {
        device.firmware.applies = CompletableFuture::new;
        begun("key");
        device.net.only().serve("image");
        device.settle();
        cpe.patient = true;
        CompletableFuture<Recovery> answer = new CompletableFuture<>();
        device.firmware.recoveries = () -> answer;
        device.powerCut();
        acs.expectSilence();
        answer.complete(Recovery.APPLIED);
        assertThat(device.reported("1 BOOT", EVENTS[0], EVENTS[1]).faultStruct().isSuccess())
                .isTrue();
    }

    // ---- a slow medium

    private LateRecordsTest.Medium slow() {
        LateRecordsTest.Medium medium = new LateRecordsTest.Medium(cpe.journal.open());
        cpe.start(medium);
        acs.finish();
        device.settle();
        return medium;
    }

    /** The window is over before it is recorded that bytes are moved in it: none are, and the next window has one transfer. */
    @Test
    @Rule({"C-SD-05", "C-EVT-30"})
    void whatIsRecordedTooLateDoesNotBegin() {
        LateRecordsTest.Medium medium = slow();
        device.session();
        acs.ask(scheduled(
                "key",
                window(100, 110, TimeWindowStruct.AT_ANY_TIME, 0),
                window(200, 300, TimeWindowStruct.AT_ANY_TIME, 0)));
        acs.empty();
        cpe.pass(99);
        medium.hold();
        cpe.pass(1);
        cpe.pass(15);
        medium.release();
        device.settle();
        assertThat(device.net.attempts).isEmpty();
        cpe.pass(85);
        device.net.only().serve("image");
        assertThat(device.reported(EVENTS[0], "M ScheduleDownload (key)")
                        .faultStruct()
                        .isSuccess())
                .isTrue();
    }

    /** The end of a transfer could not be recorded: the ACS is not told before it is. */
    @Test
    @Rule({"C-EVT-30", "C-TC-02"})
    void whatIsNotRecordedIsNotTold() {
        LateRecordsTest.Medium medium = slow();
        cpe.agent.inform();
        device.settle();
        acs.acceptHolding();
        acs.expectEmpty();
        acs.ask(download("key"));
        device.settle();
        CompletableFuture<Applied> applied = new CompletableFuture<>();
        device.firmware.applies = () -> applied;
        device.net.only().serve("image");
        device.settle();
        medium.fails = true;
        applied.complete(Applied.NOW);
        device.settle();
        acs.empty();
        device.settle();
        acs.expectEmpty();
        acs.empty();
        device.settle();
        assertThat(acs.trace).doesNotContain("TransferComplete");
        medium.fails = false;
        for (int i = 0; i < 60 && !acs.isAsked(); i++) {
            cpe.pass(1); // the failed session is retried
        }
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
    }

    /** Nothing begins any more once the agent is closed. */
    @Test
    @Rule("C-DL-10")
    void nothingBeginsAfterTheClose() {
        LateRecordsTest.Medium medium = slow();
        device.session();
        acs.ask(download("key", 100));
        acs.empty();
        cpe.pass(99);
        medium.hold();
        cpe.pass(1);
        cpe.agent.close();
        medium.release();
        device.settle();
        assertThat(device.net.attempts).isEmpty();
    }

    // ---- handlers

    /** An answer that is none ends the transfer, and does not keep others from being applied. */
    @Test
    @Rule("B-ROB-08")
    void handlersThatAnswerNothing() {
        device.firmware.applies = () -> CompletableFuture.completedStage(null);
        begun("key");
        device.net.only().serve("image");
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9010);
        assertThat(device.reboots).isZero();

        device.firmware.applies = CompletableFuture::new;
        device.session();
        acs.ask(download("key"));
        acs.empty();
        device.settle();
        device.net.only().serve("image");
        device.settle();
        device.firmware.recoveries = () -> CompletableFuture.completedStage(null);
        device.powerCut();
        assertThat(device.reported("1 BOOT", EVENTS[0], EVENTS[1])
                        .faultStruct()
                        .faultCode()
                        .value())
                .isEqualTo(9010);
    }

    /** Nobody knows what an apply does that does not end: it is not begun a second time beside it. */
    @Test
    @Rule({"C-SD-06", "C-DL-04"})
    void anApplyThatHangsIsNotRepeated() {
        device.limits = device.limits.withDeadlines(Duration.ofMinutes(1), Duration.ofMinutes(1));
        device.firmware.applies = CompletableFuture::new;
        device.inSession();
        acs.ask(scheduled("key", window(0, 10_000, TimeWindowStruct.AT_ANY_TIME, -1)));
        acs.empty();
        device.settle();
        device.net.only().serve("image");
        cpe.pass(61);
        assertThat(device.reported(EVENTS[0], "M ScheduleDownload (key)")
                        .faultStruct()
                        .faultCode()
                        .value())
                .isEqualTo(9002);
        cpe.pass(600);
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
    }

    /** The ACS cancels an upload whose file is still being written: it is removed when it is there. */
    @Test
    @Rule({"C-CT-01", "FTR-23"})
    void aFileThatComesAfterTheTransferWasCancelled() throws IOException {
        CompletableFuture<Path> provided = new CompletableFuture<>();
        List<Path> scratch = new ArrayList<>();
        device.slowUpload = new UploadHandler() {
            @Override
            public CompletionStage<Path> provide(TransferInfo transfer, Path path) {
                scratch.add(path);
                return provided;
            }
        };
        device.inSession();
        acs.ask(new Upload("key", TransferFixture.SLOW, TransferFixture.URL, "", "", 0));
        device.settle();
        acs.ask(new CancelTransfer("key"));
        acs.empty();
        device.settle();
        Files.writeString(scratch.get(0), "the configuration, with its secrets");
        provided.complete(scratch.get(0));
        device.settle();
        assertThat(device.files()).isEmpty();
        assertThat(device.net.attempts).isEmpty();
    }

    // ---- transports

    @Test
    @Rule("B-ROB-08")
    void aTransportThatSaysNothing() {
        begun("key");
        device.net.only().result.complete(null);
        assertThat(device.reported(EVENTS).faultStruct().faultCode().value()).isEqualTo(9010);
        device.session();
        acs.ask(download("key"));
        acs.empty();
        device.settle();
        device.net.only().serve("image"); // there is a lane for it
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
    }

    // ---- the disk

    /** Two that begin at the same moment share the room of the disk too. */
    @Test
    @Rule({"FTR-18", "C-DL-11"})
    void twoAtOnceDoNotFillTheDisk() {
        device.limits = device.limits.withDisk(1000, 1000, 0);
        List<Runnable> held = new ArrayList<>();
        boolean[] holds = {false};
        cpe.executor = task -> {
            if (holds[0]) {
                held.add(task);
            } else {
                task.run();
            }
        };
        device.inSession();
        acs.ask(download("a", 100));
        acs.ask(download("b", 100));
        acs.empty();
        device.settle();
        holds[0] = true;
        cpe.pass(100);
        holds[0] = false;
        held.forEach(Runnable::run);
        device.settle();
        assertThat(device.net.only().download.maxBytes()).isEqualTo(1000);
        device.net.only().fail(9017);
        device.settle();
        assertThat(device.net.attempts).hasSize(2);
    }

    /** A small file does not fail for want of the room that a large one only might need: it waits. */
    @Test
    @Rule({"FTR-18", "C-DL-11"})
    void aSmallDiskIsUsedByTurns() throws IOException {
        long gib = 1L << 30;
        long usable = Files.getFileStore(directory).getUsableSpace();
        assumeThat(usable).isGreaterThan(4 * gib);
        device.limits = device.limits.withDisk(gib, 4 * gib, usable - gib / 2).withQueue(16, 3);
        device.inSession();
        acs.ask(download("a"));
        acs.ask(download("b"));
        acs.ask(download("c"));
        acs.empty();
        device.settle();
        device.net.only().serve("a");
        device.settle();
        device.net.only().serve("b");
        device.settle();
        device.net.only().serve("c");
        device.settle();
        assertThat(device.firmware.calls).contains("apply a", "apply b", "apply c");
    }

    /** What is sent needs no room for a download. */
    @Test
    @Rule("C-UL-02")
    void anUploadDoesNotWaitForRoom() {
        device.limits = device.limits.withDisk(1000, 1000, 0);
        device.inSession();
        acs.ask(download("a"));
        acs.ask(upload("b", 0));
        acs.empty();
        device.settle();
        assertThat(device.net.attempts).hasSize(2);
    }

    /** One thing that cannot be removed does not cost the transfers their files. */
    @Test
    @Rule({"C-DL-10", "FTR-14"})
    void whatCannotBeRemovedIsLeft() throws IOException {
        begun("key");
        device.net.only().part("im", "mark");
        device.settle();
        Files.createDirectories(directory.resolve("cwmp-77.tmp").resolve("full"));
        device.powerCut();
        acs.finish();
        assertThat(device.net.only().download.resumeMark()).isEqualTo("mark");
        assertThat(device.net.only().download.target()).hasContent("im");
    }

    /** As where somebody tidies up, or a disk is mounted late. */
    @Test
    @Rule({"C-DL-10", "FTR-14"})
    void aDirectoryThatVanishes() throws IOException {
        device.inSession();
        Files.delete(directory);
        acs.ask(download("key"));
        acs.empty();
        device.settle();
        device.net.only().serve("image");
        assertThat(device.reported(EVENTS).faultStruct().isSuccess()).isTrue();
    }

    // ---- the device's own

    @Test
    @Rule("C-DL-06")
    void theDevicesOwnQueueIsBoundedWhileHandlersThinkToo() {
        cpe.booted();
        device.firmware.acceptance = new CompletableFuture<>();
        List<CompletableFuture<TransferOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(cpe.agent
                    .transfers()
                    .join()
                    .transfer(AutonomousTransfer.download(TransferFixture.FIRMWARE, TransferFixture.URL)));
        }
        device.settle();
        assertThat(all.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(4);
    }
}
