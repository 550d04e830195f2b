package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TransferFixture.download;
import static org.cwmp4j.cpe.TransferFixture.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.transfer.DownloadHandler.Applied;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.QueuedTransferStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue as a whole: its lists, CancelTransfer, its files, and what ends it. */
class TransferQueueTest {
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

    private List<QueuedTransferStruct> queued() {
        return acs.ask(new GetQueuedTransfers()).transferList();
    }

    // ---- lists

    @Test
    @Rule({"C-GQ-01", "FTR-14"})
    void oneInEachState() {
        device.inSession();
        acs.ask(download("done"));
        device.net.only().serve("x");
        device.settle();
        acs.ask(download("moving"));
        acs.ask(download("waiting", 1000));
        assertThat(queued())
                .containsExactly(
                        new QueuedTransferStruct("done", 3),
                        new QueuedTransferStruct("moving", 2),
                        new QueuedTransferStruct("waiting", 1));
        acs.empty();
        device.reported("7 TRANSFER COMPLETE", "M Download (done)");
        device.session();
        assertThat(queued()).hasSize(2);
    }

    @Test
    @Rule({"C-GQ-02", "FTR-07"})
    void fileTypesAsTheListNumbersThem() {
        device.inSession();
        acs.ask(new Download("a", FileType.STORED_FIRMWARE_IMAGE, TransferFixture.URL, "", "", 7, "t", 9, "", ""));
        acs.ask(new Upload("b", new FileType("3 Vendor Configuration File 1"), TransferFixture.URL, "", "", 9));
        acs.ask(new Upload("c", new FileType("4 Vendor Log File 1"), TransferFixture.URL, "", "", 9));
        acs.ask(upload("d", 9));
        acs.ask(new Upload("e", new FileType("X 00D09E Dump"), TransferFixture.URL, "", "", 9));
        acs.ask(TransferFixture.scheduled("f", TransferFixture.window(9, 10, "1 At Any Time", 0)));
        assertThat(acs.ask(new GetAllQueuedTransfers()).transferList())
                .containsExactly(
                        new AllQueuedTransferStruct("a", 1, true, new FileType("8 Stored Firmware Image"), 7, "t"),
                        new AllQueuedTransferStruct(
                                "b", 1, false, new FileType("6 Vendor Configuration File 1"), 0, ""),
                        new AllQueuedTransferStruct("c", 1, false, new FileType("7 Vendor Log File 1"), 0, ""),
                        new AllQueuedTransferStruct("d", 1, false, new FileType("4 Vendor Log File"), 0, ""),
                        new AllQueuedTransferStruct("e", 1, false, new FileType("X 00D09E Dump"), 0, ""),
                        new AllQueuedTransferStruct("f", 1, true, TransferFixture.FIRMWARE, 0, ""));
    }

    @Test
    @Rule({"C-GQ-01", "C-DL-06"})
    void sixteenByDefault() {
        device.inSession();
        IntStream.range(0, 16).forEach(i -> acs.ask(download("k" + i, 1000)));
        acs.call(download("one too many", 1000));
        acs.expectFault(9004);
        assertThat(queued()).hasSize(16);
    }

    @Test
    @Rule({"C-SUP-01", "C-SUP-03"})
    void whatGetRpcMethodsLists() {
        device.inSession();
        assertThat(acs.ask(new GetRPCMethods()).methodList())
                .contains(
                        "Download",
                        "Upload",
                        "ScheduleDownload",
                        "CancelTransfer",
                        "GetQueuedTransfers",
                        "GetAllQueuedTransfers");
    }

    // ---- events

    /** A download and an upload of the same key: each completion confirms its own event. */
    @Test
    @Rule({"C-EVT-18", "C-EVT-24", "C-TC-05"})
    void theSameKeyOfAnotherKind() {
        device.inSession();
        acs.ask(download("key"));
        device.net.only().serve("x");
        device.settle();
        acs.ask(upload("key", 0));
        device.net.last().fail(9011);
        device.settle();
        acs.empty();
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)", "M Upload (key)");
        acs.accept();
        assertThat(acs.expect(TransferComplete.class).faultStruct().isSuccess()).isTrue();
        acs.fault(8002); // the download's
        assertThat(device.confirm().faultStruct().isSuccess()).isFalse();
        acs.empty();
        device.settle();
        cpe.agent.inform();
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
    }

    // ---- CancelTransfer

    @Test
    @Rule({"C-CT-01", "C-TC-01", "FTR-17"})
    void allWithTheKey() {
        device.inSession();
        acs.ask(download("key"));
        device.net.only().part("im", "mark");
        acs.ask(upload("key", 500));
        acs.ask(download("other", 400));
        acs.ask(new CancelTransfer("key"));
        assertThat(device.net.last().cancelled).isTrue();
        assertThat(queued()).containsExactly(new QueuedTransferStruct("other", 1));
        device.settle();
        assertThat(device.files()).isEmpty();
        acs.empty();
        cpe.pass(399);
        acs.expectClosed();
        device.powerCut();
        acs.expectInform("1 BOOT");
        acs.finish();
        assertThat(device.seen).contains("key cancelled");
    }

    @Test
    @Rule({"C-CT-02", "FTR-17"})
    void whatIsBeingAppliedIsPastThatPoint() {
        CompletableFuture<Applied> applied = new CompletableFuture<>();
        device.firmware.applies = () -> applied;
        device.inSession();
        acs.ask(download("key"));
        device.net.only().serve("image");
        device.settle();
        acs.ask(download("key", 500));
        acs.call(new CancelTransfer("key"));
        acs.expectFault(9021);
        assertThat(queued()).containsExactly(new QueuedTransferStruct("key", 2));
        acs.empty();
        applied.complete(Applied.NOW);
        device.settle();
        acs.acceptHolding();
        acs.expectEmpty();
        acs.call(new CancelTransfer("key")); // over, but not confirmed
        acs.expectFault(9021);
        acs.empty();
        device.confirm();
        acs.empty();
        cpe.pass(600);
        acs.expectClosed();
    }

    @Test
    @Rule({"C-CT-03", "FTR-17"})
    void keysThatNobodyHas() {
        device.inSession();
        acs.ask(new CancelTransfer("nobody's"));
        acs.ask(new CancelTransfer(""));
        acs.ask(download("key", 100));
        acs.ask(new CancelTransfer("Key"));
        acs.ask(new CancelTransfer(""));
        assertThat(queued()).hasSize(1);
        acs.ask(download("", 100));
        acs.ask(new CancelTransfer(""));
        assertThat(queued()).containsExactly(new QueuedTransferStruct("key", 1));
    }

    /** The file is complete just when the ACS cancels: whichever comes first counts. */
    @Test
    @Rule({"C-CT-01", "C-TC-01"})
    void cancelledAtTheLastMoment() {
        device.net.obedient = false;
        device.inSession();
        acs.ask(download("key"));
        FakeTransport.Attempt attempt = device.net.only();
        acs.ask(new CancelTransfer("key"));
        attempt.serve("image");
        acs.empty();
        cpe.pass(60);
        acs.expectClosed();
        assertThat(device.firmware.calls).isEmpty();
        assertThat(device.files()).isEmpty();
    }

    // ---- files

    @Test
    @Rule({"FTR-23", "FTR-18"})
    void leftoversAreRemovedAtTheStart() throws IOException {
        Files.writeString(directory.resolve("cwmp-77.tmp"), "left over");
        Files.writeString(directory.resolve("mine.txt"), "the application's");
        Files.createSymbolicLink(directory.resolve("cwmp-78.tmp"), directory.resolve("mine.txt"));
        device.inSession();
        assertThat(device.files()).containsExactly("mine.txt");
        acs.ask(download("key"));
        device.net.only().part("im", "mark");
        acs.empty();
        device.powerCut();
        assertThat(device.files()).containsExactly("cwmp-1.tmp", "mine.txt");
    }

    @Test
    @Rule({"FTR-18", "C-DL-11"})
    void theDiskIsNeverFilled() {
        device.limits = device.limits.withDisk(1000, 1500, 0).withQueue(16, 3);
        device.inSession();
        acs.ask(download("a"));
        acs.ask(new Download("b", TransferFixture.FIRMWARE, TransferFixture.URL, "", "", 400, "", 0, "", ""));
        acs.ask(download("c"));
        assertThat(device.net.attempts).as("the third waits for room").hasSize(2);
        assertThat(device.net.attempts.get(0).download.maxBytes()).isEqualTo(1000);
        assertThat(device.net.attempts.get(1).download.maxBytes()).isEqualTo(500);
        device.net.attempts.get(0).fail(9017);
        device.settle();
        assertThat(device.net.attempts).hasSize(3);
        assertThat(device.net.last().download.maxBytes()).isEqualTo(1000);
        acs.empty();
        device.limits = device.limits.withDisk(1000, 1500, Long.MAX_VALUE / 2);
        device.powerCut();
        acs.accept();
        for (int i = 0; i < 3; i++) {
            assertThat(device.confirm().faultStruct().faultCode().value()).isIn(9010, 9017);
        }
        assertThat(device.net.attempts).as("none where nothing is left").hasSize(3);
    }

    // ---- what ends it

    /** The ACS is another one: what is over is not told any more, what is not goes on. */
    @Test
    @Rule({"C-EVT-09", "C-DL-10"})
    void bootstrapDropsCompletionsAndNotTransfers() {
        device.inSession();
        acs.ask(download("done"));
        acs.ask(download("later", 1000));
        acs.empty();
        device.net.only().serve("x");
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (done)");
        acs.drop();
        cpe.tree.settings(s -> s.url("http://other.example/"));
        device.settle();
        acs.expectInform("0 BOOTSTRAP");
        acs.accept();
        acs.expectEmpty();
        assertThat(queued()).containsExactly(new QueuedTransferStruct("later", 1));
        acs.empty();
        cpe.pass(1000);
        device.net.only().serve("y");
        device.reported("7 TRANSFER COMPLETE", "M Download (later)");
    }

    @Test
    @Rule({"C-FR-02", "C-EVT-09"})
    void aFactoryResetEndsEverything() {
        device.inSession();
        acs.ask(download("moving"));
        device.net.only().part("im", "mark");
        acs.ask(download("later", 1000));
        acs.ask(new FactoryReset());
        acs.empty();
        device.settle();
        assertThat(device.net.last().cancelled).isTrue();
        assertThat(device.reboots).isEqualTo(1);
        device.powerCut();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        acs.accept();
        assertThat(queued()).isEmpty();
        acs.finish();
        cpe.pass(2000);
        acs.expectClosed();
        assertThat(device.net.attempts).hasSize(1);
        assertThat(device.files()).isEmpty();
    }

    @Test
    @Rule("C-DL-10")
    void closedInGoodOrder() {
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.settle();
        assertThat(cpe.agent.close()).isCompleted();
        assertThat(device.net.last().cancelled).isTrue();
        cpe.pass(10_000);
        acs.expectClosed();
        device.powerCut();
        acs.finish();
        device.net.only().serve("image");
        device.reported("7 TRANSFER COMPLETE", "M Download (key)");
    }

    // ---- sessions of older versions

    @Test
    @Rule({"B-OLD-10", "C-TC-03", "FTR-11"})
    void faultsThatAnOldAcsKnows() {
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().fail(9015);
        device.settle();
        acs.namespace = "urn:dslforum-org:cwmp-1-0";
        acs.useVersion = null;
        acs.expect(Inform.class);
        acs.accept();
        assertThat(acs.expect(TransferComplete.class).faultStruct().faultCode().value())
                .isEqualTo(9010);
    }

    // ---- secrets

    @Test
    @Rule("SEC-06")
    void passwordsAreNotShown() {
        device.inSession();
        acs.ask(download("key"));
        assertThat(device.net.only().download.password()).isEqualTo("hunter2");
        assertThat(device.net.only().download.toString()).doesNotContain("hunter2");
        assertThat(device.firmware.infos.toString()).doesNotContain("hunter2");
        assertThat(cpe.journal.content().records().toString()).doesNotContain("hunter2");
        device.powerCut();
        assertThat(device.net.only().download.password())
                .as("needed after a restart")
                .isEqualTo("hunter2");
    }
}
