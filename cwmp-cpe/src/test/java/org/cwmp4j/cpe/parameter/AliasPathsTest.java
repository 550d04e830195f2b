package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.parameter.AliasDevice.MODE;
import static org.cwmp4j.cpe.parameter.AliasDevice.mode;
import static org.cwmp4j.cpe.parameter.AliasDevice.names;
import static org.cwmp4j.cpe.parameter.AliasDevice.set;
import static org.cwmp4j.cpe.parameter.Device.code;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.AddObjectResponse;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.SetParameterAttributesResponse;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows called by aliases in requests and answers (TR-069 A6C1 3.6.1). */
class AliasPathsTest {
    private Device device = AliasDevice.named();

    @BeforeTry
    void anotherDevice() {
        device = AliasDevice.named();
    }

    @Test
    @Rule({"C-ALIAS-02", "ALI-01", "C-INF-11"})
    void everyInformSaysThatThereAreAliases() {
        assertThat(device.inform().parameters()).contains(ParameterValue.of(AliasDevice.SUPPORT, true));
        assertThat(device.now(device.tree.heartbeatParameters()).parameters())
                .contains(ParameterValue.of(AliasDevice.SUPPORT, true));
    }

    /** Every mixture on three levels, in every request: the answer has each level as the question had it. */
    @Property(tries = 32)
    @Rule({"C-ALIAS-05", "ALI-06", "ALI-09"})
    void theAnswerMirrorsTheKindsOfTheQuestion(
            @ForAll boolean first, @ForAll boolean second, @ForAll boolean third, @ForAll boolean byAlias) {
        mode(device, byAlias ? "InstanceAlias" : "InstanceNumber");
        String a = "Device.A." + (first ? "[a]" : "1") + ".";
        String b = a + "B." + (second ? "[b]" : "1") + ".";
        String c = b + "C." + (third ? "[c]" : "1") + ".";
        String p = c + "P";
        assertThat(device.spv(string(p, "x"))).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.value("Device.A.1.B.1.C.1.P")).isEqualTo("x");
        assertThat(device.gpv(p)).containsExactly(string(p, "x"));
        assertThat(device.spa(watch(p, 1))).isInstanceOf(SetParameterAttributesResponse.class);
        assertThat(device.notification("Device.A.1.B.1.C.1.P")).isEqualTo(1);
        assertThat(device.gpa(p).get(0).name()).isEqualTo(p);
        assertThat(device.gpn(c, false)).containsOnlyKeys(c, c + "Alias", p);
        assertThat(device.gpn(c, true)).containsOnlyKeys(c + "Alias", p);
        assertThat(device.gpn(p, false)).containsOnlyKeys(p);
        assertThat(((AddObjectResponse) device.add(b + "C.")).instanceNumber()).isEqualTo(2);
        assertThat(((AddObjectResponse) device.add(b + "C.[d].")).instanceNumber())
                .isEqualTo(3);
        assertThat(device.delete(b + "C.[d].")).isInstanceOf(DeleteObjectResponse.class);
        assertThat(device.delete(c)).isInstanceOf(DeleteObjectResponse.class);
        assertThat(device.gpn("Device.A.1.B.1.C.", true)).hasSize(1);
    }

    /** What the request named keeps its kind; below, numbers unless InstanceMode wants aliases where there are any. */
    @Test
    @Rule({"C-ALIAS-06", "ALI-06"})
    void belowTheQuestionTheModeDecides() {
        assertThat(names(device, "Device.A.[a].B.1."))
                .containsExactlyInAnyOrder("Device.A.[a].B.1.Q", "Device.A.[a].B.1.C.1.P");
        mode(device, "InstanceAlias");
        assertThat(names(device, "Device.A.[a].B.1."))
                .containsExactlyInAnyOrder("Device.A.[a].B.1.Q", "Device.A.[a].B.1.C.[c].P");
        assertThat(names(device, "Device.A.1."))
                .contains("Device.A.1.B.[b].C.[c].P", "Device.A.1.N.1.P")
                .doesNotContain("Device.A.1.B.1.Q");
        assertThat(device.gpn("Device.A.", true)).containsOnlyKeys("Device.A.[a].");
        assertThat(device.gpn("", false)).containsKeys("Device.A.[a].B.[b].C.[c].", "Device.A.[a].N.1.");
        assertThat(device.gpa("Device.A.1.B."))
                .extracting(attribute -> attribute.name())
                .contains("Device.A.1.B.[b].Q");
        mode(device, "InstanceNumber");
        assertThat(names(device, "Device.A."))
                .contains("Device.A.1.B.1.C.1.P", "Device.A.1.N.1.P")
                .noneMatch(name -> name.contains("["));
    }

    /** A wildcard is no kind of name: the mode decides, as it does below. */
    @Test
    @Rule({"C-WILD-02", "C-ALIAS-06"})
    void behindWildcardsTheModeDecides() {
        assertThat(names(device, "Device.A.*.B.[b].Q")).containsExactly("Device.A.1.B.[b].Q");
        mode(device, "InstanceAlias");
        assertThat(names(device, "Device.A.*.B.1.Q")).containsExactly("Device.A.[a].B.1.Q");
        assertThat(device.gpv("Device.A.*.B.[nope].Q")).isEmpty();
    }

    /** Two spellings in one question are two entries, of one parameter. */
    @Test
    @Rule({"C-ALIAS-05", "C-GPV-02"})
    void bothSpellingsAtOnce() {
        assertThat(names(device, "Device.A.1.V", "Device.A.[a].V", "Device.A.1.V"))
                .containsExactly("Device.A.1.V", "Device.A.[a].V");
    }

    @Test
    @Rule({"C-SPV-03", "C-ALIAS-05"})
    void oneParameterUnderTwoNamesIsSetTwice() {
        assertThat(Device.codes(device.spv(string("Device.A.1.V", "x"), string("Device.A.[a].V", "x"))))
                .containsEntry("Device.A.1.V", 9003)
                .containsEntry("Device.A.[a].V", 9003);
        assertThat(device.value("Device.A.1.V")).isEqualTo("new");
    }

    /** A fault calls the parameter as the request did. */
    @Test
    @Rule({"C-ALIAS-05", "C-SPV-12"})
    void faultsMirrorTheKindsToo() {
        String good = "Device.A.[a].B.1.Q";
        String bad = "Device.A.1.B.[b].Q";
        assertThat(Device.codes(device.spv(string(bad, "x".repeat(33)))))
                .containsOnlyKeys(bad)
                .containsEntry(bad, 9007);
        assertThat(Device.codes(device.spv(string("Device.A.[a].S", "1"), string(good, "x"))))
                .containsOnlyKeys("Device.A.[a].S")
                .containsEntry("Device.A.[a].S", 9008);
    }

    @Test
    @Rule({"C-ALIAS-07", "ALI-13"})
    void theModeGovernsTheInform() {
        device.spa(watch("Device.A.1.B.1.Q", 1));
        device.now(device.tree.set(Writer.DEVICE, java.util.Map.of("Device.A.1.B.1.Q", "changed")));
        assertThat(informed()).contains("Device.A.1.B.1.Q").noneMatch(name -> name.contains("["));
        mode(device, "InstanceAlias");
        InformParameters sent = device.inform();
        assertThat(device.names(sent.parameters()))
                .contains("Device.A.[a].B.[b].Q", "Device.DeviceInfo.SoftwareVersion")
                .doesNotContain("Device.A.1.B.1.Q");
        device.now(device.state.record(device.tree.reported(sent)));
        assertThat(device.tree.hasChanges()).isFalse();
    }

    private List<String> informed() {
        return device.names(device.inform().parameters());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device.A.[x].V",
                "Device.A.[].V",
                "Device.A.[A].V",
                "Device.A.[a.V",
                "Device.A.a].V",
                "Device.A.[[a]].V",
                "Device.A.[a]V",
                "Device.A.[a]",
                "Device.A.[1].V",
                "Device.A.[cpe-1].V",
                "Device.A.[cpe-9].V",
                "Device.[a].V",
                "Device.A.[a].[b].Q",
                "Device.A.[a].B.[a].Q",
                "Device.A.[b].V",
                "Device.A.1.N.[cpe-1].P",
                "Device.A.[a].Nope",
                "[a]."
            })
    @Rule({"C-ALIAS-03", "ALI-02", "C-GPV-04"})
    void whatNamesNoRow(String name) {
        assertThat(code(device.gpvRaw(name))).isEqualTo(9005);
        assertThat(code(device.gpnRaw(name, false))).isEqualTo(9005);
        assertThat(code(device.gpaRaw(name))).isEqualTo(9005);
        assertThat(code(device.spa(watch(name, 1)))).isEqualTo(9005);
        assertThat(Device.codes(device.spv(string(name, "x")))).containsEntry(name, 9005);
        assertThat(code(device.delete(name))).isEqualTo(9005);
    }

    /** The control: without the mechanism an alias is a parameter like others, and names nothing. */
    @Test
    @Rule({"C-ALIAS-02", "ALI-01", "C-ALIAS-10"})
    void aDeviceWithoutAliases() {
        Device without = AliasDevice.fresh(b -> b.aliases(false));
        AliasDevice.add(without, "Device.A.");
        set(without, "Device.A.1.Alias", "a");
        assertThat(without.value("Device.A.1.Alias")).isEqualTo("a");
        assertThat(without.inform().parameters()).contains(ParameterValue.of(AliasDevice.SUPPORT, false));
        assertThat(code(without.gpvRaw("Device.A.[a].V"))).isEqualTo(9005);
        assertThat(Device.codes(without.spv(string("Device.A.[a].V", "x")))).containsEntry("Device.A.[a].V", 9005);
        assertThat(code(without.add("Device.A.[x]."))).isEqualTo(9005);
        assertThat(Device.codes(without.spv(string(MODE, "InstanceAlias")))).containsEntry(MODE, 9007);
        assertThat(Device.codes(without.spv(ParameterValue.of(AliasDevice.CREATE, true))))
                .containsEntry(AliasDevice.CREATE, 9007);
        assertThat(without.spv(string(MODE, "InstanceNumber"))).isInstanceOf(SetParameterValuesResponse.class);
        assertThat(without.value("Device.A.1.Alias")).isEqualTo("a");
    }

    @Test
    @Rule({"C-ALIAS-10", "ALI-12"})
    void theModeIsWrittenAndKept() {
        assertThat(device.value(MODE)).isEqualTo("InstanceNumber");
        mode(device, "InstanceAlias");
        AliasDevice.createInstances(device, true);
        device.restart();
        assertThat(device.value(MODE)).isEqualTo("InstanceAlias");
        assertThat(device.value(AliasDevice.CREATE)).isEqualTo("true");
        assertThat(names(device, "Device.A.")).contains("Device.A.[a].V");
        assertThat(Device.codes(device.spv(string(MODE, "Other")))).containsEntry(MODE, 9007);
        assertThat(Device.codes(device.spv(string(AliasDevice.SUPPORT, "false"))))
                .containsEntry(AliasDevice.SUPPORT, 9008);
    }

    /** Status 1: what was set is told when asked, but names change only after the session. */
    @Test
    @Rule({"C-ALIAS-10", "ALI-15"})
    void withStatus1TheModeWaitsForTheEndOfTheSession() {
        Hardware slow = new Hardware().row("Device.Prov.", 1).value("Device.Prov.1.V", "v");
        Device late = AliasDevice.fresh(b -> b.provider("Device.Prov.", slow));
        slow.committing = () -> java.util.concurrent.CompletableFuture.completedStage(CommitOutcome.AFTER_SESSION);
        late.now(late.tree.beginSession());
        late.spv(string(MODE, "InstanceAlias"), string("Device.Prov.1.V", "w"));
        assertThat(late.value(MODE)).isEqualTo("InstanceAlias");
        assertThat(names(late, "Device.Prov.")).contains("Device.Prov.1.V");
        slow.committing = () -> java.util.concurrent.CompletableFuture.completedStage(CommitOutcome.APPLIED);
        late.tree.endSession();
        assertThat(names(late, "Device.Prov.")).contains("Device.Prov.[cpe-1].V");
    }

    /** A new ACS begins with numbers. */
    @Test
    @Rule({"C-ALIAS-09", "ALI-12"})
    void bootstrapBringsTheModeBack() {
        mode(device, "InstanceAlias");
        AliasDevice.createInstances(device, true);
        device.now(device.state.record(device.tree.bootstrap()));
        assertThat(device.value(MODE)).isEqualTo("InstanceNumber");
        assertThat(device.value(AliasDevice.CREATE)).isEqualTo("true");
        device.restart();
        assertThat(device.value(MODE)).isEqualTo("InstanceNumber");
        assertThat(names(device, "Device.A.")).contains("Device.A.1.V");
    }

    /** All that changes is known by its number, whoever named it how. */
    @Test
    @Rule("C-ALIAS-12")
    void theEngineKnowsRowsByNumber() {
        Set<String> told = new java.util.TreeSet<>();
        device.tree.onChange(told::addAll);
        set(device, "Device.A.[a].B.[b].Q", "x");
        assertThat(told).contains("Device.A.1.B.1.Q").noneMatch(path -> path.contains("["));
    }
}
