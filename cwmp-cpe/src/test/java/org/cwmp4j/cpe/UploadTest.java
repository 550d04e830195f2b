package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cwmp4j.cpe.TransferFixture.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.Upload;
import org.cwmp4j.model.rpc.UploadResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upload. */
class UploadTest {
    @TempDir
    Path directory;

    private TransferFixture device;
    private ScriptedAcs acs;

    @BeforeEach
    void device() {
        device = new TransferFixture(directory);
        acs = device.acs;
    }

    private static Upload of(String type, String url) {
        return new Upload("key", new FileType(type), url, "", "", 0);
    }

    @Test
    @Rule({"C-UL-02", "C-UL-03", "C-FILE-07", "C-EVT-24", "FTR-08"})
    void statusOneAndACompletion() {
        device.inSession();
        assertThat(acs.ask(upload("key", 0)))
                .isEqualTo(new UploadResponse(Status.COMMITTED, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN));
        acs.empty();
        assertThat(device.net.only().upload.source()).hasContent("log 1");
        assertThat(device.net.only().upload.url()).hasToString("https://files.example/up");
        device.net.only().taken();
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Upload (key)");
        assertThat(complete.faultStruct().isSuccess()).isTrue();
        assertThat(complete.completeTime().isUnknown()).isFalse();
        assertThat(device.files()).isEmpty();
    }

    /** What the device writes there may hold secrets: logs, configurations. */
    @Test
    void onlyTheOwnerCanReadWhatIsSent() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path own = directory.resolve("own");
        device = new TransferFixture(own);
        acs = device.acs;
        device.inSession();
        acs.ask(upload("key", 0));
        acs.empty();
        assertThat(device.net.only().upload.source()).hasContent("log 1");
        assertThat(permissions(device.net.only().upload.source())).isEqualTo("rw-------");
        assertThat(permissions(own)).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    @Rule({"C-UL-03", "C-DL-14"})
    void statusZero() {
        device.uploads.immediate = true;
        device.inSession();
        acs.call(upload("key", 0));
        device.net.only().taken();
        device.settle();
        assertThat(acs.expect(UploadResponse.class).status()).isEqualTo(Status.APPLIED);
        acs.call(upload("key", 0));
        device.net.only().fail(9015);
        device.settle();
        acs.expectFault(9011);
        acs.empty();
        device.cpe.pass(100);
        acs.expectClosed();
    }

    @Test
    @Rule({"C-UL-02", "FTR-13"})
    void aFailureIsReportedAndNotRepaired() {
        device.inSession();
        acs.ask(upload("key", 0));
        acs.empty();
        device.net.only().fail(9011);
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Upload (key)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9011);
        device.cpe.pass(10_000);
        assertThat(device.net.attempts).hasSize(1);
        assertThat(device.files()).isEmpty();
    }

    /** 9013 cannot stand in a completion. */
    @Test
    @Rule({"C-TC-03", "C-UL-02"})
    void whatNoCompletionCanSayIsAFailureOfTheUpload() {
        device.inSession();
        acs.ask(upload("key", 0));
        acs.empty();
        device.net.only().fail(9013);
        TransferComplete complete = device.reported("7 TRANSFER COMPLETE", "M Upload (key)");
        assertThat(complete.faultStruct().faultCode().value()).isEqualTo(9011);
    }

    @Test
    @Rule({"C-UL-01", "FTR-06"})
    void fileTypesAndInstances() {
        device.inSession();
        acs.call(of("1 Vendor Configuration File", TransferFixture.URL)); // no handler
        acs.expectFault(9003);
        acs.call(of("3 Vendor Configuration File", TransferFixture.URL + "?no-instance"));
        acs.expect(UploadResponse.class);
        acs.call(of("3 Vendor Configuration File 2", TransferFixture.URL));
        acs.expectFault(9003);
        acs.call(of("4 Vendor Log File 0", TransferFixture.URL));
        acs.expectFault(9003);
        acs.call(of("5 Vendor Log File 1", TransferFixture.URL));
        acs.expectFault(9003);
        acs.ask(of("4 Vendor Log File 1", TransferFixture.URL));
        acs.ask(of("X 00D09E Dump", TransferFixture.URL));
        assertThat(device.uploads.provided.get(1).instance()).hasValue(1);
    }

    @Test
    @Rule({"C-UL-03", "C-FILE-01", "C-FILE-06", "FTR-04"})
    void whatIsRefused() {
        device.inSession();
        acs.call(of("2 Vendor Log File", "http://u:p@files.example/x"));
        acs.expectFault(9003);
        acs.call(of("2 Vendor Log File", "tftp://files.example/x"));
        acs.expectFault(9013);
    }

    @Test
    @Rule({"C-UL-03", "C-DL-06"})
    void theQueueIsFull() {
        device.limits = device.limits.withQueue(3, 1);
        device.inSession();
        acs.ask(upload("a", 5));
        acs.ask(upload("b", 5));
        acs.ask(TransferFixture.download("c", 5));
        acs.call(upload("d", 5));
        acs.expectFault(9004);
    }

    /** The file is provided anew and sent from its beginning. */
    @Test
    @Rule({"C-UL-02", "C-DL-10", "FTR-10"})
    void goesOnAfterARestart() {
        device.inSession();
        acs.ask(upload("key", 0));
        acs.empty();
        device.settle();
        device.powerCut();
        acs.finish();
        assertThat(device.net.only().upload.source()).hasContent("log 2");
        device.net.only().taken();
        device.reported("7 TRANSFER COMPLETE", "M Upload (key)");
        assertThat(device.files()).isEmpty();
    }
}
