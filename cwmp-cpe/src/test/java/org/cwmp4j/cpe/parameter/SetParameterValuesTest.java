package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.Device.KEY;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.codes;
import static org.cwmp4j.cpe.parameter.Device.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;

class SetParameterValuesTest {
    private static final CwmpMessage APPLIED = new SetParameterValuesResponse(Status.APPLIED);

    private final Device device = Device.started();

    @Test
    @Rule("C-SPV-01")
    void oneBadOfThreeChangesNothing() {
        assertThat(device.spv(
                        string("Device.Test.Text", "new"),
                        string("Device.Test.Mode", "Nonsense"),
                        ParameterValue.ofUnsignedInt("Device.Test.Count", 8)))
                .isInstanceOf(Fault.class);
        assertThat(device.value("Device.Test.Text")).isEmpty();
        assertThat(device.value("Device.Test.Count")).isEqualTo("7");
        assertThat(device.spv(
                        string("Device.Test.Text", "new"),
                        string("Device.Test.Mode", "Manual"),
                        ParameterValue.ofUnsignedInt("Device.Test.Count", 8)))
                .isEqualTo(APPLIED);
        assertThat(device.value("Device.Test.Text")).isEqualTo("new");
        assertThat(device.value("Device.Test.Mode")).isEqualTo("Manual");
        assertThat(device.value("Device.Test.Count")).isEqualTo("8");
    }

    @Test
    @Rule("C-SPV-02")
    void orderDoesNotMatterForValuesThatDependOnEachOther() {
        List<ParameterValue> values = List.of(
                string("Device.Prov.A", "enabled"),
                string("Device.Prov.B", "192.0.2.1"),
                string("Device.Test.Text", "x"));
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            Hardware hardware = new Hardware().value("Device.Prov.A", "").value("Device.Prov.B", "");
            hardware.validating = changes -> CompletableFuture.completedStage(
                    changes.size() == 2 ? List.of() : List.of(ChangeFault.invalidValue("Device.Prov.A", "no address")));
            Device device = Device.started(b -> b.provider("Device.Prov.", hardware));
            assertThat(device.spv(values.get(order[0]), values.get(order[1]), values.get(order[2])))
                    .isEqualTo(APPLIED);
            assertThat(hardware.values).containsValues("enabled", "192.0.2.1");
        }
    }

    @Test
    @Rule("C-SPV-03")
    void sameNameTwiceIsRefusedEvenWithEqualValues() {
        CwmpMessage answer = device.spv("k2", string("Device.Test.Text", "a"), string("Device.Test.Text", "a"));
        assertThat(code(answer)).isEqualTo(9003);
        assertThat(device.value("Device.Test.Text")).isEmpty();
        assertThat(device.value(KEY)).isEmpty();
    }

    @Test
    @Rule({"C-SPV-04", "C-SPV-05", "C-DM-04"})
    void theKeyIsSetIfAndOnlyIfTheCallSucceeds() {
        assertThat(device.value(KEY)).isEmpty();
        assertThat(device.spv("first")).isEqualTo(APPLIED);
        assertThat(device.value(KEY)).isEqualTo("first");
        assertThat(device.spv("second", string("Device.Test.Nope", "a"))).isInstanceOf(Fault.class);
        assertThat(device.value(KEY)).isEqualTo("first");
        assertThat(device.spv("third", string("Device.Test.Text", "a"))).isEqualTo(APPLIED);
        assertThat(device.value(KEY)).isEqualTo("third");
        assertThat(device.spv("", string("Device.Test.Text", "b"))).isEqualTo(APPLIED);
        assertThat(device.value(KEY)).isEmpty();
        assertThat(codes(device.spv("k", string(KEY, "mine")))).isEqualTo(Map.of(KEY, 9008));
        assertThat(code(device.spv("x".repeat(33)))).isEqualTo(9003);
        assertThat(device.spv("x".repeat(32))).isEqualTo(APPLIED);
    }

    @Test
    @Rule({"C-SPV-11", "C-SPV-05"})
    void changesSurviveARestart() {
        device.spv("key", string("Device.Test.Text", "kept"), string("Device.Test.Secret", "s"));
        device.restart();
        assertThat(device.value("Device.Test.Text")).isEqualTo("kept");
        assertThat(device.value(KEY)).isEqualTo("key");
        assertThat(device.now(device.tree.read(List.of("Device.Test.Secret")))).containsValue("s");
    }

    @Test
    @Rule({"C-SPV-12", "C-SPV-13", "C-SPV-14", "C-SPV-15", "C-SPV-17", "C-WILD-02"})
    void eachParameterInErrorHasItsEntry() {
        device.add("Device.Test.Interface.");
        CwmpMessage answer = device.spv(
                string("Device.Test.Text", "good"),
                string("Device.Test.Nope", "x"),
                string("Device.Test.Interface.99.Name", "x"),
                string("Device.Test.", "x"),
                string("", "x"),
                string("Device.Test.Interface.*.Name", "x"),
                string("Device.Test.Interface.{i}.Name", "x"),
                string("Device.Test.Interface.[a].Name", "x"),
                string("device.Test.Text", "x"),
                new ParameterValue("Device.Test.Flag", "1", ParameterType.STRING),
                new ParameterValue("Device.Test.Number", "x", ParameterType.INT),
                string("Device.Test.Mode", "auto"),
                string("Device.Test.Status", "x"));
        assertThat(code(answer)).isEqualTo(9003);
        assertThat(((Fault) answer).soapFaultCode()).isEqualTo("Client");
        assertThat(codes(answer))
                .isEqualTo(Map.ofEntries(
                        Map.entry("Device.Test.Nope", 9005),
                        Map.entry("Device.Test.Interface.99.Name", 9005),
                        Map.entry("Device.Test.", 9005),
                        Map.entry("", 9005),
                        Map.entry("Device.Test.Interface.*.Name", 9005),
                        Map.entry("Device.Test.Interface.{i}.Name", 9005),
                        Map.entry("Device.Test.Interface.[a].Name", 9005),
                        Map.entry("device.Test.Text", 9005),
                        Map.entry("Device.Test.Flag", 9006),
                        Map.entry("Device.Test.Number", 9007),
                        Map.entry("Device.Test.Mode", 9007),
                        Map.entry("Device.Test.Status", 9008)));
        assertThat(device.value("Device.Test.Text")).isEmpty();
    }

    @Test
    @Rule({"C-SPV-16", "B-TYPE-01", "B-TYPE-02", "B-TYPE-03", "C-TYPE-14"})
    void valuesThatTheModelForbids() {
        assertThat(codes(device.spv(
                        string("Device.Test.Text", "x".repeat(33)),
                        string("Device.Test.Short", "x".repeat(17)),
                        new ParameterValue("Device.Test.Number", "11", ParameterType.INT),
                        new ParameterValue("Device.Test.Count", "-1", ParameterType.UNSIGNED_INT),
                        new ParameterValue("Device.Test.Flag", "TRUE", ParameterType.BOOLEAN),
                        new ParameterValue("Device.Test.Time", "yesterday", ParameterType.DATE_TIME),
                        string("Device.Test.Names", "a,b,c,d,e"))))
                .hasSize(7)
                .allSatisfy((name, code) -> assertThat(code).as(name).isEqualTo(9007));
        assertThat(device.spv(
                        string("Device.Test.Text", "\u20ac".repeat(32)),
                        new ParameterValue("Device.Test.Number", " +010 ", ParameterType.INT),
                        new ParameterValue("Device.Test.Count", "42", ParameterType.INT),
                        new ParameterValue("Device.Test.Flag", "0", ParameterType.BOOLEAN)))
                .isEqualTo(APPLIED);
        assertThat(device.value("Device.Test.Number")).isEqualTo("10");
        assertThat(device.value("Device.Test.Count")).isEqualTo("42");
        assertThat(device.value("Device.Test.Flag")).isEqualTo("false");
    }

    @Test
    @Rule({"C-SPV-12", "C-SPV-16"})
    void whatProvidersRefuseStandsBesideWhatTheModelRefuses() {
        Hardware one = new Hardware().value("Device.Prov.A", "").value("Device.Prov.B", "");
        Hardware two = new Hardware().value("Device.Other.A", "").value("Device.Other.B", "");
        Device device = Device.started(b -> b.provider("Device.Prov.", one).provider("Device.Other.", two));
        one.validating = c -> CompletableFuture.completedStage(List.of(
                ChangeFault.invalidValue("Device.Prov.A", "not with B"),
                ChangeFault.invalidValue("Device.Prov.B", "not with A")));
        two.validating = c -> CompletableFuture.completedStage(
                List.of(new ChangeFault("Device.Other.A", FaultCode.REQUEST_DENIED, "locked")));
        CwmpMessage answer = device.spv(
                string("Device.Other.A", "1"),
                string("Device.Prov.B", "1"),
                string("Device.Test.Mode", "x"),
                string("Device.Prov.A", "1"));
        assertThat(codes(answer))
                .isEqualTo(Map.of(
                        "Device.Other.A",
                        9001,
                        "Device.Prov.A",
                        9007,
                        "Device.Prov.B",
                        9007,
                        "Device.Test.Mode",
                        9007));
        assertThat(((Fault) answer).parameterFaults().get(0).parameterName()).isEqualTo("Device.Other.A");
        assertThat(one.calls).containsExactly("validate");
        assertThatThrownBy(() -> new ChangeFault("x", FaultCode.RESOURCES_EXCEEDED, "never for one parameter"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule({"C-SPV-18", "C-CONN-02", "C-NOT-01"})
    void settingByTheAcsIsNeverAValueChange() {
        device.spa(Device.watch("Device.Test.Text", 2));
        device.spv(string("Device.Test.Text", "a"));
        assertThat(device.spv(string("Device.Test.Text", "a"))).isEqualTo(APPLIED);
        assertThat(device.tree.hasChanges()).isFalse();
        assertThat(device.inform().valueChange()).isFalse();
        device.now(device.tree.set(Writer.DEVICE, Map.of("Device.Test.Text", "b")));
        assertThat(device.inform().valueChange()).isTrue();
    }

    @Test
    @Rule("C-SPV-19")
    void theAcsMayWriteWhateverTheAccessListSays() {
        device.spa(Device.access("Device.Test.Text"));
        assertThat(device.accessList("Device.Test.Text")).isEmpty();
        assertThat(device.spv(string("Device.Test.Text", "a"))).isEqualTo(APPLIED);
    }

    @Test
    @Rule("C-PATH-13")
    void twoRowsNeverGetTheSameUniqueKey() {
        device.add("Device.Test.Interface.");
        device.add("Device.Test.Interface.");
        assertThat(device.spv(string("Device.Test.Interface.1.Name", "lan"))).isEqualTo(APPLIED);
        assertThat(codes(device.spv(string("Device.Test.Interface.2.Name", "lan"))))
                .isEqualTo(Map.of("Device.Test.Interface.2.Name", 9007));
        assertThat(device.spv(
                        string("Device.Test.Interface.2.Name", "lan"), string("Device.Test.Interface.1.Name", "wan")))
                .isEqualTo(APPLIED);
        assertThat(codes(device.spv(
                        string("Device.Test.Interface.2.Name", "x"), string("Device.Test.Interface.1.Name", "x"))))
                .hasSize(2);
    }

    @Test
    void aDecisionThatCannotBeRecordedIsNoAnswerAndNoChange() {
        Hardware hardware = new Hardware().value("Device.Prov.A", "old");
        Device device = new Device(b -> b.provider("Device.Prov.", hardware));
        List<Boolean> failing = new ArrayList<>();
        StateStore memory = device.journal.open();
        device.start(new StateStore() {
            @Override
            public CompletionStage<StateSnapshot> load() {
                return memory.load();
            }

            @Override
            public CompletionStage<Void> append(List<StateRecord> batch) {
                return failing.isEmpty()
                        ? memory.append(batch)
                        : CompletableFuture.failedStage(new StateException("disk full"));
            }

            @Override
            public CompletionStage<Void> close() {
                return memory.close();
            }
        });
        failing.add(true);
        CompletionStage<CwmpMessage> answer =
                device.set("k", string("Device.Prov.A", "new"), string("Device.Test.Text", "new"));
        assertThatThrownBy(() -> answer.toCompletableFuture().join()).hasCauseInstanceOf(StateException.class);
        assertThat(hardware.calls).containsExactly("validate", "prepare", "rollback");
        assertThat(device.value("Device.Prov.A")).isEqualTo("old");
        assertThat(device.value("Device.Test.Text")).isEmpty();
        assertThat(device.value(KEY)).isEmpty();
    }
}
