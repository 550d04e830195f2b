package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.BaseModel;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;

/** Parameters whose setting starts something (TR-106 A.2.3.5), and values that another parameter lists (TR-106 A.2.3.6). */
class CommandsTest {
    private final List<String> done = new ArrayList<>();
    private final Device device = device();

    private Device device() {
        Device fresh = new Device(
                b -> b.bind("Device.X.Go", () -> "true", done::add).factoryValue("Device.X.Supported", "one,two"));
        fresh.model = BaseModel.device()
                .addAll(DataModelText.readFragment("""
                        .X.
                          Go boolean rw command
                          Text string size=:16 rw command
                          Items string list=: size=:16 rw command
                          Number unsignedInt rw command
                          Plain boolean rw
                          Supported string list=: size=:16
                          Wanted string size=:16 enumRef=.X.Supported enumRefNull=none rw
                          Several string list=: size=:16 enumRef=.X.Supported rw
                          Chosen string list=: size=:16 rw
                          OfChosen string size=:16 enumRef=.X.Chosen rw
                        .X.T.{i}. create
                          Own string list=: size=:16 rw
                          OfOwn string size=:16 enumRef=.X.T.{i}.Own rw
                        """, "Device."))
                .build();
        return fresh.start();
    }

    /** It reads as nothing, whatever was set and whatever the device says. */
    @Test
    @Rule("C-GPV-07")
    void aCommandReadsAsNothing() {
        assertThat(device.spv(
                        ParameterValue.of("Device.X.Go", true),
                        ParameterValue.of("Device.X.Text", "x"),
                        ParameterValue.of("Device.X.Items", "a,b"),
                        ParameterValue.ofUnsignedInt("Device.X.Number", 7),
                        ParameterValue.of("Device.X.Plain", true)))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(done).containsExactly("true");
        assertThat(device.gpv("Device.X.Go", "Device.X.Text", "Device.X.Items", "Device.X.Number", "Device.X.Plain"))
                .containsExactly(
                        ParameterValue.of("Device.X.Go", false),
                        ParameterValue.of("Device.X.Text", ""),
                        new ParameterValue("Device.X.Items", "", ParameterType.STRING),
                        ParameterValue.ofUnsignedInt("Device.X.Number", 0),
                        ParameterValue.of("Device.X.Plain", true));
    }

    @Test
    @Rule("C-SPV-01")
    void eachSettingStarts() {
        for (int i = 0; i < 2; i++) {
            device.spv(ParameterValue.of("Device.X.Go", true));
            device.now(device.tree.set(Writer.DEVICE, Map.of("Device.X.Go", "true")));
        }
        assertThat(done).hasSize(4);
    }

    @Test
    @Rule({"C-SPV-16", "C-SPV-13"})
    void onlyWhatTheOtherParameterLists() {
        assertThat(set("Wanted", "two")).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(set("Wanted", "none")).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(set("Several", "two,one")).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(set("Several", "")).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(Device.codes(set("Wanted", "three"))).containsValue(9007);
        assertThat(Device.codes(set("Several", "one,three"))).containsValue(9007);
        assertThat(Device.codes(set("Several", "none"))).containsValue(9007);
        assertThat(device.value("Device.X.Wanted")).isEqualTo("none");
    }

    private CwmpMessage set(String name, String value) {
        return device.spv(ParameterValue.of("Device.X." + name, value));
    }

    /** What the same call lists counts. */
    @Test
    @Rule({"C-SPV-16", "C-SPV-02"})
    void listedByTheSameCall() {
        assertThat(Device.codes(set("OfChosen", "x"))).containsValue(9007);
        assertThat(device.spv(ParameterValue.of("Device.X.OfChosen", "x"), ParameterValue.of("Device.X.Chosen", "w,x")))
                .isInstanceOf(SetParameterValuesResponse.class);
        device.add("Device.X.T.");
        device.add("Device.X.T.");
        assertThat(set("T.1.Own", "a")).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(set("T.1.OfOwn", "a")).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(Device.codes(set("T.2.OfOwn", "a"))).containsValue(9007);
    }
}
