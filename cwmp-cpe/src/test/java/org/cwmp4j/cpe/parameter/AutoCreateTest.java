package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.AliasDevice.add;
import static org.cwmp4j.cpe.parameter.AliasDevice.set;
import static org.cwmp4j.cpe.parameter.Device.codes;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that come into being because values are set in them (TR-069 A6C1 A.3.2.1). */
class AutoCreateTest {
    private final Hardware hardware = new Hardware().row("Device.Prov.", 4).value("Device.Prov.4.V", "four");
    private final Device device = AliasDevice.fresh(b -> b.provider("Device.Prov.", hardware));

    @BeforeEach
    void switchedOn() {
        add(device, "Device.A.[a].");
        AliasDevice.createInstances(device, true);
    }

    @Test
    @Rule({"C-ALIAS-11", "ALI-07"})
    void anUnknownAliasMakesARow() {
        set(device, "Device.A.[x].V", "first");
        assertThat(device.gpn("Device.A.", true)).containsOnlyKeys("Device.A.1.", "Device.A.2.");
        assertThat(device.value("Device.A.2.Alias")).isEqualTo("x");
        assertThat(device.value("Device.A.2.V")).isEqualTo("first");
        set(device, "Device.A.[x].V", "second");
        assertThat(device.gpn("Device.A.", true)).hasSize(2);
        device.restart();
        assertThat(device.value("Device.A.[x].V")).isEqualTo("second");
    }

    @Test
    @Rule({"C-ALIAS-11", "ALI-07"})
    void rowsInRowsAndSeveralAtOnce() {
        assertThat(device.spv(
                        string("Device.A.[x].B.[y].Q", "q"),
                        string("Device.A.[x].B.[y].C.[z].P", "p"),
                        string("Device.A.[x].V", "v"),
                        string("Device.A.1.B.[y].Q", "other"),
                        string("Device.A.[w].B.[y].Q", "third"),
                        string("Device.A.[w].B.[y2].Q", "fourth")))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.value("Device.A.2.B.1.Q")).isEqualTo("q");
        assertThat(device.value("Device.A.2.B.1.C.1.P")).isEqualTo("p");
        assertThat(device.value("Device.A.2.V")).isEqualTo("v");
        assertThat(device.value("Device.A.1.B.1.Q")).isEqualTo("other");
        assertThat(device.value("Device.A.3.B.[y2].Q")).isEqualTo("fourth");
        assertThat(device.value("Device.A.[w].B.1.Q")).isEqualTo("third");
        assertThat(device.value("Device.ANumberOfEntries")).isEqualTo("3");
    }

    /** The control: without the switch the name is of nothing. */
    @Test
    @Rule({"C-ALIAS-11", "ALI-07"})
    void switchedOffItIsNoSuchParameter() {
        AliasDevice.createInstances(device, false);
        assertThat(codes(device.spv(string("Device.A.[x].B.1.Q", "v"), string("Device.A.1.V", "v"))))
                .isEqualTo(Map.of("Device.A.[x].B.1.Q", 9005));
        assertThat(device.value("Device.A.1.V")).isEqualTo("new");
    }

    /** A number never makes a row, nor does a name that AddObject would refuse. */
    @ParameterizedTest
    @CsvSource({
        "Device.A.7.V",
        "Device.A.7.B.[x].Q",
        "Device.A.[x].B.1.Q",
        "Device.A.1.N.[n].P",
        "Device.A.[x].N.[n].P",
        "Device.A.[x].Nope",
        "Device.A.[x].",
        "Device.A.[1x].V",
        "Device.A.[].V",
        "Device.Static.[x].V",
        "Device.A.*.B.[x].Q",
        "Device.A.[x].B.*.Q",
        "Device.A.{i}.B.[x].Q",
    })
    @Rule({"C-ALIAS-11", "ALI-07"})
    void whatMakesNoRow(String name) {
        assertThat(codes(device.spv(string(name, "v")))).isEqualTo(Map.of(name, 9005));
        assertThat(device.gpn("Device.A.", true)).hasSize(1);
    }

    @Test
    @Rule({"C-ALIAS-11", "C-SPV-01"})
    void oneBadValueAndNoRowIsLeft() {
        assertThat(codes(device.spv(string("Device.A.[x].V", "good"), string("Device.A.[x].B.[y].Q", "q".repeat(33)))))
                .isEqualTo(Map.of("Device.A.[x].B.[y].Q", 9007));
        assertThat(codes(device.spv(string("Device.A.[x].S", "1")))).isEqualTo(Map.of("Device.A.[x].S", 9008));
        assertThat(device.gpn("Device.A.", true)).hasSize(1);
        assertThat(device.value("Device.ANumberOfEntries")).isEqualTo("1");
        device.restart();
        assertThat(device.gpn("Device.A.", true)).hasSize(1);
        assertThat(add(device, "Device.A.")).isEqualTo(2);
    }

    @Test
    @Rule({"C-ALIAS-11", "C-ADD-05"})
    void aFullTableStaysAsItIs() {
        assertThat(codes(device.spv(
                        string("Device.A.[x1].V", ""),
                        string("Device.A.[x2].V", ""),
                        string("Device.A.[x3].V", ""),
                        string("Device.A.[x4].V", ""),
                        string("Device.A.[x5].V", ""))))
                .isEqualTo(Map.of("Device.A.[x5].V", 9001));
        assertThat(device.gpn("Device.A.", true)).hasSize(1);
    }

    @Test
    @Rule({"C-ALIAS-11", "C-SPV-01"})
    void rowsOfAProvider() {
        set(device, "Device.Prov.[x].V", "ex");
        assertThat(hardware.calls).containsExactly("validate", "prepare", "commit");
        assertThat(hardware.rows.get("Device.Prov.")).containsExactly(4L, 5L);
        assertThat(hardware.values).containsEntry("Device.Prov.5.V", "ex").doesNotContainKey("Device.Prov.5.Alias");
        set(device, "Device.Prov.[x].Sub.[y].V", "sub");
        assertThat(hardware.values).containsEntry("Device.Prov.5.Sub.1.V", "sub");
    }

    /** A provider that refuses the row refuses what was to be set in it. */
    @Test
    @Rule({"C-ALIAS-11", "C-SPV-12"})
    void theProviderRefuses() {
        hardware.validating = changes -> CompletableFuture.completedStage(changes.stream()
                .filter(c -> c instanceof ParameterChange.CreateRow)
                .map(c -> new ChangeFault(c.path(), FaultCode.REQUEST_DENIED, "no more"))
                .toList());
        assertThat(codes(device.spv(string("Device.Prov.[x].V", "ex"), string("Device.A.[x].V", "v"))))
                .isEqualTo(Map.of("Device.Prov.[x].V", 9001));
        hardware.validating = changes -> CompletableFuture.completedStage(List.of());
        hardware.preparing = () -> CompletableFuture.failedStage(new IllegalStateException("no"));
        assertThat(Device.code(device.spv(string("Device.Prov.[x].V", "ex"), string("Device.A.[x].V", "v"))))
                .isEqualTo(9002);
        assertThat(device.gpn("Device.A.", true)).hasSize(1);
        assertThat(device.gpn("Device.Prov.", true)).hasSize(1);
    }

    /** The row's own alias in the same call wins; that of another row is still taken. */
    @Test
    @Rule("C-ALIAS-11")
    void namedOtherwiseAtOnce() {
        assertThat(codes(device.spv(string("Device.A.[x].Alias", "a")))).isEqualTo(Map.of("Device.A.[x].Alias", 9007));
        set(device, "Device.A.[x].Alias", "z");
        assertThat(device.value("Device.A.2.Alias")).isEqualTo("z");
        assertThat(codes(device.spv(string("Device.A.[v].V", "v"), string("Device.A.1.Alias", "v"))))
                .isEqualTo(Map.of("Device.A.1.Alias", 9007));
    }

    /** What comes into being by the ACS's doing is no change to tell it of. */
    @Test
    @Rule({"C-ALIAS-11", "C-ADD-08"})
    void noNotification() {
        device.spa(Device.watch("Device.ANumberOfEntries", 2));
        set(device, "Device.A.[x].V", "v");
        assertThat(device.tree.hasChanges()).isFalse();
    }

    /** As many rows as a message may have, on a stack as small devices have it. */
    @Test
    @Rule({"C-ALIAS-11", "C-SPV-01"})
    void veryManyAtOnce() throws InterruptedException {
        Device plain = AliasDevice.fresh(b -> b.maxKnown(0));
        AliasDevice.createInstances(plain, true);
        ParameterValue[] values = IntStream.range(0, 20_000)
                .mapToObj(i -> string("Device.Short.[r" + i + "].Alias", "r" + i))
                .toArray(ParameterValue[]::new);
        AtomicReference<CwmpMessage> answer = new AtomicReference<>();
        Thread small = new Thread(null, () -> answer.set(plain.spv(values)), "small", 256 * 1024);
        small.start();
        small.join();
        assertThat(answer.get()).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(plain.value("Device.Short.20000.Alias")).isEqualTo("r19999");
        assertThat(plain.state.recorded()).isLessThan(10);
    }
}
