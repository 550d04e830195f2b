package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.Device.access;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.ParameterAttributeStruct;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesStruct;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private static final CwmpMessage DONE = new SetParameterAttributesResponse();
    private static final String TEXT = "Device.Test.Text";
    private static final String MODE = "Device.Test.Mode";

    private final Device device = Device.started(
            b -> b.denyActiveNotification(p -> p.equals("Device.Test.Noisy")).accessEntity("X_EXAMPLE-COM_Installer"));

    @Test
    @Rule("C-SPA-01")
    void oneBadEntryChangesNothing() {
        assertThat(code(device.spa(watch(TEXT, 1), watch("Device.Test.Nope", 1))))
                .isEqualTo(9005);
        assertThat(device.notification(TEXT)).isZero();
        assertThat(device.spa(watch(TEXT, 1), watch(MODE, 2))).isEqualTo(DONE);
        assertThat(device.notification(TEXT)).isEqualTo(1);
        assertThat(device.notification(MODE)).isEqualTo(2);
    }

    @Test
    @Rule("C-SPA-01")
    void killedAtEveryRecordAllOrNoneAreSet() {
        for (int k = 0; k < 3; k++) {
            Device device = Device.started();
            device.start(device.journal.open(k));
            CompletableFuture<CwmpMessage> answer = device.tree
                    .rpcs()
                    .setParameterAttributes(new SetParameterAttributes(List.of(watch(TEXT, 1), access(MODE))))
                    .toCompletableFuture();
            device.restart();
            boolean set = device.notification(TEXT) == 1;
            assertThat(device.accessList(MODE).isEmpty())
                    .as("killed after %d", k)
                    .isEqualTo(set);
            assertThat(answer.isDone()).isEqualTo(k > 1);
            assertThat(set).isEqualTo(k > 0);
        }
    }

    @Test
    @Rule("C-SPA-02")
    void laterEntriesOverrideEarlierOnes() {
        assertThat(device.spa(watch("Device.Test.", 1), watch(TEXT, 0))).isEqualTo(DONE);
        assertThat(device.notification(TEXT)).isZero();
        assertThat(device.notification(MODE)).isEqualTo(1);
        assertThat(device.spa(watch(TEXT, 0), watch("Device.Test.", 1))).isEqualTo(DONE);
        assertThat(device.notification(TEXT)).isEqualTo(1);
    }

    @Test
    @Rule("C-SPA-03")
    void partialPathMeansWhatExistsNow() {
        device.add("Device.Test.Interface.");
        assertThat(device.spa(watch("", 1))).isEqualTo(DONE);
        device.add("Device.Test.Interface.");
        assertThat(device.notification("Device.Test.Interface.1.Name")).isEqualTo(1);
        assertThat(device.notification("Device.Test.Interface.1.Stats.Bytes")).isEqualTo(1);
        assertThat(device.notification("Device.Test.Interface.2.Name")).isZero();
        assertThat(device.spa(watch("Device.Test.Empty.", 1))).isEqualTo(DONE);
    }

    @Test
    @Rule("C-SPA-04")
    void whatIsNotToChangeDoesNot() {
        device.spa(new SetParameterAttributesStruct(TEXT, true, 1, true, List.of()));
        assertThat(device.spa(new SetParameterAttributesStruct(TEXT, false, 2, false, List.of("Subscriber"))))
                .isEqualTo(DONE);
        assertThat(device.gpa(TEXT)).containsExactly(new ParameterAttributeStruct(TEXT, 1, List.of()));
        assertThat(device.spa(new SetParameterAttributesStruct(TEXT, false, 99, false, List.of())))
                .isEqualTo(DONE);
    }

    @Test
    @Rule({"C-SPA-05", "C-SPA-06"})
    void onlyOffPassiveAndActiveExist() {
        for (int bad : new int[] {-1, 3, 4, 5, 6, 7}) {
            assertThat(code(device.spa(watch(MODE, 1), watch(TEXT, bad))))
                    .as("%d", bad)
                    .isEqualTo(9003);
            assertThat(device.notification(MODE)).isZero();
        }
        for (int good = 0; good <= 2; good++) {
            assertThat(device.spa(watch(TEXT, good))).isEqualTo(DONE);
            assertThat(device.notification(TEXT)).isEqualTo(good);
        }
    }

    @Test
    @Rule({"C-SPA-07", "C-NOT-07"})
    void forcedActiveStaysActive() {
        String forced = "Device.Test.Forced";
        assertThat(device.notification(forced)).isEqualTo(2);
        assertThat(device.spa(watch(forced, 0), watch(TEXT, 1))).isEqualTo(DONE);
        assertThat(device.notification(forced)).isEqualTo(2);
        assertThat(device.notification(TEXT)).isEqualTo(1);
        assertThat(device.notification("Device.DeviceInfo.SoftwareVersion")).isEqualTo(2);
        assertThat(device.notification("Device.DeviceInfo.ProvisioningCode")).isEqualTo(2);
    }

    @Test
    @Rule({"C-SPA-08", "C-SPA-09", "C-NOT-07"})
    void activeMayBeDeniedPassiveNever() {
        assertThat(device.spa(watch("Device.Test.Noisy", 1))).isEqualTo(DONE);
        assertThat(device.notification("Device.Test.Noisy")).isEqualTo(1);
        assertThat(code(device.spa(watch("Device.Test.Noisy", 2)))).isEqualTo(9009);
        assertThat(code(device.spa(watch(TEXT, 2), watch("Device.", 2)))).isEqualTo(9009);
        assertThat(device.notification(TEXT)).isZero();
        assertThat(device.spa(watch("Device.DeviceInfo.UpTime", 2))).isEqualTo(DONE);
    }

    @Test
    @Rule({"C-SPA-10", "C-NOT-07"})
    void defaultsComeFromTheModel() {
        assertThat(device.notification(TEXT)).isZero();
        assertThat(device.notification("Device.Test.Default")).isEqualTo(2);
        assertThat(device.notification("Device.ManagementServer.ConnectionRequestURL"))
                .isEqualTo(2);
        assertThat(device.spa(watch("Device.Test.Default", 0))).isEqualTo(DONE);
        assertThat(device.notification("Device.Test.Default")).isZero();
    }

    @Test
    @Rule({"C-SPA-11", "C-SPA-12"})
    void accessLists() {
        assertThat(device.accessList(TEXT)).containsExactlyInAnyOrder("Subscriber", "X_EXAMPLE-COM_Installer");
        device.spa(access(TEXT, "X_000000_Unknown", "Subscriber", ""));
        assertThat(device.accessList(TEXT)).containsExactly("Subscriber");
        device.spa(access("Device.Test.Status"));
        assertThat(device.accessList("Device.Test.Status")).isEmpty();
        device.now(device.tree.set(Writer.SUBSCRIBER, Map.of(TEXT, "lan")));
        assertThat(device.value(TEXT)).isEqualTo("lan");
        device.spa(access(TEXT));
        refused(device.tree.set(Writer.SUBSCRIBER, Map.of(TEXT, "again")).toCompletableFuture(), TEXT);
        assertThat(device.value(TEXT)).isEqualTo("lan");
        device.now(device.tree.set(Writer.DEVICE, Map.of(TEXT, "device")));
        assertThat(device.value(TEXT)).isEqualTo("device");
    }

    private static void refused(CompletableFuture<?> change, String path) {
        assertThatThrownBy(change::join)
                .cause()
                .isInstanceOfSatisfying(
                        ParameterException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(f -> {
                            assertThat(f.path()).isEqualTo(path);
                            assertThat(f.code()).isEqualTo(FaultCode.REQUEST_DENIED);
                        }));
    }

    @Test
    @Rule("C-SPA-13")
    void whoHasNoAccessDoesNotDeleteAnObjectThatHoldsTheParameter() {
        device.add("Device.Test.Interface.");
        device.add("Device.Test.Interface.");
        device.spa(access("Device.Test.Interface.1.Stats."));
        CompletableFuture<Void> deletion = device.tree
                .deleteRow(Writer.SUBSCRIBER, "Device.Test.Interface.1.")
                .toCompletableFuture();
        assertThat(deletion).isCompletedExceptionally();
        device.now(device.tree.deleteRow(Writer.SUBSCRIBER, "Device.Test.Interface.2."));
        assertThat(device.now(device.tree.addRow(Writer.SUBSCRIBER, "Device.Test.Interface.")))
                .isEqualTo(3);
        assertThat(device.gpn("Device.Test.Interface.", true).keySet())
                .containsExactly("Device.Test.Interface.1.", "Device.Test.Interface.3.");
    }

    @Test
    @Rule({"C-SPA-14", "C-SPA-18"})
    void attributesOutliveRestartsButNotTheirParameter() {
        device.add("Device.Test.Interface.");
        String name = "Device.Test.Interface.1.Name";
        device.spa(new SetParameterAttributesStruct(name, true, 2, true, List.of()));
        device.restart();
        assertThat(device.gpa(name)).containsExactly(new ParameterAttributeStruct(name, 2, List.of()));
        device.now(device.tree.set(Writer.DEVICE, Map.of(name, "changed")));
        assertThat(device.tree.hasActiveChanges()).isTrue();
        device.delete("Device.Test.Interface.1.");
        device.add("Device.Test.Interface.");
        assertThat(device.notification("Device.Test.Interface.2.Name")).isZero();
        assertThat(device.journal.content().keys("attributes")).isEmpty();
    }

    @Test
    @Rule("C-SPA-14")
    void aRowThatItsProviderDroppedPassesNothingOnToALaterOneOfEqualNumber() {
        Hardware hardware = new Hardware().row("Device.Prov.Row.", 1, 2).value("Device.Prov.Row.1.V", "a");
        Device device = Device.started(b -> b.provider("Device.Prov.Row.", hardware));
        device.spa(watch("Device.Prov.Row.1.V", 2), watch("Device.Prov.Row.2.V", 1));
        hardware.rows.get("Device.Prov.Row.").remove(1L);
        device.now(device.tree.notifyRows("Device.Prov.Row."));
        hardware.rows.get("Device.Prov.Row.").add(1L);
        assertThat(device.notification("Device.Prov.Row.1.V")).isZero();
        assertThat(device.notification("Device.Prov.Row.2.V")).isEqualTo(1);
        assertThat(device.restart().notification("Device.Prov.Row.1.V")).isZero();
    }

    @Test
    @Rule("C-SPA-17")
    void badNamesAndAnEmptyList() {
        for (String bad : List.of("Device.Nope", "Device.Test", "Device.Test.Interface.1.Name", "Device.Test.*.")) {
            assertThat(code(device.spa(watch(bad, 1)))).as(bad).isEqualTo(9005);
        }
        assertThat(device.spa()).isEqualTo(DONE);
    }

    @Test
    @Rule({"C-GPA-01", "C-GPA-02"})
    void getGivesLeavesOnly() {
        device.add("Device.Test.Interface.");
        assertThat(device.gpa("Device.Test.Interface.").stream().map(ParameterAttributeStruct::name))
                .containsExactly(
                        "Device.Test.Interface.1.Name",
                        "Device.Test.Interface.1.Enable",
                        "Device.Test.Interface.1.Speed",
                        "Device.Test.Interface.1.Counter",
                        "Device.Test.Interface.1.Stats.Bytes");
        assertThat(device.gpa("")).hasSize(device.gpv("").size());
        assertThat(device.gpa("Device.Test.Empty.")).isEmpty();
        assertThat(device.gpa(TEXT, TEXT)).hasSize(1);
        assertThat(code(device.gpaRaw(TEXT, "Device.Nope"))).isEqualTo(9005);
        assertThat(code(device.gpaRaw("Device.Test.Text."))).isEqualTo(9005);
    }
}
