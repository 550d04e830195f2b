package org.cwmp4j.cpe.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.parameter.AliasDevice.add;
import static org.cwmp4j.cpe.parameter.AliasDevice.mode;
import static org.cwmp4j.cpe.parameter.AliasDevice.set;
import static org.cwmp4j.cpe.parameter.Device.codes;
import static org.cwmp4j.cpe.parameter.Device.string;
import static org.cwmp4j.cpe.parameter.Device.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel;
import org.cwmp4j.model.data.DataModelText;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.SetParameterValuesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that refer to things which must exist (TR-069 A6C1 3.6.3, TR-106 A.2.3.6). */
class StrongReferencesTest {
    private static final DataModel MODEL = DataModel.builder("Device.")
            .addAll(AliasDevice.MODEL)
            .addAll(DataModelText.readFragment("""
                    .Ref.
                      One string size=:256 pathRef=strong:row:.A. rw
                      Many string list=: size=:256 pathRef=strong:any: rw
                      Weak string size=:256 pathRef=weak:row:.A. rw
                      Parameter string size=:256 pathRef=strong:parameter:.A.{i}. rw
                      Deep string size=:256 pathRef=strong:row:.A.{i}.B. rw
                      Single string size=:256 pathRef=strong:single:.Tree. rw
                      Table string size=:256 pathRef=strong:table: rw
                      Object string size=:256 pathRef=strong:object: rw
                      Number unsignedInt instanceRef=strong:.A. rw
                      Signed int range=-1: instanceRef=strong:.A. rw default=-1
                      Positive int range=-1:-1 range=1: instanceRef=strong:.A. rw default=-1
                      Loose unsignedInt instanceRef=weak:.A. rw
                    .A.{i}.Own unsignedInt instanceRef=strong:.A.{i}.B. rw
                    .Tree.Branch.
                      Leaf string rw
                    .Tree.Leaf string rw
                    .Link.{i}. create delete
                      To string size=:256 pathRef=strong:row:.A.,.Link. rw
                    .Hard.
                      To string size=:256 pathRef=strong:row:.A.,.Prov. rw
                      Says string size=:256 pathRef=strong:row:.A.
                    """, "Device."))
            .build();

    private final Hardware hardware = new Hardware().value("Device.Hard.To", "").value("Device.Hard.Says", "");
    private final Hardware rows = new Hardware().row("Device.Prov.", 4).value("Device.Prov.4.V", "");
    private final Device device = device();

    private Device device() {
        Device fresh = new Device(b -> b.provider("Device.Hard.", hardware).provider("Device.Prov.", rows));
        fresh.model = MODEL;
        fresh.start();
        add(fresh, "Device.A.[a].");
        add(fresh, "Device.A.1.B.[b].");
        add(fresh, "Device.A.[d].");
        return fresh;
    }

    @ParameterizedTest
    @CsvSource({
        "One, Device.A.1",
        "One, .A.1",
        "One, Device.A.[a]",
        "Many, 'Device.A.1,.A.[d],Device.Test'",
        "Many, 'Device.A.1.V,Device.A,Device.Tree.Branch'",
        "Many, ''",
        "One, ''",
        "Parameter, Device.A.[a].V",
        "Deep, Device.A.1.B.[b]",
        "Single, Device.Tree.Branch",
        "Table, Device.A",
        "Object, Device.A.1",
        "Object, Device.A",
        "Object, Device.Tree",
    })
    @Rule({"C-PATH-11", "C-PATH-08"})
    void whatMayBeReferredTo(String parameter, String value) {
        String expected = value.replace(",Device.Test", ",Device.Tree");
        assertThat(device.spv(string("Device.Ref." + parameter, expected)))
                .isInstanceOf(SetParameterValuesResponse.class);
    }

    @ParameterizedTest
    @CsvSource({
        "One, Device.A.9",
        "One, Device.A.[x]",
        "One, Device.A",
        "One, Device.A.1.",
        "One, Device.A.1.V",
        "One, Device.A.1.B.1",
        "One, Device.A.*",
        "One, Device.A.{i}",
        "One, Device.Link.1",
        "One, A.1",
        "One, nonsense",
        "One, .",
        "Many, 'Device.A.1,Device.A.9'",
        "Many, 'Device.A.1,Device.A.1.'",
        "Parameter, Device.A.1.Nope",
        "Parameter, Device.A.9.V",
        "Parameter, Device.Tree.Leaf",
        "Parameter, Device.A.1",
        "Deep, Device.A.1.B.2",
        "Deep, Device.A.1",
        "Single, Device.Tree",
        "Table, Device.A.1",
        "Object, Device.A.1.V",
    })
    @Rule("C-PATH-11")
    void whatIsNotThereOrOfAnotherKind(String parameter, String value) {
        String name = "Device.Ref." + parameter;
        assertThat(codes(device.spv(string(name, value)))).isEqualTo(Map.of(name, 9007));
        assertThat(device.value(name)).isEmpty();
    }

    @Test
    @Rule("C-PATH-11")
    void numbersOfRows() {
        for (String parameter : List.of("Number", "Signed", "Positive")) {
            String name = "Device.Ref." + parameter;
            ParameterType type = parameter.equals("Number") ? ParameterType.UNSIGNED_INT : ParameterType.INT;
            assertThat(device.spv(new ParameterValue(name, "2", type))).isInstanceOf(SetParameterValuesResponse.class);
            assertThat(codes(device.spv(new ParameterValue(name, "9", type)))).isEqualTo(Map.of(name, 9007));
        }
        assertThat(device.spv(new ParameterValue("Device.Ref.Loose", "9", ParameterType.UNSIGNED_INT)))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.spv(new ParameterValue("Device.A.1.Own", "1", ParameterType.UNSIGNED_INT)))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(codes(device.spv(new ParameterValue("Device.A.2.Own", "1", ParameterType.UNSIGNED_INT))))
                .containsValue(9007);
        device.delete("Device.A.2.");
        assertThat(device.value("Device.Ref.Number")).isEqualTo("0");
        assertThat(device.value("Device.Ref.Signed")).isEqualTo("0");
        assertThat(device.value("Device.Ref.Positive")).isEqualTo("-1");
        assertThat(device.value("Device.Ref.Loose")).isEqualTo("9");
        device.delete("Device.A.1.B.1.");
        assertThat(device.value("Device.A.1.Own")).isEqualTo("0");
    }

    @Test
    @Rule({"C-PATH-11", "ALI-14"})
    void aDeletedTargetIsReferredToNoMore() {
        add(device, "Device.Link.");
        set(device, "Device.Ref.One", "Device.A.2");
        set(device, "Device.Ref.Many", "Device.A.1,Device.A.2.V,Device.A,.A.[d]");
        set(device, "Device.Ref.Weak", "Device.A.2");
        set(device, "Device.Ref.Deep", "Device.A.1.B.1");
        set(device, "Device.Link.1.To", "Device.A.[d]");
        set(device, "Device.Hard.To", "Device.A.2");
        assertThat(hardware.values).containsEntry("Device.Hard.To", "Device.A.2");
        assertThat(device.delete("Device.A.[d].")).isInstanceOf(DeleteObjectResponse.class);
        assertThat(device.value("Device.Ref.One")).isEmpty();
        assertThat(device.value("Device.Ref.Many")).isEqualTo("Device.A.1,Device.A");
        assertThat(device.value("Device.Link.1.To")).isEmpty();
        assertThat(device.value("Device.Ref.Deep")).isEqualTo("Device.A.1.B.1");
        assertThat(hardware.values).containsEntry("Device.Hard.To", "");
        assertThat(device.value("Device.Ref.Weak")).isEqualTo("Device.A.2");
        device.restart();
        assertThat(device.value("Device.Ref.One")).isEmpty();
        assertThat(device.value("Device.Ref.Many")).isEqualTo("Device.A.1,Device.A");
    }

    /** All or nothing: a provider that does not let go keeps the row. */
    @Test
    @Rule({"C-PATH-11", "C-DEL-02"})
    void aProviderThatRefusesToLetGo() {
        set(device, "Device.Hard.To", "Device.A.2");
        hardware.validating = changes -> CompletableFuture.completedStage(
                List.of(new ChangeFault(changes.get(0).path(), FaultCode.REQUEST_DENIED, "in use")));
        assertThat(Device.code(device.delete("Device.A.2."))).isEqualTo(9001);
        assertThat(device.gpn("Device.A.", true)).hasSize(2);
        hardware.validating = changes -> CompletableFuture.completedStage(List.of());
        assertThat(device.delete("Device.A.2.")).isInstanceOf(DeleteObjectResponse.class);
    }

    /** What the ACS brings about it knows; what the device does it must tell. */
    @Test
    @Rule({"C-PATH-11", "C-NOT-01"})
    void whoDeletedDecidesWhetherThatIsAChangeToReport() {
        device.spa(watch("Device.Ref.", 2), watch("Device.Hard.To", 2));
        set(device, "Device.Ref.One", "Device.A.2");
        set(device, "Device.Hard.To", "Device.A.2");
        device.delete("Device.A.2.");
        device.now(device.tree.notifyChange(List.of("Device.Hard.To")));
        assertThat(device.tree.hasChanges()).isFalse();
        set(device, "Device.Ref.One", "Device.A.1");
        device.now(device.tree.deleteRow(Writer.DEVICE, "Device.A.1."));
        assertThat(device.value("Device.Ref.One")).isEmpty();
        assertThat(device.inform().reported()).containsOnlyKeys("Device.Ref.One");
    }

    /** Rows of providers come and go by themselves. */
    @Test
    @Rule("C-PATH-11")
    void aRowOfAProviderGoes() {
        set(device, "Device.Hard.To", "Device.Prov.4");
        set(device, "Device.Ref.Many", "Device.Prov.4,Device.A.1");
        device.spa(watch("Device.Ref.Many", 1));
        rows.rows.clear();
        device.now(device.tree.notifyRows("Device.Prov."));
        assertThat(device.value("Device.Ref.Many")).isEqualTo("Device.A.1");
        assertThat(hardware.values).containsEntry("Device.Hard.To", "");
        assertThat(device.inform().reported()).containsOnlyKeys("Device.Ref.Many");
    }

    @Test
    @Rule({"C-PATH-11", "ALI-14", "C-ALIAS-08"})
    void aReferenceFollowsItsTarget() {
        set(device, "Device.Ref.One", "Device.A.[a]");
        set(device, "Device.Ref.Weak", "Device.A.[a]");
        mode(device, "InstanceAlias");
        set(device, "Device.A.1.Alias", "renamed");
        add(device, "Device.A.[a].");
        assertThat(device.value("Device.Ref.One")).isEqualTo("Device.A.[renamed]");
        assertThat(device.value("Device.Ref.Weak")).isEqualTo("Device.A.[a]");
        device.restart();
        assertThat(device.value("Device.Ref.One")).isEqualTo("Device.A.[renamed]");
        mode(device, "InstanceNumber");
        assertThat(device.value("Device.Ref.One")).isEqualTo("Device.A.1");
    }

    /** In mode alias what the ACS wrote comes back as it wrote it, and what the device wrote has aliases wherever there are any. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Device.A.1.B.1", "Device.A.[a].B.1", "Device.A.1.B.[b]", "Device.A.[a].B.[b]", ".A.[a].B.1"})
    @Rule({"C-ALIAS-08", "ALI-13"})
    void theKindsThatTheAcsUsed(String written) {
        set(device, "Device.Ref.Deep", written);
        assertThat(device.now(device.tree.read(List.of("Device.Ref.Deep")))).containsValue("Device.A.1.B.1");
        mode(device, "InstanceAlias");
        device.restart();
        assertThat(device.value("Device.Ref.Deep")).isEqualTo(written);
        mode(device, "InstanceNumber");
        assertThat(device.value("Device.Ref.Deep")).isEqualTo(written.startsWith(".") ? ".A.1.B.1" : "Device.A.1.B.1");
        device.now(device.tree.set(Writer.DEVICE, Map.of("Device.Ref.Deep", "")));
        device.now(device.tree.set(Writer.DEVICE, Map.of("Device.Ref.Deep", "Device.A.1.B.1")));
        assertThat(device.value("Device.Ref.Deep")).isEqualTo("Device.A.1.B.1");
        mode(device, "InstanceAlias");
        assertThat(device.value("Device.Ref.Deep")).isEqualTo("Device.A.[a].B.[b]");
    }

    @Test
    @Rule({"C-ALIAS-08", "ALI-13"})
    void listsAndInforms() {
        set(device, "Device.Ref.Many", "Device.A.[a].B.1,Device.A.2,Device.Tree,Device.A.1.V");
        device.spa(watch("Device.Ref.Many", 1), watch("Device.Hard.To", 1));
        mode(device, "InstanceAlias");
        assertThat(device.value("Device.Ref.Many")).isEqualTo("Device.A.[a].B.1,Device.A.2,Device.Tree,Device.A.1.V");
        hardware.values.put("Device.Hard.To", "Device.A.2");
        device.now(device.tree.notifyChange(List.of("Device.Hard.To")));
        device.now(device.tree.set(Writer.DEVICE, Map.of("Device.Ref.Many", "Device.A.1,Device.A.1.B.1.Q")));
        assertThat(device.inform().parameters())
                .contains(string("Device.Hard.To", "Device.A.[d]"))
                .contains(string("Device.Ref.Many", "Device.A.[a],Device.A.[a].B.[b].Q"));
    }

    /** What refers to a row that the same call makes. */
    @Test
    @Rule({"C-PATH-11", "C-ALIAS-11"})
    void aReferenceToARowThatIsBeingMade() {
        AliasDevice.createInstances(device, true);
        assertThat(device.spv(string("Device.Ref.One", "Device.A.[new]"), string("Device.A.[new].V", "v")))
                .isInstanceOf(SetParameterValuesResponse.class);
        assertThat(device.value("Device.Ref.One")).isEqualTo("Device.A.3");
        assertThat(codes(device.spv(string("Device.Ref.One", "Device.A.[newer]"))))
                .isEqualTo(Map.of("Device.Ref.One", 9007));
    }

    @Test
    @Rule("C-PATH-11")
    void theDeviceItselfKeepsTheRule() {
        assertThatThrownBy(() -> device.now(device.tree.set(Writer.DEVICE, Map.of("Device.Ref.One", "Device.A.9"))))
                .hasCauseInstanceOf(ParameterException.class);
        device.now(device.tree.set(Writer.DEVICE, Map.of("Device.Ref.One", "Device.A.1")));
        assertThat(device.value("Device.Ref.One")).isEqualTo("Device.A.1");
    }

    /** Deleting a row with what refers, or to itself, needs no more than that. */
    @Test
    @Rule("C-PATH-11")
    void referencesThatGoThemselves() {
        add(device, "Device.Link.");
        set(device, "Device.Link.1.To", "Device.Link.1");
        assertThat(device.delete("Device.Link.1.")).isInstanceOf(DeleteObjectResponse.class);
        add(device, "Device.Link.");
        assertThat(device.value("Device.Link.2.To")).isEmpty();
    }
}
