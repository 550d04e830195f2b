package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.KEY;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.AddObject;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DeleteObject;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final String TABLE = "Device.Test.Interface.";

    private final Device device = Device.started();

    private static AddObjectResponse added(long instance) {
        return new AddObjectResponse(instance, Status.APPLIED);
    }

    private static final CwmpMessage DELETED = new DeleteObjectResponse(Status.APPLIED);

    @Test
    @Rule({"C-ADD-01", "C-ADD-02"})
    void newRowsAreCompleteAndAtDefaults() {
        assertThat(device.add(TABLE)).isEqualTo(added(1));
        assertThat(device.value(TABLE + "1.Speed")).isEqualTo("100");
        assertThat(device.value(TABLE + "1.Enable")).isEqualTo("false");
        assertThat(device.value(TABLE + "1.Stats.Bytes")).isEqualTo("0");
        assertThat(device.notification(TABLE + "1.Speed")).isZero();
        assertThat(device.accessList(TABLE + "1.Speed")).containsExactly("Subscriber");
        assertThat(device.add(TABLE + "1.Address.")).isEqualTo(added(1));
        assertThat(device.value(TABLE + "1.Address.1.IP")).isEqualTo("0.0.0.0");
    }

    @Test
    @Rule({"C-DEL-02", "C-PATH-04"})
    void aRowGoesWithTheTablesInItAndTheOthersStay() {
        for (int i = 1; i <= 3; i++) {
            device.add(TABLE);
            device.add(TABLE + i + ".Address.");
        }
        assertThat(device.delete(TABLE + "2.")).isEqualTo(DELETED);
        List<String> left = List.of(TABLE + "1.Address.1.IP", TABLE + "3.Address.1.IP");
        assertThat(device.names(device.gpv(TABLE)))
                .filteredOn(n -> n.endsWith(".IP"))
                .isEqualTo(left);
        device.restart();
        assertThat(device.names(device.gpv(TABLE)))
                .filteredOn(n -> n.endsWith(".IP"))
                .isEqualTo(left);
    }

    @Test
    @Rule({"C-PATH-04", "C-ADD-07"})
    void numbersAreNeverUsedAgainEvenAfterARestart() {
        for (int i = 1; i <= 3; i++) {
            assertThat(device.add(TABLE)).isEqualTo(added(i));
        }
        assertThat(device.delete(TABLE + "3.")).isEqualTo(DELETED);
        device.restart();
        assertThat(device.gpn(TABLE, true).keySet()).containsExactly(TABLE + "1.", TABLE + "2.");
        assertThat(device.add(TABLE)).isEqualTo(added(4));
        device.delete(TABLE + "1.");
        device.delete(TABLE + "2.");
        device.delete(TABLE + "4.");
        assertThat(device.restart().add(TABLE)).isEqualTo(added(5));
    }

    @Test
    @Rule("C-ADD-07")
    void theCountFollowsAtOnce() {
        assertThat(device.value("Device.Test.InterfaceNumberOfEntries")).isEqualTo("0");
        device.add(TABLE);
        device.add(TABLE);
        assertThat(device.value("Device.Test.InterfaceNumberOfEntries")).isEqualTo("2");
        device.delete(TABLE + "1.");
        assertThat(device.value("Device.Test.InterfaceNumberOfEntries")).isEqualTo("1");
        assertThat(device.restart().value("Device.Test.InterfaceNumberOfEntries"))
                .isEqualTo("1");
    }

    @Test
    @Rule({"C-ADD-04", "C-DEL-04"})
    void theKeyGoesWithSuccess() {
        assertThat(device.add(TABLE, "added")).isEqualTo(added(1));
        assertThat(device.value(KEY)).isEqualTo("added");
        assertThat(device.add("Device.Test.", "not")).isInstanceOf(Fault.class);
        assertThat(device.delete(TABLE + "9.", "not")).isInstanceOf(Fault.class);
        assertThat(device.value(KEY)).isEqualTo("added");
        assertThat(device.delete(TABLE + "1.", "deleted")).isEqualTo(DELETED);
        assertThat(device.value(KEY)).isEqualTo("deleted");
        assertThat(device.restart().value(KEY)).isEqualTo("deleted");
        assertThat(device.gpn(TABLE, true)).isEmpty();
    }

    @Test
    @Rule("C-ADD-05")
    void whatCannotBeAddedTo() {
        device.add(TABLE);
        for (String bad : List.of(
                "Device.DeviceInfo.",
                TABLE + "1.",
                "Device.Test.Interface",
                "Device.Test.Fixed.",
                "Device.Nope.",
                "Device.Test.Text",
                "",
                "Device.",
                "Device.Test.Interface.9.Address.",
                "Device.Test.Interface.*.Address.")) {
            assertThat(code(device.add(bad))).as(bad).isEqualTo(9005);
        }
        for (int i = 2; i <= 5; i++) {
            assertThat(device.add(TABLE)).isEqualTo(added(i));
        }
        assertThat(code(device.add(TABLE))).isEqualTo(9004);
        device.delete(TABLE + "2.");
        assertThat(device.add(TABLE)).isEqualTo(added(6));
    }

    @Test
    @Rule({"C-ADD-08", "C-CONN-02", "C-SPA-16"})
    void whatTheAcsAddsAndDeletesIsNoValueChange() {
        device.spa(watch("Device.Test.InterfaceNumberOfEntries", 2));
        device.add(TABLE);
        device.spa(watch(TABLE + "1.", 2));
        device.delete(TABLE + "1.");
        assertThat(device.tree.hasChanges()).isFalse();
        device.now(device.tree.addRow(Writer.SUBSCRIBER, TABLE));
        assertThat(device.tree.hasActiveChanges()).isTrue();
        assertThat(device.names(device.session().parameters())).contains("Device.Test.InterfaceNumberOfEntries");
        device.spa(watch("Device.Test.InterfaceNumberOfEntries", 0), watch(TABLE, 2));
        device.now(device.tree.set(Writer.DEVICE, Map.of(TABLE + "2.Name", "x")));
        assertThat(device.tree.hasChanges()).isTrue();
        device.now(device.tree.deleteRow(Writer.DEVICE, TABLE + "2."));
        assertThat(device.tree.hasChanges()).isFalse();
        assertThat(device.inform().valueChange()).isFalse();
    }

    @Test
    @Rule("C-DEL-01")
    void onlyExactlyARowIsDeleted() {
        device.add(TABLE);
        for (String bad : List.of(
                TABLE, TABLE + "1", TABLE + "1.Name", TABLE + "2.", "Device.Test.", "", TABLE + "*.", TABLE + "01.")) {
            assertThat(code(device.delete(bad))).as(bad).isEqualTo(9005);
        }
        assertThat(device.delete(TABLE + "1.")).isEqualTo(DELETED);
        assertThat(code(device.delete(TABLE + "1."))).isEqualTo(9005);
    }

    @Test
    @Rule({"C-DEL-02", "C-DEL-03"})
    void allBelowGoesAndNothingElse() {
        for (int i = 1; i <= 3; i++) {
            device.add(TABLE);
        }
        device.add(TABLE + "2.Address.");
        device.spv(string(TABLE + "1.Name", "one"), string(TABLE + "2.Name", "two"), string(TABLE + "3.Name", "three"));
        device.spa(watch(TABLE + "2.Name", 1));
        assertThat(device.delete(TABLE + "2.")).isEqualTo(DELETED);
        assertThat(device.gpn(TABLE, true).keySet()).containsExactly(TABLE + "1.", TABLE + "3.");
        assertThat(device.value(TABLE + "3.Name")).isEqualTo("three");
        assertThat(code(device.gpvRaw(TABLE + "2.Name"))).isEqualTo(9005);
        assertThat(code(device.gpnRaw(TABLE + "2.", false))).isEqualTo(9005);
        assertThat(Device.codes(device.spv(string(TABLE + "2.Name", "x")))).containsValue(9005);
        assertThat(device.add(TABLE)).isEqualTo(added(4));
        assertThat(device.value(TABLE + "4.Name")).isEmpty();
        assertThat(device.journal.content().keys("value")).noneMatch(k -> k.startsWith(TABLE + "2."));
        assertThat(device.journal.content().keys("row")).noneMatch(k -> k.startsWith(TABLE + "2."));
    }

    @Test
    @Rule("C-DEL-05")
    void fixedRowsStay() {
        Device device = Device.started(b -> b.fixedRows(TABLE, 1).factoryRows(TABLE, 2));
        assertThat(code(device.delete(TABLE + "1."))).isEqualTo(9005);
        assertThat(device.gpn(TABLE, true)).containsEntry(TABLE + "1.", false).containsEntry(TABLE + "2.", true);
        assertThat(device.delete(TABLE + "2.")).isEqualTo(DELETED);
        device.restart();
        assertThat(device.gpn(TABLE, true).keySet()).containsExactly(TABLE + "1.");
        assertThat(device.add(TABLE)).isEqualTo(added(3));
    }

    @Test
    @Rule({"C-ADD-03", "C-DEL-03"})
    void rowsWithStatus1AreThereOrGoneAtOnce() {
        String table = "Device.Prov.Row.";
        Hardware hardware = new Hardware().row(table, 1).value(table + "1.V", "x");
        hardware.committing = () -> CompletableFuture.completedStage(CommitOutcome.AFTER_SESSION);
        Device device = Device.started(b -> b.provider("Device.Prov.", hardware));
        device.now(device.tree.beginSession());
        assertThat(device.add(table)).isEqualTo(new AddObjectResponse(2, Status.COMMITTED));
        assertThat(device.value(table + "2.V")).isEqualTo("new");
        assertThat(device.value("Device.Prov.RowNumberOfEntries")).isEqualTo("2");
        assertThat(device.spv(string(table + "2.V", "set")))
                .isEqualTo(new SetParameterValuesResponse(Status.COMMITTED));
        assertThat(device.value(table + "2.V")).isEqualTo("set");
        device.spa(watch(table + "2.V", 1));
        assertThat(device.notification(table + "2.V")).isEqualTo(1);
        assertThat(device.delete(table + "1.")).isEqualTo(new DeleteObjectResponse(Status.COMMITTED));
        assertThat(code(device.gpvRaw(table + "1.V"))).isEqualTo(9005);
        assertThat(code(device.gpnRaw(table + "1.", true))).isEqualTo(9005);
        assertThat(Device.codes(device.spv(string(table + "1.V", "x")))).containsValue(9005);
        assertThat(hardware.rows.get(table)).containsExactly(1L);
        hardware.committing = () -> CompletableFuture.completedStage(CommitOutcome.APPLIED);
        device.tree.endSession();
        assertThat(hardware.rows.get(table)).containsExactly(2L);
        assertThat(hardware.values).containsEntry(table + "2.V", "set").doesNotContainKey(table + "1.V");
        assertThat(device.value(table + "2.V")).isEqualTo("set");
    }

    @Test
    @Rule({"C-ADD-02", "C-DEL-02"})
    void killedAtEveryRecordARowIsWholeOrNotThere() {
        String table = "Device.Prov.Row.";
        for (int k = 0; k <= 3; k++) {
            Hardware hardware = new Hardware();
            Device device = new Device(b -> b.provider(table, hardware)).start();
            device.start(device.journal.open(k));
            device.tree.rpcs().addObject(new AddObject(table, "key"));
            device.restart();
            boolean there = device.value(KEY).equals("key");
            assertThat(device.gpn(table, true).keySet())
                    .as("killed after %d", k)
                    .hasSize(there ? 1 : 0);
            assertThat(hardware.rows.getOrDefault(table, java.util.Set.of())).hasSize(there ? 1 : 0);
            assertThat(there).isEqualTo(k > 0);

            Device second = new Device().start();
            second.add(TABLE);
            second.spv("old", string(TABLE + "1.Name", "n"));
            second.start(second.journal.open(k));
            second.tree.rpcs().deleteObject(new DeleteObject(TABLE + "1.", "gone"));
            second.restart();
            boolean gone = second.value(KEY).equals("gone");
            assertThat(second.gpn(TABLE, true)).hasSize(gone ? 0 : 1);
            assertThat(second.journal.content().keys("value").contains(TABLE + "1.Name"))
                    .isEqualTo(!gone);
            assertThat(gone).isEqualTo(k > 0);
        }
    }

    @Test
    @Rule("C-PATH-04")
    void providersNumbersAreNotUsedAgainEither() {
        String table = "Device.Prov.Row.";
        Hardware hardware = new Hardware().row(table, 7);
        Device device = Device.started(b -> b.provider(table, hardware));
        assertThat(device.delete(table + "7.")).isEqualTo(DELETED);
        assertThat(device.restart().add(table)).isEqualTo(added(8));
        assertThat(device.delete(table + "8.")).isEqualTo(DELETED);
        assertThat(device.restart().add(table)).isEqualTo(added(9));
    }
}
