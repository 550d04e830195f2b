package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.cpe.transfer.AutonomousTransfer;
import org.cwmp4j.cpe.transfer.DeviceTransfers;
import org.cwmp4j.cpe.transfer.QueuedTransfer;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AllQueuedTransferStruct;
import org.cwmp4j.model.rpc.ArgStruct;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;
import org.cwmp4j.model.rpc.AutonomousTransferCompleteResponse;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.GetAllQueuedTransfers;
import org.cwmp4j.model.rpc.GetQueuedTransfers;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.RequestDownloadResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that the ACS did not ask for, and those that the device asks the ACS for. */
class AutonomousTransferTest {
    private static final String EVENT = "10 AUTONOMOUS TRANSFER COMPLETE";
    private static final String ALL_TYPES = "1 Firmware Upgrade Image,3 Vendor Configuration File,4 Vendor Log File";

    @TempDir
    Path directory;

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;
    private TransferFixture files;

    @BeforeEach
    void device() {
        files = new TransferFixture(directory);
        cpe.build = b -> b.transfers(files.settings());
    }

    private DeviceTransfers own() {
        return cpe.agent.transfers().join();
    }

    private void policy(boolean enable, String transfers, String results, String types) {
        String at = TreeAgentFixture.MS + "AutonomousTransferCompletePolicy.";
        cpe.agent
                .tree()
                .join()
                .set(
                        Writer.DEVICE,
                        Map.of(
                                at + "Enable", Boolean.toString(enable),
                                at + "TransferTypeFilter", transfers,
                                at + "ResultTypeFilter", results,
                                at + "FileTypeFilter", types))
                .toCompletableFuture()
                .join();
    }

    private static AutonomousTransferComplete report(boolean download, String type, int fault) {
        return new AutonomousTransferComplete(
                "",
                "",
                download,
                new FileType(type),
                0,
                "",
                fault == 0 ? FaultStruct.SUCCESS : new FaultStruct(new FaultCode(fault), "no"),
                CwmpDateTime.UNKNOWN,
                CwmpDateTime.UNKNOWN);
    }

    private boolean told(AutonomousTransferComplete report) {
        CompletableFuture<Boolean> told = own().report(report);
        cpe.settle();
        if (told.join()) {
            acs.expectInform(EVENT);
            acs.accept();
            assertThat(acs.expect(AutonomousTransferComplete.class)).isEqualTo(report);
            acs.answer(new AutonomousTransferCompleteResponse());
            acs.expectEmpty();
            acs.empty();
            cpe.settle();
        }
        acs.expectClosed();
        return told.join();
    }

    // ---- the policy

    @Test
    @Rule({"C-ATC-01", "C-ATC-02", "C-CONN-06", "C-EVT-20", "FTR-21"})
    void whatThePolicyWants() {
        String firmware = "1 Firmware Upgrade Image";
        cpe.booted();
        assertThat(told(report(true, firmware, 0))).as("by default").isFalse();
        policy(true, "Both", "Both", "");
        assertThat(told(report(true, firmware, 0))).as("no file types").isFalse();
        policy(true, "Both", "Both", ALL_TYPES);
        assertThat(told(report(true, firmware, 0))).isTrue();
        assertThat(told(report(true, firmware, 9010))).isTrue();
        assertThat(told(report(true, "2 Web Content", 0))).isFalse();
        assertThat(told(report(false, "7 Vendor Log File 3", 0)))
                .as("one of type 4")
                .isTrue();
        assertThat(told(report(false, "6 Vendor Configuration File 1", 0))).isTrue();
        policy(true, "Download", "Failure", ALL_TYPES);
        assertThat(told(report(true, firmware, 0))).isFalse();
        assertThat(told(report(true, firmware, 9018))).isTrue();
        assertThat(told(report(false, "4 Vendor Log File", 9011))).isFalse();
        policy(true, "Upload", "Success", ALL_TYPES);
        assertThat(told(report(false, "4 Vendor Log File", 0))).isTrue();
        assertThat(told(report(false, "4 Vendor Log File", 9011))).isFalse();
        assertThat(told(report(true, firmware, 0))).isFalse();
        policy(false, "Both", "Both", ALL_TYPES);
        assertThat(told(report(true, firmware, 0))).isFalse();
    }

    /** The ACS sets the policy. */
    @Test
    @Rule({"C-ATC-01", "C-CONN-06"})
    void thePolicyOfTheAcs() {
        cpe.booted();
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        String at = TreeAgentFixture.MS + "AutonomousTransferCompletePolicy.";
        acs.ask(new SetParameterValues(
                List.of(
                        ParameterValue.of(at + "Enable", true),
                        ParameterValue.of(at + "FileTypeFilter", "1 Firmware Upgrade Image")),
                "key"));
        acs.empty();
        cpe.settle();
        assertThat(told(report(true, "1 Firmware Upgrade Image", 0))).isTrue();
    }

    // ---- until it is confirmed

    @Test
    @Rule({"C-ATC-03", "C-EVT-20", "C-EVT-30"})
    void untilItIsConfirmed() {
        cpe.booted();
        policy(true, "Both", "Both", ALL_TYPES);
        AutonomousTransferComplete first = report(true, "1 Firmware Upgrade Image", 0);
        AutonomousTransferComplete second = report(true, "1 Firmware Upgrade Image", 9018);
        own().report(first);
        own().report(second);
        cpe.settle();
        acs.expectInform(EVENT);
        acs.accept();
        assertThat(acs.expect(AutonomousTransferComplete.class)).isEqualTo(first);
        acs.fault(8002);
        assertThat(acs.expect(AutonomousTransferComplete.class)).isEqualTo(second);
        acs.answer(new AutonomousTransferCompleteResponse());
        acs.expectEmpty();
        acs.empty();
        cpe.close();
        cpe.start(); // the event outlives the confirmation of another report, and a restart
        acs.expectInform("1 BOOT", EVENT);
        acs.accept();
        assertThat(acs.expect(AutonomousTransferComplete.class)).isEqualTo(first);
        acs.answer(new AutonomousTransferCompleteResponse());
        acs.expectEmpty();
        acs.empty();
        cpe.close();
        cpe.start();
        acs.expectInform("1 BOOT");
        acs.finish();
    }

    @Test
    @Rule({"C-EVT-09", "C-EVT-20"})
    void aNewAcsIsNotTold() {
        cpe.booted();
        policy(true, "Both", "Both", ALL_TYPES);
        own().report(report(true, "1 Firmware Upgrade Image", 0));
        cpe.settle();
        acs.expectInform(EVENT);
        acs.drop();
        cpe.change(TreeAgentFixture.MS + "URL", "http://other.example/");
        cpe.pass(20);
        assertThat(acs.inform().event().stream().map(Object::toString))
                .contains("0 BOOTSTRAP")
                .doesNotContain(EVENT);
        acs.finish();
    }

    @Test
    @Rule("C-ATC-02")
    void whatCouldNotBeSentIsRefused() {
        cpe.booted();
        assertThatThrownBy(() -> own().report(report(true, "9 Thing", 0))).isInstanceOf(ConformanceException.class);
        assertThatThrownBy(() -> own().report(report(true, "1 Firmware Upgrade Image", 9013)))
                .isInstanceOf(ConformanceException.class);
    }

    @Test
    @Rule("C-GQ-02")
    void notTooMany() {
        cpe.booted();
        policy(true, "Both", "Both", ALL_TYPES);
        for (int i = 0; i < 16; i++) {
            assertThat(own().report(report(true, "1 Firmware Upgrade Image", 0)).join())
                    .isTrue();
        }
        assertThatThrownBy(() -> own().report(report(true, "1 Firmware Upgrade Image", 0))
                        .join())
                .hasCauseInstanceOf(TransferException.class)
                .hasMessageContaining("too many");
    }

    // ---- run by the engine

    @Test
    @Rule({"C-ATC-01", "C-ATC-02", "C-GQ-01", "C-GQ-02", "C-CT-03"})
    void theDeviceFetchesAFile() {
        cpe.booted();
        policy(true, "Both", "Both", ALL_TYPES);
        CompletableFuture<TransferOutcome> outcome = own().transfer(new AutonomousTransfer(
                true,
                TransferFixture.FIRMWARE,
                TransferFixture.URL,
                "u",
                "p",
                5,
                "fw.bin",
                "http://announce.example/"));
        cpe.settle();
        assertThat(own().queue().join()).extracting(QueuedTransfer::transfer).hasSize(1);
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        assertThat(acs.ask(new GetQueuedTransfers()).transferList()).isEmpty();
        assertThat(acs.ask(new GetAllQueuedTransfers()).transferList())
                .containsExactly(new AllQueuedTransferStruct("", 2, true, TransferFixture.FIRMWARE, 5, "fw.bin"));
        acs.ask(new CancelTransfer("")); // not one of the ACS's
        acs.finish();
        files.net.only().serve("image!");
        cpe.settle();
        assertThat(outcome.join().isSuccess()).isTrue();
        acs.expectInform(EVENT);
        acs.accept();
        AutonomousTransferComplete told = acs.expect(AutonomousTransferComplete.class);
        assertThat(told)
                .isEqualTo(new AutonomousTransferComplete(
                        "http://announce.example/",
                        TransferFixture.URL,
                        true,
                        TransferFixture.FIRMWARE,
                        6,
                        "fw.bin",
                        FaultStruct.SUCCESS,
                        outcome.join().startTime(),
                        outcome.join().completeTime()));
        acs.answer(new AutonomousTransferCompleteResponse());
        acs.expectEmpty();
        acs.empty();
        assertThat(own().queue().join()).isEmpty();
    }

    @Test
    @Rule({"C-ATC-01", "C-CONN-06"})
    void nobodyIsToldWhereNobodyWantsToKnow() {
        cpe.booted();
        CompletableFuture<TransferOutcome> outcome =
                own().transfer(AutonomousTransfer.upload(TransferFixture.LOG, TransferFixture.URL));
        cpe.settle();
        files.net.only().fail(9011);
        cpe.settle();
        assertThat(outcome.join().fault().faultCode().value()).isEqualTo(9011);
        acs.expectClosed();
        cpe.close();
        cpe.start();
        acs.expectInform("1 BOOT");
        acs.finish();
        assertThat(own().queue().join()).isEmpty();
    }

    @Test
    @Rule({"C-ATC-03", "C-EVT-08"})
    void firmwareOfTheDevicesOwn() {
        files.firmware.needsReboot();
        cpe.booted();
        policy(true, "Both", "Both", ALL_TYPES);
        own().transfer(AutonomousTransfer.download(TransferFixture.FIRMWARE, TransferFixture.URL));
        cpe.settle();
        files.net.only().serve("image");
        cpe.settle();
        assertThat(cpe.done).containsExactly("reboot with 0 connections");
        cpe.close();
        cpe.start();
        acs.expectInform("1 BOOT", EVENT);
        acs.accept();
        acs.expect(AutonomousTransferComplete.class);
        acs.answer(new AutonomousTransferCompleteResponse());
        acs.finish();
    }

    @Test
    @Rule({"C-FILE-01", "C-DL-06"})
    void theDevicesOwnQueueIsBoundedToo() {
        cpe.booted();
        assertThatThrownBy(() -> own().transfer(AutonomousTransfer.download(TransferFixture.FIRMWARE, "ftp://x/"))
                        .join())
                .hasCauseInstanceOf(TransferException.class);
        List<CompletableFuture<TransferOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            all.add(own().transfer(AutonomousTransfer.download(TransferFixture.FIRMWARE, TransferFixture.URL)));
        }
        cpe.settle();
        assertThat(all.stream().filter(CompletableFuture::isCompletedExceptionally))
                .containsExactly(all.get(16));
        cpe.close();
        assertThat(all).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThatThrownBy(() -> own().queue().join()).hasMessageContaining("closed");
    }

    // ---- RequestDownload

    @Test
    @Rule({"C-EVT-16", "C-REQ-01", "C-SUP-03"})
    void theDeviceAsksForADownload() {
        cpe.booted();
        RequestDownload request = new RequestDownload(FileType.WEB_CONTENT, List.of(new ArgStruct("Version", "2")));
        CompletableFuture<RequestDownloadResponse> answer = cpe.agent.call(request);
        cpe.settle();
        acs.expectInform("9 REQUEST DOWNLOAD");
        acs.accept();
        acs.expect(RequestDownload.class);
        acs.drop();
        cpe.pass(10);
        acs.expectInform("9 REQUEST DOWNLOAD"); // again
        acs.accept();
        assertThat(acs.expect(RequestDownload.class)).isEqualTo(request);
        acs.answer(new RequestDownloadResponse());
        acs.expectEmpty();
        acs.empty();
        cpe.settle();
        assertThat(answer).isCompleted();
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
    }

    /** An ACS that does not want to be asked is not asked again and again. */
    @Test
    @Rule("C-EVT-16")
    void aRequestThatIsRefusedIsOver() {
        cpe.booted();
        CompletableFuture<RequestDownloadResponse> answer =
                cpe.agent.call(new RequestDownload(FileType.WEB_CONTENT, List.of()));
        cpe.settle();
        acs.expectInform("9 REQUEST DOWNLOAD");
        acs.accept();
        acs.expect(RequestDownload.class);
        acs.fault(8000);
        acs.expectEmpty();
        acs.empty();
        cpe.settle();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(FaultException.class);
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
    }

    @Test
    @Rule({"C-EVT-09", "C-EVT-16"})
    void aNewAcsIsNotAsked() {
        cpe.booted();
        CompletableFuture<RequestDownloadResponse> answer =
                cpe.agent.call(new RequestDownload(FileType.WEB_CONTENT, List.of()));
        cpe.settle();
        acs.expectInform("9 REQUEST DOWNLOAD");
        acs.drop();
        cpe.change(TreeAgentFixture.MS + "URL", "http://other.example/");
        cpe.pass(20);
        assertThat(acs.inform().event().stream().map(Object::toString))
                .contains("0 BOOTSTRAP")
                .doesNotContain("9 REQUEST DOWNLOAD");
        acs.finish();
        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    @Rule("C-SUP-03")
    void anAgentWithoutTransfers() {
        cpe.build = b -> {};
        cpe.booted();
        assertThatThrownBy(() -> own().queue()).hasCauseInstanceOf(IllegalStateException.class);
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
        acs.call(TransferFixture.download("key"));
        acs.expectFault(9000);
    }
}
