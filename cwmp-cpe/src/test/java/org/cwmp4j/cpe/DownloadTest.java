package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TransferFixture.download;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.DamagedStore;
import org.cwmp4j.cpe.transfer.DownloadHandler.Applied;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.TransferComplete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Download, from the call to its completion. */
class DownloadTest {
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

    private void refused(Download call, int code) {
        acs.call(call);
        acs.expectFault(code);
        assertThat(acs.ask(new GetQueuedTransfers()).transferList()).isEmpty();
        assertThat(device.net.attempts).isEmpty();
    }

    private static Download of(FileType type, String url, long size) {
        return new Download("key", type, url, "", "", size, "", 0, "", "");
    }

    // ---- the three ways to tell the outcome

    /**
     * <pre>
     * A  Download (key)
     * C  DownloadResponse (1, Unknown Time, Unknown Time)
     * A  204
     *    the file comes and is applied
     * C  Inform (7, M Download (key))
     * C  TransferComplete (key, 0)
     * </pre>
     */
    /** A journal that was damaged may have lost that the file is in effect long since: it is not put there again. */
    @Test
    @Rule("C-DL-10")
    void aDownloadOfWhichTheDeviceHasLostWhatBecameIsNotDoneOnItsWord() {
        device.inSession();
        acs.ask(download("old", 100));
        acs.finish();
        cpe.medium = DamagedStore::new;
        device.powerCut();
        TransferComplete complete = device.reported("1 BOOT", "7 TRANSFER COMPLETE", "M Download (old)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9010);
        cpe.medium = store -> store;
        device.powerCut();
        acs.expectInform("1 BOOT");
        acs.finish();
        cpe.pass(200);
        assertThat(device.net.attempts).isEmpty();
    }

    @Test
    @Rule({
        "C-DL-01",
        "C-DL-14",
        "C-TC-01",
        "C-TC-03",
        "C-TC-04",
        "C-EVT-18",
        "C-EVT-24",
        "C-FILE-02",
        "FTR-08",
        "FTR-10"
    })
    void statusOneAndACompletionInALaterSession() {
        device.inSession();
        DownloadResponse response = acs.ask(download("key"));
        assertThat(response)
                .isEqualTo(new DownloadResponse(Status.COMMITTED, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN));
        acs.empty();
        device.settle();
        acs.expectClosed(); // a slow file server holds up no session
        cpe.pass(60);
        device.net.only().serve("image");
        device.settle();
        assertThat(device.firmware.calls).containsExactly("verify", "apply image");
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (key)");
        assertThat(complete.commandKey()).isEqualTo("key");
        assertThat(complete.faultStruct()).isEqualTo(FaultStruct.SUCCESS);
        assertThat(complete.startTime().text()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(complete.completeTime().text()).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(device.files()).isEmpty();
        assertThat(device.seen)
                .containsExactly("key QUEUED", "key MOVING", "key RECEIVED", "key APPLYING", "key DONE", "key ended 0");
        cpe.agent.inform();
        device.settle();
        acs.expectInform();
    }

    @Test
    @Rule({"C-DL-01", "C-TC-02", "FTR-08"})
    void statusOneAndACompletionInTheSameSession() {
        cpe.booted();
        cpe.agent.inform();
        device.settle();
        acs.acceptHolding();
        acs.expectEmpty();
        acs.ask(download("key"));
        device.net.only().serve("image");
        device.settle();
        acs.empty(); // nothing more from the ACS: it is the device's turn
        assertThat(device.confirm().commandKey()).isEqualTo("key");
        acs.expectEmpty();
        acs.empty();
        device.settle();
        acs.expectClosed();
        cpe.agent.inform();
        device.settle();
        acs.expectInform();
    }

    @Test
    @Rule({"C-DL-01", "C-DL-14", "C-TC-01"})
    void statusZeroIsAllThereIs() {
        device.firmware.immediate = true;
        device.inSession();
        acs.call(download("key"));
        acs.expectSilence();
        cpe.pass(10);
        device.net.only().serve("image");
        device.settle();
        DownloadResponse response = acs.expect(DownloadResponse.class);
        assertThat(response.status()).isEqualTo(Status.APPLIED);
        assertThat(response.startTime().text()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(response.completeTime().text()).isEqualTo("2026-01-01T00:00:10Z");
        acs.empty();
        cpe.pass(4000);
        acs.expectClosed();
        assertThat(device.files()).isEmpty();
    }

    @Test
    @Rule({"C-DL-01", "C-DL-04", "C-TC-01"})
    void aFaultIsAllThereIs() {
        device.firmware.immediate = true;
        device.inSession();
        acs.call(download("key"));
        device.net.only().fail(9012);
        device.settle();
        acs.expectFault(9012);
        acs.call(download("key"));
        device.net.only().fail(9016); // not among the faults of Download
        device.settle();
        acs.expectFault(9010);
        acs.empty();
        cpe.pass(4000);
        acs.expectClosed();
        assertThat(device.net.attempts).hasSize(2);
    }

    @Test
    @Rule({"C-DL-01", "C-DL-14"})
    void whatTakesTooLongForAnAnswerIsReportedLater() {
        device.firmware.immediate = true;
        device.inSession();
        acs.call(download("key"));
        cpe.pass(30);
        assertThat(acs.expect(DownloadResponse.class).status()).isEqualTo(Status.COMMITTED);
        acs.empty();
        device.net.only().serve("image");
        device.reported("7 TRANSFER COMPLETE", "M Download (key)");
    }

    // ---- success is when it is in effect

    @Test
    @Rule({"C-DL-02", "FTR-20"})
    void noCompletionBeforeItIsApplied() {
        CompletableFuture<Applied> applied = new CompletableFuture<>();
        device.firmware.applies = () -> applied;
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().serve("image");
        cpe.pass(600);
        acs.expectClosed();
        applied.complete(Applied.NOW);
        device.reported("7 TRANSFER COMPLETE", "M Download (key)");
    }

    /** An immediate one, too: the answer comes before the restart, the completion after it. */
    @Test
    @Rule({"C-DL-02", "C-DL-03", "C-EVT-08", "FTR-10"})
    void whatNeedsARestartIsReportedWithBoot() {
        for (boolean immediate : new boolean[] {false, true}) {
            device.firmware.immediate = immediate;
            device.firmware.needsReboot();
            if (!immediate) {
                device.inSession();
            } else {
                device.session();
            }
            acs.call(download("key"));
            device.net.only().serve("image");
            device.settle();
            assertThat(acs.expect(DownloadResponse.class).status()).isEqualTo(Status.COMMITTED);
            acs.empty();
            device.settle();
            assertThat(device.reboots).isEqualTo(immediate ? 2 : 1);
            acs.expectClosed();
            assertThat(device.files()).isEmpty();
            cpe.software = "2";
            device.powerCut();
            assertThat(device.firmware.calls).endsWith("booted");
            TransferComplete complete = device.reported("1 BOOT", "7 TRANSFER COMPLETE", "M Download (key)");
            assertThat(complete.faultStruct().isSuccess()).isTrue();
            assertThat(complete.startTime().isUnknown()).isFalse();
        }
    }

    @Test
    @Rule({"C-DL-02", "C-TC-03", "FTR-20"})
    void newSoftwareThatDoesNotRunIsNoSuccess() {
        device.firmware.needsReboot();
        device.firmware.boots =
                CompletableFuture.failedFuture(new TransferException(FaultCode.FILE_CORRUPTED, "still version 1 runs"));
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().serve("image");
        device.settle();
        device.powerCut();
        TransferComplete complete = device.reported("1 BOOT", "7 TRANSFER COMPLETE", "M Download (key)");
        assertThat(complete.faultStruct()).isEqualTo(new FaultStruct(FaultCode.FILE_CORRUPTED, "still version 1 runs"));
        assertThat(complete.completeTime()).isEqualTo(CwmpDateTime.UNKNOWN);
    }

    /** The ACS hears from the device even if nobody finds out what became of the new software. */
    @Test
    @Rule("C-DL-02")
    void theFirstInformDoesNotWaitForEver() {
        device.firmware.needsReboot();
        device.firmware.boots = new CompletableFuture<>();
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().serve("image");
        device.settle();
        CompletableFuture<Void> boots = device.firmware.boots;
        cpe.patient = true;
        device.powerCut();
        acs.expectSilence();
        cpe.pass(30);
        acs.expectInform("1 BOOT");
        acs.finish();
        boots.complete(null);
        device.reported("7 TRANSFER COMPLETE", "M Download (key)");
    }

    @Test
    @Rule({"C-TC-05", "C-MR-03", "FTR-10"})
    void untilItIsConfirmed() {
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().serve("image");
        device.settle();
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.fault(8002);
        acs.expectEmpty();
        acs.empty();
        cpe.agent.inform();
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.drop();
        cpe.pass(10);
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
        acs.accept();
        acs.expect(TransferComplete.class);
        device.powerCut();
        device.reported("1 BOOT", "7 TRANSFER COMPLETE", "M Download (key)");
        device.powerCut();
        acs.expectInform("1 BOOT");
    }

    @Test
    @Rule({"C-TC-06", "C-DL-07", "C-EVT-25", "FTR-25", "C-FILE-08"})
    void severalAreToldInOneSession() {
        device.inSession();
        acs.ask(download("a"));
        acs.ask(download("b"));
        acs.ask(download("a"));
        acs.empty();
        device.settle();
        assertThat(device.net.attempts).as("two at once").hasSize(2);
        device.net.attempts.get(1).serve("2");
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (b)");
        acs.drop(); // not heard
        device.net.attempts.get(0).serve("1");
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (b)", "M Download (a)");
        acs.drop();
        device.net.attempts.get(2).serve("3");
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (b)", "M Download (a)", "M Download (a)");
        acs.accept();
        List<String> keys = List.of(
                device.confirm().commandKey(),
                device.confirm().commandKey(),
                device.confirm().commandKey());
        assertThat(keys).containsExactly("b", "a", "a");
        acs.expectEmpty();
        acs.empty();
        cpe.agent.inform();
        device.settle();
        acs.expectInform();
    }

    // ---- what is refused

    @Test
    @Rule({"C-DL-13", "FTR-05"})
    void unknownFileTypes() {
        device.inSession();
        refused(of(new FileType("7 Foo"), TransferFixture.URL, 0), 9003);
        refused(of(new FileType("1 Firmware"), TransferFixture.URL, 0), 9003);
        refused(of(FileType.WEB_CONTENT, TransferFixture.URL, 0), 9003);
        refused(of(new FileType("X 012345 Foo"), TransferFixture.URL, 0), 9003);
        acs.ask(of(new FileType("X 00D09E Thing"), TransferFixture.URL, 0));
        acs.ask(of(FileType.STORED_FIRMWARE_IMAGE, TransferFixture.URL, 0));
    }

    @Test
    @Rule({"C-FILE-01", "C-FILE-06", "FTR-01", "FTR-04"})
    void urlsThatCannotBeUsed() {
        device.inSession();
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, "ftp://files.example/x", 0), 9013);
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, "http://u:p@files.example/x", 0), 9003);
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, "http://u@files.example/x", 0), 9003);
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, "files.example/x", 0), 9003);
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, "http:x", 0), 9003);
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, "", 0), 9003);
        acs.ask(of(FileType.FIRMWARE_UPGRADE_IMAGE, "HTTPS://files.example/my file.bin?a={b}", 0));
        assertThat(device.net.only().download.url()).hasToString("HTTPS://files.example/my%20file.bin?a=%7Bb%7D");
    }

    @Test
    @Rule({"C-DL-11", "FTR-18"})
    void sizes() {
        device.inSession();
        refused(of(FileType.FIRMWARE_UPGRADE_IMAGE, TransferFixture.URL, 1001), 9010);
        acs.ask(of(FileType.FIRMWARE_UPGRADE_IMAGE, TransferFixture.URL, 0));
        assertThat(device.net.only().download.maxBytes()).isEqualTo(1000);
        device.net.only().serve("of unknown size");
        device.settle();
        acs.ask(of(FileType.FIRMWARE_UPGRADE_IMAGE, TransferFixture.URL, 3));
        assertThat(device.net.only().download.expectedBytes()).isEqualTo(3);
        device.net.only().serve("of another size");
        device.settle();
        assertThat(device.firmware.calls).endsWith("verify", "apply of another size");
        acs.empty();
        device.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)", "M Download (key)");
        acs.accept();
        assertThat(device.confirm().faultStruct().isSuccess()).isTrue();
        assertThat(device.confirm().faultStruct().isSuccess()).isTrue();
    }

    @Test
    @Rule({"C-DL-11", "B-ROB-08"})
    void whatAHandlerDoesNotWant() {
        device.firmware.refusal = new TransferException(FaultCode.DOWNLOAD_FAILURE, "no room in the bank");
        device.inSession();
        acs.call(download("key"));
        assertThat(acs.expectFault(9010).faultString()).isEqualTo("no room in the bank");
        device.firmware.refusal = new IllegalStateException("a bug");
        acs.call(download("key"));
        assertThat(acs.expectFault(9002).faultString()).isEqualTo("Internal error");
        acs.call(new Download("k".repeat(33), TransferFixture.FIRMWARE, TransferFixture.URL, "", "", 0, "", 0, "", ""));
        acs.expectFault(9003);
    }

    @Test
    @Rule({"C-DL-05", "C-DL-06", "FTR-14"})
    void theQueueIsBounded() {
        device.limits = device.limits.withQueue(3, 1);
        device.inSession();
        acs.ask(download("a", 100));
        acs.ask(download("b", 50));
        acs.ask(TransferFixture.upload("c", 70));
        acs.call(download("d", 10));
        acs.expectFault(9004);
        acs.empty();
        device.powerCut();
        acs.finish();
        cpe.pass(50);
        assertThat(device.net.attempts).hasSize(1);
        device.net.only().serve("b");
        cpe.pass(200);
        assertThat(device.net.last().upload).as("in the order of their times").isNotNull();
    }

    @Test
    @Rule({"C-DL-12", "C-DL-16", "FTR-18"})
    void namesAreForTheHandlerAndNotForTheDisk() {
        device.inSession();
        acs.ask(new Download(
                "key",
                TransferFixture.FIRMWARE,
                TransferFixture.URL,
                "u",
                "p",
                0,
                "../../etc/passwd",
                0,
                "http://ok",
                "http://no"));
        assertThat(device.net.only().download.target()).isEqualTo(directory.resolve("cwmp-1.tmp"));
        device.net.only().serve("x", "fw-2.bin");
        device.settle();
        assertThat(device.firmware.name).isEqualTo("fw-2.bin");
        assertThat(device.firmware.infos.get(0).targetFileName()).isEqualTo("../../etc/passwd");
        assertThat(device.firmware.infos.get(0).successUrl()).isEqualTo("http://ok");
        assertThat(device.firmware.infos.get(0).failureUrl()).isEqualTo("http://no");
    }

    // ---- failures

    @Test
    @Rule({"C-DL-04", "C-TC-03", "C-TC-04", "FTR-11", "FTR-13"})
    void aFailureIsReportedAndNotRepaired() {
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().fail(9015);
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (key)");
        assertThat(complete.faultStruct()).isEqualTo(new FaultStruct(new FaultCode(9015), "it failed"));
        assertThat(complete.startTime().isUnknown()).isFalse();
        assertThat(complete.completeTime()).isEqualTo(CwmpDateTime.UNKNOWN);
        cpe.pass(100_000);
        assertThat(device.net.attempts).hasSize(1);
        acs.expectClosed();
        assertThat(device.files()).isEmpty();
    }

    @Test
    @Rule({"C-TC-03", "FTR-11"})
    void onlyCodesOfCompletions() {
        device.inSession();
        int[][] codes = {{9013, 9010}, {9003, 9010}, {9021, 9010}, {8001, 9010}, {0, 9010}, {9014, 9014}, {9801, 9801}};
        for (int[] code : codes) {
            acs.ask(download("key"));
            acs.empty();
            device.net.only().fail(code[0]);
            TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (key)");
            assertThat(complete.faultStruct().faultCode().value()).isEqualTo(code[1]);
            device.session();
        }
    }

    @Test
    @Rule({"C-DL-02", "FTR-20"})
    void badFilesAreNotApplied() {
        device.firmware.bad = new TransferException(FaultCode.FILE_AUTHENTICATION_FAILURE, "not ours");
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().serve("image");
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (key)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9019);
        assertThat(device.firmware.calls).containsExactly("verify");
        assertThat(device.files()).isEmpty();
    }

    @Test
    @Rule("B-ROB-08")
    void whatAHandlerThrowsIsNotTold() {
        device.firmware.applies = () -> {
            throw new IllegalStateException("secret of the application");
        };
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        device.net.only().serve("image");
        FaultStruct fault =
                device.reported("7 TRANSFER COMPLETE", "M Download (key)").faultStruct();
        assertThat(fault).isEqualTo(new FaultStruct(FaultCode.DOWNLOAD_FAILURE, "applying the file failed"));
    }

    @Test
    @Rule("C-DL-04")
    void nothingTakesForEver() {
        device.net.obedient = false;
        device.inSession();
        acs.ask(download("key"));
        acs.empty();
        cpe.pass(3600 + 15);
        assertThat(device.net.last().cancelled).isTrue();
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Download (key)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9017);
        cpe.pass(60);
        assertThat(device.files()).isEmpty();
    }
}
