package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.AliasDevice.add;
import static org.cwmp4j.cpe.parameter.AliasDevice.set;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.codes;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where aliases come from, what they may be, and how long they stay. */
class AliasValuesTest {
    private final Device device = AliasDevice.named();

    @Test
    @Rule({"C-ALIAS-04", "ALI-05", "C-ADD-02"})
    void aRowThatNobodyNamedHasAnAliasOfTheDevices() {
        long row = add(device, "Device.A.");
        String alias = device.value("Device.A." + row + ".Alias");
        assertThat(alias).startsWith("cpe-");
        assertThat(device.gpv("Device.A.[" + alias + "].V")).hasSize(1);
        long local = device.now(device.tree.addRow(Writer.DEVICE, "Device.A."));
        assertThat(device.value("Device.A." + local + ".Alias"))
                .startsWith("cpe-")
                .isNotEqualTo(alias);
        device.restart();
        assertThat(device.value("Device.A." + row + ".Alias")).isEqualTo(alias);
    }

    @Test
    @Rule({"C-ALIAS-04", "ALI-05"})
    void rowsOfTheFactoryAreNamedAlikeOnAllDevices() {
        List<Device> units = List.of(factory(), factory());
        for (Device unit : units) {
            assertThat(unit.value("Device.A.3.Alias")).isEqualTo("cpe-3");
            assertThat(unit.value("Device.A.[cpe-lan].V")).isEqualTo("lan");
            set(unit, "Device.A.3.Alias", "mine");
            assertThat(unit.value("Device.A.[mine].V")).isEqualTo("new");
            unit.now(unit.state.record(unit.tree.factoryReset()));
            assertThat(unit.value("Device.A.[cpe-3].V")).isEqualTo("new");
            assertThat(code(unit.gpvRaw("Device.A.[mine].V"))).isEqualTo(9005);
        }
    }

    private static Device factory() {
        return AliasDevice.fresh(b -> b.factoryRows("Device.A.", 2, 3)
                .factoryValue("Device.A.2.Alias", "cpe-lan")
                .factoryValue("Device.A.2.V", "lan"));
    }

    @Test
    @Rule({"C-ALIAS-04", "ALI-05"})
    void aFactoryCannotGiveWhatOnlyTheAcsGives() {
        assertThatThrownBy(() ->
                        AliasDevice.fresh(b -> b.factoryRows("Device.A.", 1).factoryValue("Device.A.1.Alias", "lan")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpe-");
        assertThatThrownBy(() -> AliasDevice.fresh(b -> b.factoryRows("Device.A.", 1, 2)
                        .factoryValue("Device.A.1.Alias", "cpe-x")
                        .factoryValue("Device.A.2.Alias", "cpe-x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpe-x");
    }

    @Test
    @Rule({"C-ALIAS-13", "ALI-05"})
    void anAliasThatLooksLikeTheDevicesOwnStaysOverARestart() {
        set(device, "Device.A.1.Alias", "cpe-7");
        long second = add(device, "Device.A.");
        set(device, "Device.A." + second + ".Alias", "cpe-1");
        device.restart();
        assertThat(device.value("Device.A.1.Alias")).isEqualTo("cpe-7");
        assertThat(device.value("Device.A." + second + ".Alias")).isEqualTo("cpe-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "-a", "_a", "a b", "a.b", "[a]", "\u00e4", "a\u00e9"})
    @Rule({"C-ALIAS-03", "ALI-03"})
    void whatIsNoAlias(String alias) {
        assertThat(codes(device.spv(string("Device.A.1.Alias", alias)))).containsEntry("Device.A.1.Alias", 9007);
        assertThat(device.value("Device.A.1.Alias")).isEqualTo("a");
    }

    @Test
    @Rule({"C-ALIAS-03", "ALI-03"})
    void theLongestAlias() {
        String alias = "a".repeat(64);
        set(device, "Device.A.1.Alias", alias);
        assertThat(device.gpv("Device.A.[" + alias + "].V")).hasSize(1);
        assertThat(codes(device.spv(string("Device.A.1.Alias", alias + "a")))).containsEntry("Device.A.1.Alias", 9007);
        assertThat(code(device.add("Device.Short.[" + "a".repeat(9) + "]."))).isEqualTo(9005);
        assertThat(add(device, "Device.Short.[aaaaaaaa].")).isEqualTo(1);
    }

    @Test
    @Rule({"C-ALIAS-03", "ALI-03", "C-PATH-13"})
    void noTwoRowsOfATableShareOne() {
        add(device, "Device.A.[x].");
        add(device, "Device.A.");
        assertThat(codes(device.spv(string("Device.A.2.Alias", "a")))).containsEntry("Device.A.2.Alias", 9007);
        assertThat(codes(device.spv(string("Device.A.2.Alias", "cpe-3")))).containsEntry("Device.A.2.Alias", 9007);
        assertThat(codes(device.spv(string("Device.A.2.Alias", "y"), string("Device.A.3.Alias", "y"))))
                .containsOnlyKeys("Device.A.2.Alias", "Device.A.3.Alias")
                .containsEntry("Device.A.3.Alias", 9007);
        assertThat(device.spv(string("Device.A.2.Alias", "A"))).isInstanceOf(SetParameterValuesResponse.class);
        add(device, "Device.A.2.B.[b].");
        assertThat(device.spv(string("Device.A.1.Alias", "a"))).isInstanceOf(SetParameterValuesResponse.class);
    }

    /** What counts is how things are when all is done. */
    @Test
    @Rule({"C-ALIAS-03", "C-SPV-02"})
    void twoRowsChangeNames() {
        add(device, "Device.A.[x].");
        set(device, "Device.A.[a].V", "first");
        assertThat(device.spv(string("Device.A.1.Alias", "x"), string("Device.A.2.Alias", "a")))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.value("Device.A.[x].V")).isEqualTo("first");
        assertThat(device.value("Device.A.[a].V")).isEqualTo("new");
        device.restart();
        assertThat(device.value("Device.A.[x].V")).isEqualTo("first");
        assertThat(device.value("Device.A.[a].V")).isEqualTo("new");
    }

    @Test
    @Rule({"C-ADD-06", "ALI-08"})
    void theAcsNamesWhatItAdds() {
        assertThat(add(device, "Device.A.[x].")).isEqualTo(2);
        assertThat(device.value("Device.A.2.Alias")).isEqualTo("x");
        assertThat(add(device, "Device.A.[x].B.[b].")).isEqualTo(1);
        for (String refused : List.of(
                "Device.A.[x].",
                "Device.A.[a].",
                "Device.A.1.N.[n].",
                "Device.A.[].",
                "Device.A.[1].",
                "Device.A.[x y].",
                "Device.A.[nope].B.",
                "Device.Static.[s].",
                "Device.A.[" + "a".repeat(65) + "].",
                "Device.A.[cpe-1")) {
            assertThat(code(device.add(refused))).as(refused).isEqualTo(9005);
        }
        assertThat(device.gpn("Device.A.", true)).hasSize(2);
        assertThat(device.delete("Device.A.[x].")).isNotNull();
        assertThat(add(device, "Device.A.[x].")).isEqualTo(3);
        device.restart();
        assertThat(device.value("Device.A.[x].Alias")).isEqualTo("x");
    }

    /** The ACS may use the device's prefix: then the device finds another alias for the row that it would have named so. */
    @Test
    @Rule({"ALI-05", "C-ALIAS-04", "C-ALIAS-13"})
    void theAcsTakesAnAliasOfTheDevices() {
        set(device, "Device.A.1.Alias", "cpe-2");
        assertThat(add(device, "Device.A.")).isEqualTo(2);
        String alias = device.value("Device.A.2.Alias");
        assertThat(alias).startsWith("cpe-").isNotEqualTo("cpe-2");
        set(device, "Device.A.1.Alias", "other");
        assertThat(device.value("Device.A.2.Alias")).isEqualTo(alias);
        assertThat(device.value("Device.A.[" + alias + "].V")).isEqualTo("new");
        device.restart();
        assertThat(device.value("Device.A.2.Alias")).isEqualTo(alias);
    }

    @Test
    @Rule({"C-ALIAS-12", "ALI-14"})
    void attributesStayWithTheRow() {
        device.spa(watch("Device.A.[a].V", 2), Device.access("Device.A.[a].V"));
        set(device, "Device.A.1.Alias", "renamed");
        assertThat(device.notification("Device.A.[renamed].V")).isEqualTo(2);
        assertThat(device.accessList("Device.A.1.V")).isEmpty();
        assertThat(code(device.gpaRaw("Device.A.[a].V"))).isEqualTo(9005);
        add(device, "Device.A.[a].");
        assertThat(device.notification("Device.A.[a].V")).isZero();
    }

    @Test
    @Rule({"C-ALIAS-13", "ALI-09"})
    void onlyTheAcsChangesAnAlias() {
        assertThatThrownBy(() -> device.now(device.tree.set(Writer.DEVICE, Map.of("Device.A.1.Alias", "x"))))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(Refusal.class);
        assertThatThrownBy(() -> device.now(device.tree.set(Writer.SUBSCRIBER, Map.of("Device.A.1.Alias", "x"))))
                .hasRootCauseInstanceOf(Refusal.class);
        set(device, "Device.A.1.Alias", "kept");
        device.restart();
        assertThat(device.value("Device.A.1.Alias")).isEqualTo("kept");
        assertThat(device.now(device.tree.read(List.of("Device.A.1.Alias")))).containsValue("kept");
    }

    /** Nobody but the ACS calls rows by aliases. */
    @Test
    @Rule("C-ALIAS-13")
    void theApplicationUsesNumbers() {
        assertThatThrownBy(() -> device.now(device.tree.read(List.of("Device.A.[a].V"))))
                .hasCauseInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> device.now(device.tree.set(Writer.DEVICE, Map.of("Device.A.[a].V", "x"))))
                .hasCauseInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> device.now(device.tree.addRow(Writer.DEVICE, "Device.A.[x].")))
                .hasCauseInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> device.now(device.tree.deleteRow(Writer.DEVICE, "Device.A.[a].")))
                .hasCauseInstanceOf(ParameterException.class);
    }

    /** Where the model says so, what the ACS chose stays; what the device made up may be replaced once. */
    @Test
    @Rule("ALI-09")
    void anAliasThatIsWrittenOnce() {
        add(device, "Device.Once.");
        set(device, "Device.Once.1.Alias", "first");
        assertThat(codes(device.spv(string("Device.Once.1.Alias", "second"))))
                .containsEntry("Device.Once.1.Alias", 9008);
        assertThat(device.spv(string("Device.Once.1.Alias", "first"))).isInstanceOf(SetParameterValuesResponse.class);
        add(device, "Device.Once.[named].");
        assertThat(codes(device.spv(string("Device.Once.[named].Alias", "x"))))
                .containsEntry("Device.Once.[named].Alias", 9008);
        set(device, "Device.A.[a].Alias", "twice");
        set(device, "Device.A.[twice].Alias", "a");
    }

    // ---- tables whose rows a provider stores

    @Test
    @Rule({"C-ALIAS-04", "C-ALIAS-05", "C-ALIAS-13"})
    void theEngineNamesRowsOfProviders() {
        Hardware hardware = new Hardware()
                .row("Device.Prov.", 4, 7)
                .row("Device.Prov.4.Sub.", 1)
                .value("Device.Prov.4.V", "four")
                .value("Device.Prov.7.V", "seven")
                .value("Device.Prov.4.Sub.1.V", "sub");
        Device with = AliasDevice.fresh(b -> b.provider("Device.Prov.", hardware));
        assertThat(with.value("Device.Prov.4.Alias")).isEqualTo("cpe-4");
        set(with, "Device.Prov.[cpe-4].Alias", "lan");
        assertThat(hardware.calls).isEmpty();
        with.restart();
        assertThat(with.value("Device.Prov.[lan].V")).isEqualTo("four");
        assertThat(with.value("Device.Prov.[lan].Sub.[cpe-1].V")).isEqualTo("sub");
        set(with, "Device.Prov.[lan].Sub.[cpe-1].V", "new");
        assertThat(hardware.values).containsEntry("Device.Prov.4.Sub.1.V", "new");
        assertThat(add(with, "Device.Prov.[wan].")).isEqualTo(8);
        assertThat(with.value("Device.Prov.8.Alias")).isEqualTo("wan");
        assertThat(hardware.values).doesNotContainKey("Device.Prov.8.Alias");
        with.delete("Device.Prov.[wan].");
        assertThat(code(with.gpvRaw("Device.Prov.[wan].V"))).isEqualTo(9005);
    }

    /** A row that comes later under the number of one that is gone does not inherit its alias. */
    @Test
    @Rule({"C-ALIAS-13", "C-ALIAS-04"})
    void anAliasGoesWithTheRowOfAProvider() {
        Hardware hardware = new Hardware()
                .row("Device.Prov.", 4)
                .row("Device.Prov.4.Sub.", 1)
                .value("Device.Prov.4.V", "");
        Device with = AliasDevice.fresh(b -> b.provider("Device.Prov.", hardware));
        set(with, "Device.Prov.4.Alias", "lan");
        set(with, "Device.Prov.4.Sub.1.Alias", "sub");
        hardware.rows.clear();
        with.now(with.tree.notifyRows("Device.Prov."));
        hardware.row("Device.Prov.", 4).row("Device.Prov.4.Sub.", 1);
        with.now(with.tree.notifyRows("Device.Prov."));
        assertThat(with.value("Device.Prov.4.Alias")).isEqualTo("cpe-4");
        with.restart();
        assertThat(with.value("Device.Prov.4.Alias")).isEqualTo("cpe-4");
        assertThat(with.value("Device.Prov.4.Sub.1.Alias")).isEqualTo("cpe-1");
    }

    @Test
    @Rule("C-ALIAS-13")
    void aProviderForAliasesAloneIsRefused() {
        assertThatThrownBy(() -> AliasDevice.fresh(b -> b.provider("Device.Prov.{i}.Alias", new Hardware())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(AliasDevice.fresh(b -> b.aliases(false).provider("Device.Prov.{i}.Alias", new Hardware())).tree)
                .isNotNull();
    }

    /** Ten thousand rows: each is found at once, and a change of one alias does not go through the others. */
    @Test
    @Rule("C-ALIAS-05")
    void manyRows() {
        int count = 10_000;
        long[] numbers = java.util.stream.LongStream.rangeClosed(1, count).toArray();
        Device big = AliasDevice.fresh(b -> b.factoryRows("Device.Static.", numbers));
        org.cwmp4j.model.ParameterValue[] aliases = new org.cwmp4j.model.ParameterValue[count];
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            aliases[i] = string("Device.Static." + (i + 1) + ".Alias", "row-x" + i);
            names[i] = "Device.Static.[row-x" + i + "].V";
        }
        assertThat(big.spv(aliases)).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.names(big.gpv(names))).containsExactly(names);
    }
}
