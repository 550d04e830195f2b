package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterValue;
import org.junit.jupiter.api.Test;

/** Changes that the ACS did not make, and what Informs say of them. */
class NotificationTest {
    private static final String TEXT = "Device.Test.Text";
    private static final String MODE = "Device.Test.Mode";
    private static final String CODE = "Device.DeviceInfo.ProvisioningCode";
    private static final String LIVE = "Device.Prov.Live";

    private final Hardware hardware = new Hardware()
            .value("Device.Prov.A", "a")
            .value("Device.Prov.B", "b")
            .value(LIVE, "1")
            .row("Device.Prov.Row.", 1)
            .value("Device.Prov.Row.1.V", "v");
    private final Device device = Device.started(b -> b.provider("Device.Prov.", hardware));
    private final List<String> triggers = new ArrayList<>();

    NotificationTest() {
        device.tree.onActiveChange(() -> triggers.add("active"));
    }

    private void local(String path, String value) {
        device.now(device.tree.set(Writer.DEVICE, Map.of(path, value)));
    }

    private List<String> listed(InformParameters inform) {
        return device.names(inform.parameters());
    }

    @Test
    @Rule({"C-NOT-01", "C-CONN-02"})
    void onlyChangesByOthersThanTheAcsCount() {
        device.spa(watch(TEXT, 2));
        device.spv(string(TEXT, "by ACS"));
        assertThat(device.tree.hasChanges()).isFalse();
        assertThat(triggers).isEmpty();
        local(TEXT, "by device");
        assertThat(device.tree.hasActiveChanges()).isTrue();
        assertThat(triggers).containsExactly("active");
    }

    @Test
    @Rule("C-NOT-01")
    void aProviderThatEchoesWhatItWasToldToSetCausesNoNotification() {
        device.spa(watch("Device.Prov.A", 2));
        device.spv(string("Device.Prov.A", "by ACS"));
        device.now(device.tree.notifyChange(List.of("Device.Prov.A")));
        assertThat(device.tree.hasChanges()).isFalse();
        hardware.value("Device.Prov.A", "by button");
        device.now(device.tree.notifyChange(List.of("Device.Prov.A")));
        assertThat(device.tree.hasActiveChanges()).isTrue();
        device.session();
        hardware.value("Device.Prov.A", "by ACS");
        device.now(device.tree.notifyChange(List.of("Device.Prov.A")));
        assertThat(device.tree.hasActiveChanges()).isTrue();
    }

    @Test
    @Rule("C-NOT-02")
    void activeTriggersPassiveWaits() {
        device.spa(watch(TEXT, 1), watch(MODE, 2));
        local(TEXT, "x");
        assertThat(triggers).isEmpty();
        assertThat(device.tree.hasChanges()).isTrue();
        assertThat(device.tree.hasActiveChanges()).isFalse();
        local(MODE, "Manual");
        assertThat(triggers).hasSize(1);
        assertThat(device.tree.hasActiveChanges()).isTrue();
    }

    @Test
    @Rule({"C-NOT-03", "C-INF-05"})
    void activeAndPassiveShareOneSetEmptiedByAConfirmedInform() {
        device.spa(watch(TEXT, 1), watch(MODE, 2));
        local(TEXT, "x");
        local(MODE, "Manual");
        local("Device.Test.Short", "unwatched");
        InformParameters sent = device.session();
        assertThat(sent.valueChange()).isTrue();
        assertThat(listed(sent)).contains(TEXT, MODE).doesNotContain("Device.Test.Short");
        assertThat(device.tree.hasChanges()).isFalse();
        InformParameters next = device.session();
        assertThat(next.valueChange()).isFalse();
        assertThat(listed(next)).doesNotContain(TEXT, MODE);
    }

    @Test
    @Rule({"C-NOT-04", "C-INF-13"})
    void aChangeWhileTheInformIsUnderWayIsKeptForTheNext() {
        device.spa(watch(LIVE, 1), watch("Device.Prov.A", 1));
        device.now(device.tree.notifyChange(List.of(LIVE, "Device.Prov.A")));
        InformParameters sent = device.inform();
        hardware.value(LIVE, "2");
        device.now(device.tree.notifyChange(List.of(LIVE)));
        device.now(device.state.record(device.tree.reported(sent)));
        InformParameters next = device.inform();
        assertThat(next.valueChange()).isTrue();
        assertThat(next.parameters())
                .contains(new ParameterValue(LIVE, "2", org.cwmp4j.model.ParameterType.UNSIGNED_INT));
        assertThat(listed(next)).doesNotContain("Device.Prov.A");
        assertThat(listed(device.restart().inform())).contains(LIVE).doesNotContain("Device.Prov.A");
    }

    @Test
    @Rule({"C-NOT-04", "C-INF-13"})
    void evenIfItComesBetweenTheConfirmationAndItsRecord() {
        device.spa(watch(LIVE, 1));
        device.now(device.tree.notifyChange(List.of(LIVE)));
        var confirmation = device.tree.reported(device.inform());
        device.now(device.tree.notifyChange(List.of(LIVE)));
        device.now(device.state.record(confirmation));
        assertThat(device.tree.hasChanges()).isTrue();
        var late = device.tree.reported(device.inform());
        CompletableFuture<Void> recording = device.state.record(late).toCompletableFuture();
        assertThat(recording).isCompleted();
        assertThat(device.tree.hasChanges()).isFalse();
        assertThat(device.journal.content().keys("change")).isEmpty();
    }

    @Test
    @Rule("C-INF-13")
    void aLostResponseReportsAgain() {
        device.spa(watch(TEXT, 1));
        local(TEXT, "x");
        device.now(device.tree.beginSession());
        assertThat(device.inform().valueChange()).isTrue();
        device.tree.endSession();
        assertThat(listed(device.inform())).contains(TEXT);
        assertThat(device.inform().valueChange()).isTrue();
    }

    @Test
    @Rule({"C-INF-06", "C-CONN-03"})
    void manyChangesOfOneParameterAreOneEntryWithTheLatestValue() {
        device.spa(watch(TEXT, 2));
        local(TEXT, "1");
        local(TEXT, "2");
        local(TEXT, "3");
        List<ParameterValue> parameters = device.inform().parameters();
        assertThat(parameters).contains(string(TEXT, "3")).doesNotHaveDuplicates();
        assertThat(device.names(parameters)).doesNotHaveDuplicates();
    }

    @Test
    @Rule({"C-INF-05", "C-INF-07"})
    void aChangedForcedParameterCountsThoughNobodyWatchesIt() {
        assertThat(device.inform().valueChange()).isFalse();
        device.spv("new key");
        device.spv(string(CODE, "by ACS"));
        assertThat(device.inform().valueChange()).isFalse();
        assertThat(device.inform().parameters())
                .contains(string("Device.ManagementServer.ParameterKey", "k"), string(CODE, "by ACS"));
        device.spa(watch("Device.ManagementServer.ConnectionRequestURL", 0));
        device.now(device.server.connectionRequestUrl("http://192.0.2.1:7547/x"));
        assertThat(triggers).isEmpty();
        assertThat(device.inform().valueChange()).isTrue();
        assertThat(device.inform().parameters())
                .contains(string("Device.ManagementServer.ConnectionRequestURL", "http://192.0.2.1:7547/x"));
    }

    @Test
    @Rule("C-INF-08")
    void furtherParametersOnlyWithoutAValueChange() {
        device.spa(watch(TEXT, 1));
        assertThat(listed(device.now(device.tree.informParameters(List.of(MODE, "Device.Nope")))))
                .contains(MODE);
        local(TEXT, "x");
        assertThat(listed(device.now(device.tree.informParameters(List.of(MODE)))))
                .contains(TEXT)
                .doesNotContain(MODE);
    }

    @Test
    @Rule({"C-INF-10", "C-SPA-18"})
    void pendingChangesAndTheirSettingsSurviveARestart() {
        device.spa(watch(TEXT, 1));
        local(TEXT, "x");
        device.restart();
        InformParameters inform = device.inform();
        assertThat(inform.valueChange()).isTrue();
        assertThat(listed(inform)).contains(TEXT);
        device.now(device.state.record(device.tree.bootstrap()));
        assertThat(device.inform().valueChange()).isFalse();
        assertThat(device.restart().inform().valueChange()).isFalse();
        assertThat(device.notification(TEXT)).isEqualTo(1);
        local(TEXT, "y");
        assertThat(device.inform().valueChange()).isTrue();
    }

    @Test
    @Rule("C-INF-10")
    void killedAtEveryRecordValueAndNotificationAreBothThereOrBothNot() {
        for (int k = 0; k <= 2; k++) {
            Device device = Device.started();
            device.spa(watch(TEXT, 1));
            device.start(device.journal.open(k));
            device.tree.set(Writer.DEVICE, Map.of(TEXT, "x"));
            device.restart();
            assertThat(device.inform().valueChange())
                    .as("%d", k)
                    .isEqualTo(device.value(TEXT).equals("x"));
            assertThat(device.value(TEXT).equals("x")).isEqualTo(k > 0);
        }
    }

    @Test
    @Rule({"C-INF-11", "C-INF-12"})
    void theParametersInEveryInformComeFromTheModel() {
        assertThat(listed(device.inform()))
                .containsExactlyInAnyOrder(
                        "Device.RootDataModelVersion",
                        "Device.DeviceInfo.HardwareVersion",
                        "Device.DeviceInfo.SoftwareVersion",
                        "Device.DeviceInfo.ProvisioningCode",
                        "Device.ManagementServer.ParameterKey",
                        "Device.ManagementServer.ConnectionRequestURL",
                        "Device.ManagementServer.AliasBasedAddressing");
        Device gateway = new Device();
        gateway.model = org.cwmp4j.cpe.managementserver.BaseModel.internetGatewayDevice()
                .addAll(org.cwmp4j.model.data.DataModelText.readFragment(
                        ".X_EXAMPLE-COM_Serial string forcedInform\n", "InternetGatewayDevice."))
                .build();
        gateway.start();
        assertThat(gateway.names(gateway.inform().parameters()))
                .containsExactlyInAnyOrder(
                        "InternetGatewayDevice.DeviceSummary",
                        "InternetGatewayDevice.DeviceInfo.SpecVersion",
                        "InternetGatewayDevice.DeviceInfo.HardwareVersion",
                        "InternetGatewayDevice.DeviceInfo.SoftwareVersion",
                        "InternetGatewayDevice.DeviceInfo.ProvisioningCode",
                        "InternetGatewayDevice.ManagementServer.ParameterKey",
                        "InternetGatewayDevice.ManagementServer.ConnectionRequestURL",
                        "InternetGatewayDevice.ManagementServer.AliasBasedAddressing",
                        "InternetGatewayDevice.X_EXAMPLE-COM_Serial");
    }

    @Test
    @Rule("C-NOT-17")
    void heartbeatNeitherReportsNorClears() {
        device.spa(watch(TEXT, 1));
        local(TEXT, "x");
        InformParameters heartbeat = device.now(device.tree.heartbeatParameters());
        assertThat(heartbeat.valueChange()).isFalse();
        assertThat(listed(heartbeat)).hasSize(7).doesNotContain(TEXT);
        device.now(device.state.record(device.tree.reported(heartbeat)));
        assertThat(device.inform().valueChange()).isTrue();
    }

    @Test
    void aFailingProviderDoesNotKeepTheDeviceFromItsSession() {
        device.spa(watch(LIVE, 2), watch(TEXT, 1), watch("Device.Prov.Row.1.V", 1));
        device.now(device.tree.notifyChange(List.of(LIVE, "Device.Prov.Row.1.V")));
        local(TEXT, "x");
        hardware.reading = CompletableFuture::new;
        hardware.counting = CompletableFuture::new;
        CompletableFuture<InformParameters> inform =
                device.tree.informParameters(List.of()).toCompletableFuture();
        device.advance(30);
        assertThat(listed(inform.join())).contains(TEXT).doesNotContain(LIVE);
        device.now(device.state.record(device.tree.reported(inform.join())));
        assertThat(device.tree.hasActiveChanges()).isTrue();
        assertThat(device.journal.content().keys("change")).containsExactlyInAnyOrder(LIVE, "Device.Prov.Row.1.V");
    }

    @Test
    @Rule({"C-SESS-05", "C-CONN-04"})
    void localChangesWaitForTheEndOfASession() {
        device.spa(watch(TEXT, 2));
        device.now(device.tree.beginSession());
        CompletableFuture<Void> set =
                device.tree.set(Writer.SUBSCRIBER, Map.of(TEXT, "lan")).toCompletableFuture();
        CompletableFuture<Long> row =
                device.tree.addRow(Writer.SUBSCRIBER, "Device.Test.Interface.").toCompletableFuture();
        assertThat(set).isNotDone();
        assertThat(device.value(TEXT)).isEmpty();
        assertThat(device.gpn("Device.Test.Interface.", true)).isEmpty();
        device.spv(string(TEXT, "acs"));
        local("Device.Test.Status", "statistics may move");
        assertThat(device.value("Device.Test.Status")).isNotEmpty();
        assertThat(triggers).isEmpty();
        device.tree.endSession();
        assertThat(set).isCompleted();
        assertThat(row.join()).isEqualTo(1);
        assertThat(device.value(TEXT)).isEqualTo("lan");
        assertThat(triggers).hasSize(1);
        assertThat(device.inform().valueChange()).isTrue();
    }

    @Test
    void soManyLocalChangesWaitAndNoMore() {
        Device device = Device.started(b -> b.maxWaitingChanges(1));
        device.now(device.tree.beginSession());
        device.tree.set(Writer.DEVICE, Map.of(TEXT, "1"));
        assertThatThrownBy(() -> device.tree
                        .set(Writer.DEVICE, Map.of(TEXT, "2"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(ParameterException.class);
        device.tree.endSession();
        assertThat(device.value(TEXT)).isEqualTo("1");
    }

    @Test
    void localChangesAreCheckedLikeThoseOfTheAcs() {
        assertThatThrownBy(() -> device.tree
                        .set(Writer.DEVICE, Map.of(TEXT, "good", MODE, "Nonsense"))
                        .toCompletableFuture()
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        ParameterException.class, e -> assertThat(e.faults()).hasSize(1));
        assertThat(device.value(TEXT)).isEmpty();
        assertThatThrownBy(() -> device.tree
                        .set(Writer.SUBSCRIBER, Map.of("Device.Test.Status", "x"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> device.tree
                        .notifyChange(List.of("Device.Nope"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(ParameterException.class);
        device.spa(watch(TEXT, 1));
        local(TEXT, "");
        assertThat(device.tree.hasChanges()).isFalse();
    }

    @Test
    @Rule("C-INF-05")
    void switchingOffDropsWhatWasPending() {
        device.spa(watch(TEXT, 1));
        local(TEXT, "x");
        device.spa(watch(TEXT, 0));
        InformParameters inform = device.session();
        assertThat(inform.valueChange()).isFalse();
        assertThat(listed(inform)).doesNotContain(TEXT);
        assertThat(device.tree.hasChanges()).isFalse();
    }

    @Test
    void rowsOfAProviderThatCameAreAChangeOfTheirCount() {
        device.spa(watch("Device.Prov.RowNumberOfEntries", 2));
        hardware.row("Device.Prov.Row.", 2);
        device.now(device.tree.notifyRows("Device.Prov.Row."));
        assertThat(triggers).hasSize(1);
        assertThat(device.inform().parameters())
                .contains(ParameterValue.ofUnsignedInt("Device.Prov.RowNumberOfEntries", 2));
    }

    @Test
    void factoryResetForgetsAllThatWasSet() {
        device.spv("key", string(TEXT, "x"));
        device.add("Device.Test.Interface.");
        device.spa(watch(TEXT, 1));
        local(TEXT, "y");
        device.now(device.state.record(device.tree.factoryReset()));
        assertThat(device.value(TEXT)).isEmpty();
        assertThat(device.value(Device.KEY)).isEmpty();
        assertThat(device.gpn("Device.Test.Interface.", true)).isEmpty();
        assertThat(device.notification(TEXT)).isZero();
        assertThat(device.inform().valueChange()).isFalse();
        assertThat(device.restart().value(TEXT)).isEmpty();
    }
}
