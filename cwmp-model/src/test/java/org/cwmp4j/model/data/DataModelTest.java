package org.cwmp4j.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.data.DataModel.Found;
import org.cwmp4j.model.data.DataModel.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataModelTest {
    private static final DataModel MODEL = DataModelText.read("""
            Device.
            Device.Info.
              Name string rw
            Device.TNumberOfEntries unsignedInt
            Device.T.{i}. create delete entries=:4 count=TNumberOfEntries key=Name enabledKey=Port,Alias enable=Enable
              Name string rw
              Alias string size=:64 rw
              Enable boolean rw
              Port unsignedInt rw
            Device.T.{i}.U.{i}.
              X int
            """);

    @ParameterizedTest
    @CsvSource({
        "Device.,OBJECT,Device.",
        "Device.Info.,OBJECT,Device.Info.",
        "Device.Info.Name,PARAMETER,Device.Info.Name",
        "Device.T.,TABLE,Device.T.{i}.",
        "Device.T.1.,ROW,Device.T.{i}.",
        "Device.T.{i}.,ROW,Device.T.{i}.",
        "Device.T.*.Name,PARAMETER,Device.T.{i}.Name",
        "Device.T.[a.b].Name,PARAMETER,Device.T.{i}.Name",
        "Device.T.4294967295.U.12.X,PARAMETER,Device.T.{i}.U.{i}.X",
        "Device.T.3.U.,TABLE,Device.T.{i}.U.{i}."
    })
    void findsWhatIsDefined(String path, Place place, String definition) {
        Found found = MODEL.find(path).orElseThrow();
        assertThat(found.place()).isEqualTo(place);
        assertThat(found.definition().path()).isEqualTo(definition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "device.",
                "Device",
                "Device.Info",
                "Device.info.",
                "Device.Info.Name.",
                "Device.Info.Other",
                "Device.T",
                "Device.T.1",
                "Device.T.0.",
                "Device.T.01.",
                "Device.T.-1.",
                "Device.T.4294967296.",
                "Device.T.99999999999.",
                "Device.T.[].",
                "Device.T.[a",
                "Device.T.x.",
                "Device.T.Name",
                "Device.T..Name",
                "Device.T.1..",
                "Device.T.{j}.",
                "Device.T.**.",
                "Device..",
                "InternetGatewayDevice.",
                "Device.Info.Name.X"
            })
    @Rule({"B-PATH-02", "B-PATH-03"})
    void findsNothingElse(String path) {
        assertThat(MODEL.find(path)).isEmpty();
        assertThat(MODEL.children(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device.Nope",
                "Device.Info.",
                "Device.",
                "",
                "Device.T.*.Name",
                "Device.T.{i}.Name",
                "device.Info.Name",
                "Device.T.0.Name"
            })
    @Rule({"C-SPV-13", "C-SPV-15", "C-SPV-17", "B-PATH-03"})
    void onlyParametersCanBeSet(String path) {
        assertThat(MODEL.check(path, ParameterValue.of(path, "x")))
                .isInstanceOfSatisfying(
                        ValueCheck.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(FaultCode.INVALID_PARAMETER_NAME));
    }

    @Test
    @Rule("C-SPV-13")
    void saysWhyAValueIsRefused() {
        assertThat(MODEL.check("Device.Info.Name", ParameterValue.of("Device.Info.Name", "x")))
                .isEqualTo(new ValueCheck.Accepted("x"));
        assertThat(code("Device.TNumberOfEntries", ParameterValue.ofUnsignedInt("", 1)))
                .isEqualTo(FaultCode.PARAMETER_NOT_WRITABLE);
        assertThat(code("Device.T.1.Port", ParameterValue.of("", "1"))).isEqualTo(FaultCode.INVALID_PARAMETER_TYPE);
        assertThat(code("Device.T.1.Port", ParameterValue.ofInt("", -1))).isEqualTo(FaultCode.INVALID_PARAMETER_VALUE);
    }

    private static FaultCode code(String path, ParameterValue value) {
        return ((ValueCheck.Refused) MODEL.check(path, value)).code();
    }

    @Test
    void knowsWhatTablesHave() {
        ObjectDefinition table = MODEL.object("Device.T.").orElseThrow();
        assertThat(table.isTable()).isTrue();
        assertThat(table.name()).isEqualTo("T");
        assertThat(table.tablePath()).isEqualTo("Device.T.");
        assertThat(table.creatable()).isTrue();
        assertThat(table.deletable()).isTrue();
        assertThat(table.entries()).isEqualTo(Bounds.atMost(4));
        assertThat(table.count()).contains("TNumberOfEntries");
        assertThat(table.uniqueKeys())
                .containsExactly(UniqueKey.of("Name"), new UniqueKey(List.of("Port", "Alias"), true));
        assertThat(MODEL.hasAlias(table)).isTrue();
        assertThat(MODEL.hasAlias(MODEL.object("Device.T.1.U.").orElseThrow())).isFalse();
        assertThat(MODEL.object("Device.Info.").orElseThrow().creatable()).isFalse();
    }

    @Test
    void childrenInTheirOrder() {
        assertThat(MODEL.children("Device."))
                .extracting(Definition::name)
                .containsExactly("Info", "TNumberOfEntries", "T");
        assertThat(MODEL.children("Device.T.7."))
                .extracting(Definition::path)
                .containsExactly(
                        "Device.T.{i}.Name",
                        "Device.T.{i}.Alias",
                        "Device.T.{i}.Enable",
                        "Device.T.{i}.Port",
                        "Device.T.{i}.U.{i}.");
        assertThat(MODEL.children("Device.T.7.U.8."))
                .extracting(Definition::name)
                .containsExactly("X");
    }

    @Test
    @Rule("C-PATH-10")
    void eitherRootObjectWillDo() {
        for (String root : List.of("Device.", "InternetGatewayDevice.")) {
            DataModel model = DataModel.builder(root)
                    .addAll(DataModelText.readFragment(".ManagementServer.\n  URL string size=:256 rw", root))
                    .build();
            assertThat(model.root()).isEqualTo(root);
            assertThat(model.parameter(root + "ManagementServer.URL")).isPresent();
            assertThat(model.find(root)).isPresent();
        }
        assertThatThrownBy(() -> DataModel.builder("Device.")
                        .addAll(DataModel.builder("InternetGatewayDevice.").build()))
                .hasMessageContaining("not below Device.");
    }

    @Test
    void modelsMergeAndLaterDefinitionsWin() {
        DataModel merged = DataModel.builder("Device.")
                .addAll(MODEL)
                .addAll(DataModelText.readFragment(".Info.Name string size=:99 rw\n.Extra.Y int", "Device."))
                .build();
        assertThat(merged.parameter("Device.Info.Name").orElseThrow().facets().sizes())
                .containsExactly(Bounds.atMost(99));
        assertThat(merged.object("Device.Extra.")).contains(ObjectDefinition.of("Device.Extra."));
        assertThat(merged.definitions()).hasSize(MODEL.definitions().size() + 2);
        assertThat(DataModel.builder("Device.").addAll(MODEL).addAll(MODEL).build())
                .isEqualTo(MODEL);
    }

    @Test
    void aDefinitionOverAMadeUpObjectCounts() {
        DataModel model = DataModel.builder("Device.")
                .add(ParameterDefinition.builder("Device.T.{i}.X", DataType.INT).build())
                .add(ObjectDefinition.builder("Device.T.{i}.").creatable().build())
                .build();
        assertThat(model.object("Device.T.").orElseThrow().creatable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Device.A int\\nDevice.A. |exclude each other",
                "Device.A. \\nDevice.A.{i}.X int|exclude each other",
                "Device.A int\\nDevice.A.B int|exclude each other",
                "Device.A. \\nDevice.A.{i}. |exclude each other",
                "Device.A.{i}.X int\\nDevice.A.Y int|exclude each other",
                "Device.T.{i}. key=Name|Device.T.{i}.Name is not defined",
                "Device.T.{i}. count=Count|Device.Count is not defined",
                "Device.T.{i}. enable=Enable|Device.T.{i}.Enable is not defined"
            })
    void refusesWhatContradictsItself(String lines, String message) {
        assertThatThrownBy(() -> DataModelText.read("Device.\n" + lines.replace("\\n", "\n")))
                .hasMessageContaining(message);
    }

    @Test
    void definitionsRefuseWhatMakesNoSense() {
        assertThatThrownBy(
                        () -> ObjectDefinition.builder("Device.X.").creatable().build())
                .hasMessageContaining("only tables");
        assertThatThrownBy(() -> ObjectDefinition.of("Device.X")).hasMessageContaining("end with a dot");
        assertThatThrownBy(() -> ObjectDefinition.of("Device.X.1.")).hasMessageContaining("{i}");
        assertThatThrownBy(() ->
                        ParameterDefinition.builder("Device.X.", DataType.INT).build())
                .hasMessageContaining("name");
        assertThatThrownBy(() -> ParameterDefinition.builder("Device.X", DataType.INT)
                        .defaultValue("x")
                        .build())
                .hasMessageContaining("default is refused");
        assertThatThrownBy(() -> Bounds.of(2, 1)).hasMessageContaining("above");
    }

    @Test
    void aBigModelIsCheap() {
        StringBuilder text = new StringBuilder("Device.\n");
        for (int o = 0; o < 500; o++) {
            text.append("Device.Object").append(o).append(".{i}. create delete\n");
            for (int p = 0; p < 20; p++) {
                text.append("  Parameter").append(p).append(" unsignedInt range=1:65535 rw default=1\n");
            }
        }
        DataModel model = DataModelText.read(text.toString());
        assertThat(model.definitions()).hasSize(10_501);
        for (int o = 0; o < 500; o++) {
            for (int p = 0; p < 20; p++) {
                assertThat(model.parameter("Device.Object" + o + ".77.Parameter" + p)
                                .orElseThrow()
                                .path())
                        .isEqualTo("Device.Object" + o + ".{i}.Parameter" + p);
            }
        }
    }
}
