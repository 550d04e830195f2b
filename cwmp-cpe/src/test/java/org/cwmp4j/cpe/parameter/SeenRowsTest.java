package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows that the ACS has seen in a session stay until its end, whatever becomes of them at the device. */
class SeenRowsTest {
    private static final String TABLE = "Device.Prov.Row.";

    private final Hardware hardware = new Hardware()
            .row(TABLE, 1, 2)
            .value("Device.Prov.A", "a")
            .value("Device.Prov.B", "b")
            .value("Device.Prov.Live", "1")
            .value(TABLE + "1.V", "one")
            .value(TABLE + "2.V", "two");
    private final Device device = Device.started(b -> b.provider("Device.Prov.", hardware));

    @BeforeEach
    void session() {
        device.now(device.tree.beginSession());
    }

    /** The second row goes, a third one comes. */
    private void tableMoves() {
        hardware.rows.get(TABLE).remove(2L);
        hardware.values.remove(TABLE + "2.V");
        hardware.row(TABLE, 3).value(TABLE + "3.V", "three");
    }

    private void nextSession() {
        device.tree.endSession();
        device.now(device.tree.beginSession());
    }

    @Test
    @Rule({"C-SESS-05", "C-GPN-07"})
    void aRowThatWasListedCanBeRead() {
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "2.");
        tableMoves();
        assertThat(device.value(TABLE + "2.V")).isEqualTo("new");
        assertThat(device.gpv(TABLE)).containsExactly(string(TABLE + "1.V", "one"), string(TABLE + "2.V", "new"));
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "2.");
        assertThat(device.value("Device.Prov.RowNumberOfEntries")).isEqualTo("2");
        assertThat(device.notification(TABLE + "2.V")).isZero();
        nextSession();
        assertThat(code(device.gpvRaw(TABLE + "2.V"))).isEqualTo(9005);
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "3.");
    }

    /** The control: nobody has seen the table, so it is as it is. */
    @Test
    @Rule("C-SESS-05")
    void whatNobodyHasSeenIsAsItIs() {
        tableMoves();
        assertThat(code(device.gpvRaw(TABLE + "2.V"))).isEqualTo(9005);
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "3.");
        device.tree.endSession();
        device.gpn(TABLE, true);
        hardware.row(TABLE, 4);
        assertThat(device.gpn(TABLE, true)).hasSize(3);
    }

    /** A provider may fail as a whole for a row that it no longer has: the others still count. */
    @Test
    @Rule("C-SESS-05")
    void aProviderThatFailsForARowThatWentIsAskedForTheOthers() {
        device.gpn(TABLE, true);
        tableMoves();
        Supplier<java.util.concurrent.CompletionStage<Map<String, String>>> once =
                () -> CompletableFuture.failedStage(new IllegalStateException("no such row"));
        hardware.reading = () -> hardware.reads % 2 == 1 ? once.get() : null;
        hardware.reads = 0;
        assertThat(device.gpv(TABLE)).containsExactly(string(TABLE + "1.V", "one"), string(TABLE + "2.V", "new"));
        assertThat(hardware.reads).isEqualTo(2);
    }

    /** The control: the row is there, so its provider has failed. */
    @Test
    @Rule("C-GPV-09")
    void aRowThatIsThereHasToHaveItsValues() {
        device.gpn(TABLE, true);
        hardware.values.remove(TABLE + "2.V");
        assertThat(code(device.gpvRaw(TABLE))).isEqualTo(9002);
        hardware.value(TABLE + "2.V", "two");
        hardware.reading = () -> CompletableFuture.failedStage(new IllegalStateException("bus error"));
        assertThat(code(device.gpvRaw(TABLE))).isEqualTo(9002);
    }

    /** Where even the rows cannot be had, nothing is known to have gone. */
    @Test
    @Rule("C-GPV-09")
    void aTableThatCannotBeAskedExcusesNothing() {
        device.gpn(TABLE, true);
        tableMoves();
        hardware.counting = () -> CompletableFuture.failedStage(new IllegalStateException("bus error"));
        assertThat(code(device.gpvRaw(TABLE))).isEqualTo(9002);
    }

    @Test
    @Rule({"C-SESS-05", "C-ADD-01", "C-DEL-02"})
    void whatTheAcsAddsAndDeletesItSees() {
        device.gpn(TABLE, true);
        tableMoves();
        assertThat(((AddObjectResponse) device.add(TABLE)).instanceNumber()).isEqualTo(4); // 3 is a row, seen or not
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "2.", TABLE + "4.");
        assertThat(device.delete(TABLE + "2.")).isInstanceOf(DeleteObjectResponse.class);
        assertThat(device.delete(TABLE + "2.")).isInstanceOf(Fault.class);
        assertThat(device.delete(TABLE + "3.")).isInstanceOf(Fault.class);
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "4.");
        assertThat(device.gpv(TABLE)).containsExactly(string(TABLE + "1.V", "one"), string(TABLE + "4.V", "new"));
        nextSession();
        assertThat(device.gpn(TABLE, true)).containsOnlyKeys(TABLE + "1.", TABLE + "3.", TABLE + "4.");
    }

    /** What the ACS set for a row that goes is kept as long as it sees the row, and no longer. */
    @Test
    @Rule({"C-SESS-05", "C-DEL-02"})
    void attributesOfARowThatWentLastAsLongAsTheRowIsSeen() {
        device.spa(Device.watch(TABLE + "2.V", 1));
        tableMoves();
        device.now(device.tree.notifyRows(TABLE));
        assertThat(device.notification(TABLE + "2.V")).isEqualTo(1);
        nextSession();
        hardware.row(TABLE, 2).value(TABLE + "2.V", "another");
        assertThat(device.notification(TABLE + "2.V")).isZero();
    }

    /** The device itself sees what is there. */
    @Test
    void theApplicationSeesThePresent() {
        device.gpn(TABLE, true);
        tableMoves();
        assertThat(device.now(device.tree.read(List.of(TABLE + "3.V")))).containsEntry(TABLE + "3.V", "three");
        assertThat(device.tree.read(List.of(TABLE + "2.V")).toCompletableFuture())
                .isCompletedExceptionally();
    }

    /** A table that is too large to be remembered is asked for each time. */
    @Test
    void whatIsRememberedIsBounded() {
        SeenRows seen = new SeenRows();
        seen.begin();
        seen.seen("Large.", LongStream.rangeClosed(1, 200_001).boxed().toList());
        seen.seen("Small.", List.of(1L));
        assertThat(seen.of("Large.")).isNull();
        assertThat(seen.of("Small.")).containsExactly(1L);
        seen.end();
        assertThat(seen.of("Small.")).isNull();
        seen.seen("Small.", List.of(1L));
        assertThat(seen.of("Small.")).isNull();
    }
}
