package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.List;
import java.util.Map;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.Fault;
import org.junit.jupiter.api.Test;

class GetParameterNamesTest {
    private final Device device = Device.started(b -> b.fixedRows("Device.Test.Fixed.", 1, 2));

    @Test
    @Rule("C-GPN-01")
    void itemAndAllBelow() {
        device.add("Device.Test.Interface.");
        assertThat(device.gpn("Device.Test.Interface.", false).keySet())
                .containsExactly(
                        "Device.Test.Interface.",
                        "Device.Test.Interface.1.",
                        "Device.Test.Interface.1.Address.",
                        "Device.Test.Interface.1.Counter",
                        "Device.Test.Interface.1.Enable",
                        "Device.Test.Interface.1.Name",
                        "Device.Test.Interface.1.Speed",
                        "Device.Test.Interface.1.Stats.",
                        "Device.Test.Interface.1.Stats.Bytes");
    }

    @Test
    @Rule("C-GPN-02")
    void nextLevelIsTheChildrenWithoutTheObject() {
        device.add("Device.Test.Interface.");
        assertThat(device.gpn("Device.Test.Interface.", true).keySet()).containsExactly("Device.Test.Interface.1.");
        assertThat(device.gpn("Device.Test.Interface.1.", true).keySet())
                .contains("Device.Test.Interface.1.Name", "Device.Test.Interface.1.Stats.")
                .doesNotContain("Device.Test.Interface.1.", "Device.Test.Interface.1.Stats.Bytes");
    }

    @Test
    @Rule({"C-GPN-03", "C-PATH-10"})
    void emptyPath() {
        assertThat(device.gpn("", true).keySet()).containsExactly("Device.");
        assertThat(device.gpn("", false)).containsKeys("Device.", "Device.Test.", "Device.Test.Text");
        assertThat(device.gpn("", false)).isEqualTo(device.gpn("Device.", false));
    }

    @Test
    @Rule("C-GPN-04")
    void parameter() {
        assertThat(device.gpn("Device.Test.Text", false)).isEqualTo(Map.of("Device.Test.Text", true));
        assertThat(code(device.gpnRaw("Device.Test.Text", true))).isEqualTo(9003);
    }

    @Test
    @Rule({"C-GPN-05", "C-WILD-03"})
    void unknownPath() {
        for (String bad : List.of(
                "Device.Nope.",
                "Device",
                "device.",
                "Device.Test",
                "Device.Test.Text.",
                "Device.Test.Interface.1.",
                "Device.Test.Interface.*.",
                "Device.Test.Interface.{i}.",
                "Device.Test.Interface.[x].")) {
            assertThat(code(device.gpnRaw(bad, false))).as(bad).isEqualTo(9005);
            assertThat(code(device.gpnRaw(bad, true))).as(bad).isEqualTo(9005);
        }
    }

    @Test
    @Rule("C-GPN-06")
    void emptyObject() {
        for (String empty : List.of("Device.Test.Empty.", "Device.Test.Bare.")) {
            assertThat(device.gpn(empty, true)).isEmpty();
            assertThat(device.gpn(empty, false)).hasSize(1).containsKey(empty);
        }
    }

    @Test
    @Rule("C-GPN-07")
    void everyParameterListedCanBeRead() {
        device.add("Device.Test.Interface.");
        device.gpn("", false).keySet().stream()
                .filter(n -> !n.endsWith("."))
                .forEach(name -> assertThat(device.gpvRaw(name)).as(name).isNotInstanceOf(Fault.class));
    }

    @Test
    @Rule({"C-GPN-08", "C-GPN-10", "C-DEL-05"})
    void writableSaysWhatCanBeDone() {
        device.add("Device.Test.Interface.");
        device.add("Device.Test.Empty.");
        Map<String, Boolean> all = device.gpn("", false);
        assertThat(all)
                .containsEntry("Device.", false)
                .containsEntry("Device.Test.", false)
                .containsEntry("Device.Test.Text", true)
                .containsEntry("Device.Test.Status", false)
                .containsEntry("Device.Test.Interface.", true)
                .containsEntry("Device.Test.Interface.1.", true)
                .containsEntry("Device.Test.Interface.1.Stats.", false)
                .containsEntry("Device.Test.Empty.1.", false)
                .containsEntry("Device.Test.Fixed.", false)
                .containsEntry("Device.Test.Fixed.1.", false);
        all.forEach((name, writable) -> {
            if (name.endsWith(".") && name.startsWith("Device.Test.Fixed.")) {
                assertThat(device.delete(name)).as(name).isInstanceOf(Fault.class);
                assertThat(device.add(name)).as(name).isInstanceOf(Fault.class);
            } else if (!name.endsWith(".") && !writable) {
                assertThat(device.spv(string(name, ""))).as(name).isInstanceOf(Fault.class);
            }
        });
    }

    @Test
    @Rule("C-GPN-09")
    void tooManyNamesAre9004ButNeverForTheNextLevel() {
        Device small = Device.started(b -> b.maxEntries(3));
        assertThat(code(small.gpnRaw("Device.", false))).isEqualTo(9004);
        assertThat(small.gpn("Device.Test.", true)).hasSizeGreaterThan(3);
        assertThat(small.gpn("Device.Test.Bare.", false)).hasSize(1);
    }
}
