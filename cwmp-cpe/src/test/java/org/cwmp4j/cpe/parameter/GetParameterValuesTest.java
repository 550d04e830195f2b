package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.Test;

class GetParameterValuesTest {
    private final Device device = Device.started();

    @Test
    @Rule("C-GPV-01")
    void leafBranchAndEverything() {
        device.add("Device.Test.Interface.");
        assertThat(device.names(device.gpv("Device.Test.Mode"))).containsExactly("Device.Test.Mode");
        assertThat(device.names(device.gpv("Device.Test.Interface.1.")))
                .containsExactly(
                        "Device.Test.Interface.1.Name",
                        "Device.Test.Interface.1.Enable",
                        "Device.Test.Interface.1.Speed",
                        "Device.Test.Interface.1.Counter",
                        "Device.Test.Interface.1.Stats.Bytes");
        List<String> all = device.names(device.gpv(""));
        List<String> leaves = device.gpn("", false).keySet().stream()
                .filter(n -> !n.endsWith("."))
                .toList();
        assertThat(new TreeSet<>(all)).isEqualTo(new TreeSet<>(leaves)).hasSize(all.size());
        assertThat(all).isEqualTo(device.names(device.gpv("Device.")));
    }

    @Test
    @Rule("C-GPV-02")
    void overlapIsMerged() {
        assertThat(device.names(device.gpv("Device.Test.Mode", "Device.Test.", "Device.Test.Mode")))
                .doesNotHaveDuplicates()
                .startsWith("Device.Test.Mode")
                .hasSize(device.gpv("Device.Test.").size());
    }

    @Test
    @Rule("C-GPV-03")
    void emptyObjectGivesAnEmptyList() {
        assertThat(device.gpv("Device.Test.Empty.")).isEmpty();
        assertThat(device.gpv("Device.Test.Bare.")).isEmpty();
    }

    @Test
    @Rule({"C-GPV-04", "B-PATH-02", "B-PATH-03"})
    void nameNotExactlyPresentFailsTheCall() {
        device.add("Device.Test.Interface.");
        assertThat(device.gpv("Device.Test.Interface.1.Name")).hasSize(1);
        for (String bad : List.of(
                "Device",
                "Device.Test",
                "Device.Test.Mode.",
                "device.Test.Mode",
                "Device.Test.mode",
                "Device.Nope",
                "Device.Test.Interface",
                "Device.Test.Interface.2.",
                "Device.Test.Interface.01.Name",
                "Device.Test.Interface.0.Name",
                "Device.Test.Interface.-1.Name",
                "Device.Test.Interface.[a].Name",
                "Device.Test.Interface.1",
                "InternetGatewayDevice.",
                ".",
                "Device..",
                " Device.Test.Mode")) {
            assertThat(code(device.gpvRaw("Device.Test.Mode", bad))).as(bad).isEqualTo(9005);
        }
    }

    @Test
    @Rule("C-GPV-05")
    void templateIsNoName() {
        assertThat(code(device.gpvRaw("Device.Test.Interface.{i}.Name"))).isEqualTo(9005);
        assertThat(code(device.gpvRaw("Device.Test.Interface.{i}."))).isEqualTo(9005);
    }

    @Test
    @Rule("C-GPV-06")
    void noNamesGiveNoValues() {
        assertThat(device.gpv()).isEmpty();
    }

    @Test
    @Rule({"C-GPV-07", "B-TYPE-11"})
    void valuesHaveTheTypesOfTheModel() {
        List<ParameterType> types = device
                .gpv(
                        "Device.Test.Text",
                        "Device.Test.Number",
                        "Device.Test.Count",
                        "Device.Test.Long",
                        "Device.Test.Big",
                        "Device.Test.Flag",
                        "Device.Test.Time",
                        "Device.Test.Bytes",
                        "Device.Test.Hex",
                        "Device.Test.Decimal",
                        "Device.Test.Names")
                .stream()
                .map(ParameterValue::type)
                .toList();
        assertThat(types)
                .containsExactly(
                        ParameterType.STRING,
                        ParameterType.INT,
                        ParameterType.UNSIGNED_INT,
                        ParameterType.LONG,
                        ParameterType.UNSIGNED_LONG,
                        ParameterType.BOOLEAN,
                        ParameterType.DATE_TIME,
                        ParameterType.BASE64,
                        ParameterType.HEX_BINARY,
                        ParameterType.DECIMAL,
                        ParameterType.STRING);
        assertThat(device.value("Device.Test.Time")).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(device.value("Device.Test.Count")).isEqualTo("7");
    }

    @Test
    @Rule("C-GPV-08")
    void manyParametersComeInOneAnswerAndInChunksFromTheirProvider() {
        StringBuilder text = new StringBuilder(".Many.\n");
        Hardware hardware = new Hardware();
        for (int i = 0; i < 50_000; i++) {
            text.append("  P").append(i).append(" unsignedInt\n");
            hardware.value("Device.Many.P" + i, Integer.toString(i));
        }
        Device large = new Device(b -> b.provider("Device.Many.", hardware));
        large.model = org.cwmp4j.cpe.managementserver.BaseModel.device()
                .addAll(DataModelText.readFragment(text.toString(), "Device."))
                .build();
        large.start();
        List<ParameterValue> values = large.gpv("Device.Many.");
        assertThat(values).hasSize(50_000);
        assertThat(values.get(49_999).text()).isEqualTo("49999");
        assertThat(hardware.most).isLessThanOrEqualTo(ProviderLimits.DEFAULT.chunk());

        Device small = new Device(b -> b.maxEntries(10));
        small.start();
        assertThat(small.gpv("Device.Test.Mode")).hasSize(1);
        assertThat(code(small.gpvRaw("Device."))).isEqualTo(9004);
    }

    @Test
    @Rule("C-GPV-09")
    void oneFailedReadFailsTheCall() {
        Hardware hardware = new Hardware().value("Device.Prov.A", "a");
        Device device = Device.started(b -> b.provider("Device.Prov.", hardware).bind("Device.Test.Status", () -> {
            throw new IllegalStateException("password is hunter2");
        }));
        assertThat(device.value("Device.Prov.A")).isEqualTo("a");
        assertThat(code(device.gpvRaw("Device.Prov.A", "Device.Prov.B"))).isEqualTo(9002);
        assertThat(code(device.gpvRaw("Device.Test.Status"))).isEqualTo(9002);
        assertThat(device.gpvRaw("Device.Test.Status").toString()).doesNotContain("hunter2");
        hardware.reading = () -> CompletableFuture.failedStage(new IllegalStateException("bus error"));
        assertThat(code(device.gpvRaw("Device.Test.Mode", "Device.Prov.A"))).isEqualTo(9002);
        hardware.reading = () -> null;
        assertThat(device.value("Device.Prov.A")).isEqualTo("a");
    }

    @Test
    @Rule({"C-PATH-09", "C-AUTH-12"})
    void everyWritableParameterCanBeReadAndHiddenOnesAreEmpty() {
        device.spv(string("Device.Test.Secret", "hunter2"), string("Device.ManagementServer.Password", "hunter3"));
        device.gpn("", false).forEach((name, writable) -> {
            if (writable && !name.endsWith(".")) {
                assertThat(device.gpv(name)).as(name).hasSize(1);
            }
        });
        assertThat(device.value("Device.Test.Secret")).isEmpty();
        assertThat(device.value("Device.ManagementServer.Password")).isEmpty();
        assertThat(device.value("Device.ManagementServer.ConnectionRequestPassword"))
                .isEmpty();
        assertThat(device.now(device.tree.read(List.of("Device.Test.Secret"))))
                .isEqualTo(Map.of("Device.Test.Secret", "hunter2"));
    }

    @Test
    void rowsOfProvidersAreFoundAtEveryDepth() {
        Hardware hardware =
                new Hardware().row("Device.Test.Interface.", 2, 10).row("Device.Test.Interface.10.Address.", 3);
        for (String path : new ArrayList<>(List.of("2.", "10."))) {
            for (String leaf : List.of("Name", "Enable", "Speed", "Counter", "Stats.Bytes")) {
                hardware.value("Device.Test.Interface." + path + leaf, "0");
            }
        }
        hardware.value("Device.Test.Interface.10.Address.3.IP", "192.0.2.1");
        Device device = Device.started(b -> b.provider("Device.Test.Interface.", hardware));
        assertThat(device.value("Device.Test.Interface.10.Address.3.IP")).isEqualTo("192.0.2.1");
        assertThat(device.gpv("Device.Test.Interface.")).hasSize(11);
        assertThat(device.value("Device.Test.InterfaceNumberOfEntries")).isEqualTo("2");
        assertThat(code(device.gpvRaw("Device.Test.Interface.2.Address.3.IP"))).isEqualTo(9005);
    }
}
