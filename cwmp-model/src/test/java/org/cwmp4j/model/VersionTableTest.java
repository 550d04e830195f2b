package org.cwmp4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.model.CwmpVersion.V1_0;
import static org.cwmp4j.model.CwmpVersion.V1_1;
import static org.cwmp4j.model.CwmpVersion.V1_2;
import static org.cwmp4j.model.CwmpVersion.V1_3;
import static org.cwmp4j.model.CwmpVersion.V1_4;

import java.util.stream.IntStream;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTableTest {

    @Test
    @Rule("B-VER-01")
    void theNamespacesOfTheVersions() {
        assertThat(V1_0.namespace()).isEqualTo("urn:dslforum-org:cwmp-1-0");
        assertThat(V1_1.namespace()).isEqualTo("urn:dslforum-org:cwmp-1-1");
        assertThat(new CwmpVersion[] {V1_2, V1_3, V1_4})
                .allMatch(version -> version.namespace().equals("urn:dslforum-org:cwmp-1-2"));
    }

    @ParameterizedTest
    @CsvSource({
        "Inform,1.0",
        "Kicked,1.0",
        "ScheduleInform,1.0",
        "X_012345_M,1.0",
        "AutonomousTransferComplete,1.1",
        "GetAllQueuedTransfers,1.1",
        "ScheduleDownload,1.2",
        "CancelTransfer,1.2",
        "ChangeDUState,1.2",
        "DUStateChangeComplete,1.2",
        "AutonomousDUStateChangeComplete,1.2",
        "inform,",
        "NoSuch,"
    })
    @Rule({"B-OLD-01", "B-OLD-02", "B-OLD-03"})
    void methods(String name, String since) {
        assertThat(VersionTable.ofMethod(name).map(CwmpVersion::text).orElse(null))
                .isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "0 BOOTSTRAP,1.0",
        "9 REQUEST DOWNLOAD,1.0",
        "M Reboot,1.0",
        "M Upload,1.0",
        "M X_012345_M,1.0",
        "X 012345 text,1.0",
        "10 AUTONOMOUS TRANSFER COMPLETE,1.1",
        "11 DU STATE CHANGE COMPLETE,1.2",
        "12 AUTONOMOUS DU STATE CHANGE COMPLETE,1.2",
        "M ScheduleDownload,1.2",
        "M ChangeDUState,1.2",
        "X EXAMPLE-COM text,1.2",
        "13 WAKEUP,1.4",
        "14 HEARTBEAT,1.4",
        "1 boot,",
        "15 OTHER,",
        "M Other,"
    })
    @Rule({"B-OLD-01", "B-OLD-02", "B-OLD-03", "C-EVT-28"})
    void events(String code, String since) {
        assertThat(VersionTable.ofEvent(new EventCode(code))
                        .map(CwmpVersion::text)
                        .orElse(null))
                .isEqualTo(since);
    }

    @Test
    @Rule({"B-OLD-01", "B-OLD-02", "B-OLD-03"})
    void faultCodes() {
        assertRange(9000, 9013, V1_0);
        assertRange(9014, 9019, V1_1);
        assertRange(9020, 9032, V1_2);
        assertRange(9800, 9899, V1_0);
        assertRange(8000, 8005, V1_0);
        assertRange(8006, 8006, V1_4);
        assertRange(8800, 8899, V1_0);
        assertThat(VersionTable.ofFault(FaultCode.NONE)).contains(V1_0);
        assertThat(IntStream.of(-1, 1, 8007, 8799, 9033, 9799, 9900).mapToObj(FaultCode::new))
                .allMatch(code -> VersionTable.ofFault(code).isEmpty());
    }

    private static void assertRange(int from, int to, CwmpVersion since) {
        assertThat(IntStream.rangeClosed(from, to).mapToObj(FaultCode::new))
                .allMatch(
                        code -> VersionTable.ofFault(code).filter(since::equals).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "DOWNLOAD,1 Firmware Upgrade Image,1.0",
        "DOWNLOAD,5 Ringer File,1.2",
        "DOWNLOAD,6 Stored Firmware Image,1.4",
        "DOWNLOAD,4 Vendor Log File,",
        "DOWNLOAD,X 012345 a,1.0",
        "DOWNLOAD,X EXAMPLE.COM a,1.2",
        "REQUEST_DOWNLOAD,3 Vendor Configuration File,1.0",
        "REQUEST_DOWNLOAD,6 Stored Firmware Image,",
        "UPLOAD,1 Vendor Configuration File,1.0",
        "UPLOAD,3 Vendor Configuration File 2,1.2",
        "UPLOAD,3 Vendor Configuration File,",
        "UPLOAD,4 Vendor Log File 0,",
        "TRANSFER,4 Tone File,1.2",
        "TRANSFER,4 Vendor Log File,1.1",
        "TRANSFER,7 Vendor Log File 12,1.2",
        "TRANSFER,8 Stored Firmware Image,1.4"
    })
    @Rule({"B-OLD-03", "C-VER-05"})
    void fileTypes(FileType.Use use, String type, String since) {
        assertThat(VersionTable.ofFileType(new FileType(type), use)
                        .map(CwmpVersion::text)
                        .orElse(null))
                .isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "ID,1.0",
        "HoldRequests,1.0",
        "SessionTimeout,1.3",
        "SupportedCWMPVersions,1.4",
        "UseCWMPVersion,1.4",
        "NoMoreRequests,"
    })
    @Rule({"B-OLD-04", "B-OLD-05"})
    void headers(String name, String since) {
        assertThat(VersionTable.ofHeader(name).map(CwmpVersion::text).orElse(null))
                .isEqualTo(since);
    }

    @Test
    @Rule("B-OLD-05")
    void notifications() {
        for (int code = 0; code <= 6; code++) {
            Notification notification = Notification.ofCode(code).orElseThrow();
            assertThat(notification.code()).isEqualTo(code);
            assertThat(VersionTable.ofNotification(notification)).isEqualTo(code < 3 ? V1_0 : V1_4);
        }
        assertThat(Notification.ofCode(7)).isEmpty();
        assertThat(Notification.ofCode(-1)).isEmpty();
    }

    @Test
    void combinedNotificationsAreBoth() {
        assertThat(Notification.PASSIVE_WITH_PASSIVE_LIGHTWEIGHT.isPassive()).isTrue();
        assertThat(Notification.PASSIVE_WITH_ACTIVE_LIGHTWEIGHT.isPassive()).isTrue();
        assertThat(Notification.PASSIVE_WITH_ACTIVE_LIGHTWEIGHT.isLightweight()).isTrue();
        assertThat(Notification.ACTIVE_LIGHTWEIGHT.inInform()).isFalse();
        assertThat(Notification.ACTIVE.inInform()).isTrue();
        assertThat(Notification.ACTIVE.isPassive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "9017,1.0,false,9010",
        "9017,1.0,true,9011",
        "9017,1.1,false,9017",
        "9020,1.1,false,9010",
        "9021,1.1,false,9001",
        "9020,1.2,false,9020",
        "8006,1.3,false,8001",
        "8006,1.4,false,8006",
        "9001,1.0,false,9001",
        "9850,1.0,false,9850"
    })
    @Rule({"B-OLD-10", "C-VER-05", "A-VER-11"})
    void faultsAreMappedForOlderPeers(int code, String version, boolean upload, int sent) {
        CwmpVersion v = CwmpVersion.ofText(version).orElseThrow();
        assertThat(VersionTable.forPeer(new FaultCode(code), v, upload)).isEqualTo(new FaultCode(sent));
    }

    @Test
    @Rule({"B-OLD-10", "C-VER-05"})
    void eventsThatAnOlderPeerLacksAreNotSent() {
        assertThat(VersionTable.has(V1_0, EventCode.AUTONOMOUS_TRANSFER_COMPLETE))
                .isFalse();
        assertThat(VersionTable.has(V1_1, EventCode.M_CHANGE_DU_STATE)).isFalse();
        assertThat(VersionTable.has(V1_3, EventCode.HEARTBEAT)).isFalse();
        assertThat(VersionTable.has(V1_4, EventCode.HEARTBEAT)).isTrue();
        assertThat(VersionTable.has(V1_0, EventCode.M_REBOOT)).isTrue();
    }

    @Test
    @Rule("A-VER-11")
    void methodsThatAVersionLacks() {
        assertThat(VersionTable.hasMethod(V1_0, "ScheduleDownload")).isFalse();
        assertThat(VersionTable.hasMethod(V1_2, "ScheduleDownload")).isTrue();
    }
}
