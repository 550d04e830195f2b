package org.cwmp4j.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.Test;

/** Objects, components, models that extend others, imports, profiles and services, seen in the text form. */
class StructureTest {

    private static final String P = "<syntax><int/></syntax></parameter>";

    private static String text(CompiledModel compiled) {
        return DataModelText.write(compiled.definitions());
    }

    @Test
    void tables() {
        assertThat(text(Memory.compile("""
                <model name="Device:1.0">
                  <object name="Device."><parameter name="TNumberOfEntries"><syntax><unsignedInt/></syntax></parameter></object>
                  <object name="Device.T.{i}." access="readWrite" minEntries="0" maxEntries="8"
                      numEntriesParameter="TNumberOfEntries" enableParameter="Enable">
                    <uniqueKey functional="false"><parameter ref="A"/></uniqueKey>
                    <uniqueKey><parameter ref="A"/><parameter ref="S.B"/></uniqueKey>
                    <parameter name="Enable" access="readWrite"><syntax><boolean/></syntax></parameter>
                    <parameter name="A"><syntax><int/></syntax></parameter>
                  </object>
                  <object name="Device.T.{i}.S."><parameter name="B"><syntax><int/></syntax></parameter></object>
                  <object name="Device.Fixed.{i}." minEntries="4" maxEntries="4"/>
                  <object name="Device.Open.{i}." minEntries="0" maxEntries="unbounded"/>
                </model>
                """))).isEqualTo("""
                Device.
                  TNumberOfEntries unsignedInt
                Device.T.{i}. create delete entries=:8 key=A enabledKey=A,S.B enable=Enable count=TNumberOfEntries
                  Enable boolean rw
                  A int
                Device.T.{i}.S.
                  B int
                Device.Fixed.{i}. entries=4:4
                Device.Open.{i}.
                """);
    }

    @Test
    void aKeyThatIsFunctionalBindsAllRowsIfTheyCannotBeDisabled() {
        assertThat(text(Memory.compile("<model name=\"Device:1.0\"><object name=\"Device.T.{i}.\"><uniqueKey>"
                        + "<parameter ref=\"A\"/></uniqueKey><parameter name=\"A\">" + P + "</object></model>")))
                .contains("Device.T.{i}. key=A\n");
    }

    @Test
    void componentsStandWhereTheyAreReferredTo() {
        assertThat(text(Memory.compile("""
                <component name="Stats">
                  <parameter name="Sent"><syntax><unsignedLong/></syntax></parameter>
                  <object name="Errors."><component ref="Count"/></object>
                </component>
                <component name="Count"><parameter name="N"><syntax><int/></syntax></parameter></component>
                <model name="Device:1.0">
                  <object name="Device."/>
                  <object name="Device.A.Stats."><component ref="Stats"/></object>
                  <component ref="Count" path="Device.B."/>
                </model>
                """))).isEqualTo("""
                Device.
                Device.A.
                Device.A.Stats.
                  Sent unsignedLong
                Device.A.Stats.Errors.
                  N int
                Device.B.
                  N int
                """);
    }

    @Test
    void aModelExtendsAndChangesItsBase() {
        assertThat(text(Memory.compile("""
                <model name="Device:0.9">
                  <object name="Device.">
                    <parameter name="A"><syntax><string><enumeration value="x"/><enumeration value="y"/></string></syntax></parameter>
                    <parameter name="B" activeNotify="canDeny"><syntax><int><range minInclusive="1"/></int></syntax></parameter>
                    <parameter name="Gone"><syntax><int/></syntax></parameter>
                    <parameter name="Old"><syntax><int/></syntax></parameter>
                  </object>
                  <object name="Device.Gone."/>
                  <object name="Device.Gone.Too."/>
                  <object name="Device.T.{i}." minEntries="0" maxEntries="unbounded"/>
                </model>
                <model name="Device:1.0" base="Device:0.9">
                  <object base="Device.">
                    <parameter base="A" access="readWrite"><syntax><string>
                      <enumeration value="x" status="deleted"/><enumeration value="z"/></string></syntax></parameter>
                    <parameter base="B" forcedInform="true"><syntax><int><range minInclusive="2"/></int></syntax></parameter>
                    <parameter base="Gone" status="deleted"/>
                    <parameter base="Old" status="obsoleted"/>
                  </object>
                  <object base="Device.Gone." status="deleted"/>
                  <object base="Device.T.{i}." access="readWrite"/>
                </model>
                """))).isEqualTo("""
                Device.
                  A string enum=y enum=z rw
                  B int range=2: forcedInform notify=canDeny
                  Old int
                Device.T.{i}. create delete
                """);
    }

    @Test
    void importsUnderTheSameOrAnotherName() {
        CompiledModel compiled = new Memory()
                .with("types.xml", "<dataType name=\"Name\"><string><size maxLength=\"9\"/></string></dataType>")
                .with("parts.xml", """
                        <import file="types.xml"><dataType name="N" ref="Name"/></import>
                        <component name="Part"><parameter name="A"><syntax><dataType ref="N"/></syntax></parameter></component>
                        <model name="Device:1.0"><object name="Device."/></model>
                        """)
                .with(Memory.TOP, """
                        <import file="nowhere.xml"/>
                        <import file="parts.xml" spec="urn:parts.xml">
                          <component name="P" ref="Part"/><model name="_Device:1.0" ref="Device:1.0"/>
                        </import>
                        <model name="Device:1.0" base="_Device:1.0"><object base="Device."><component ref="P"/></object></model>
                        """)
                .compile(false);
        assertThat(text(compiled)).isEqualTo("Device.\n  A string size=:9\n");
        assertThat(compiled.findings()).isEmpty();
    }

    /** As the data models of two protocols share one common part. */
    @Test
    void aVirtualComponentGivesWayToThatOfTheOutermostDocument() {
        Memory memory = new Memory()
                .with(
                        "types.xml",
                        "<component name=\"Alias\" virtual=\"true\"><parameter name=\"Alias\">" + P + "</component>"
                                + "<component name=\"Mine\"><parameter name=\"Alias\" access=\"readWrite\">" + P
                                + "</component>")
                .with(
                        "common.xml",
                        "<import file=\"types.xml\"><component name=\"Alias\"/></import>"
                                + "<model name=\"Device:1.0\"><object name=\"Device.\"><component ref=\"Alias\"/></object></model>");
        String model = "<model name=\"Device:1.0\" base=\"Base:1.0\"/>";
        String common = "<import file=\"common.xml\"><model name=\"Base:1.0\" ref=\"Device:1.0\"/></import>";
        assertThat(text(memory.with(Memory.TOP, common + model).compile(false))).isEqualTo("Device.\n  Alias int\n");
        String mine = "<import file=\"types.xml\"><component name=\"Alias\" ref=\"Mine\"/></import>";
        assertThat(text(memory.with(Memory.TOP, mine + common + model).compile(false)))
                .isEqualTo("Device.\n  Alias int rw\n");
    }

    @Test
    void profilesWithWhatTheyExtend() {
        CompiledModel compiled = Memory.compile("<model name=\"Device:1.0\">"
                + "<object name=\"Device.\"><parameter name=\"A\">" + P + "<parameter name=\"B\">" + P + "</object>"
                + "<object name=\"Device.T.{i}.\"><uniqueKey><parameter ref=\"K\"/></uniqueKey>"
                + "<parameter name=\"K\">" + P + "<parameter name=\"L\">" + P + "</object>"
                + "<object name=\"Device.U.\"><parameter name=\"C\">" + P + "</object>"
                + "<profile name=\"Base:1\"><object ref=\"Device.\" requirement=\"present\">"
                + "<parameter ref=\"A\" requirement=\"readOnly\"/></object></profile>"
                + "<profile name=\"Base:2\" base=\"Base:1\"><object ref=\"Device.T.{i}.\" requirement=\"present\">"
                + "<parameter ref=\"L\" requirement=\"readOnly\"/></object></profile>"
                + "<profile name=\"Other:1\" extends=\"Base:1\"><object ref=\"Device.U.\" requirement=\"present\"/></profile>"
                + "<profile name=\"Gone:1\" status=\"deleted\"/></model>");
        assertThat(compiled.profiles()).containsExactly("Base:1", "Base:2", "Other:1");
        assertThat(DataModelText.write(compiled.definitions(List.of("Base:2"))))
                .isEqualTo("Device.\n  A int\nDevice.T.{i}.\n  L int\n");
        assertThat(DataModelText.write(compiled.definitions(List.of("Other:1"))))
                .isEqualTo("Device.\n  A int\nDevice.U.\n");
        assertThat(DataModelText.write(compiled.definitions(path -> path.endsWith("K") || path.equals("Device.U.C"))))
                .isEqualTo("Device.\nDevice.T.{i}. key=K\n  K int\nDevice.U.\n  C int\n");
        assertThatThrownBy(() -> compiled.definitions(List.of("Base:9"))).hasMessageContaining("no profile Base:9");
    }

    @Test
    void servicesStandBelowADevice() {
        Memory memory = new Memory().with(Memory.TOP, """
                <model name="Lamp:1.0" isService="true">
                  <parameter name="LampNumberOfEntries"><syntax><unsignedInt/></syntax></parameter>
                  <object name="Lamp.{i}." minEntries="0" maxEntries="unbounded" numEntriesParameter="LampNumberOfEntries">
                    <parameter name="Lit"><syntax><string><pathRef refType="strong" targetParent=".Bulb." targetType="row"/>
                      </string></syntax></parameter>
                  </object>
                  <object name="Lamp.{i}.Bulb.{i}." minEntries="0" maxEntries="unbounded"/>
                </model>
                """);
        CompilerSettings settings = CompilerSettings.DEFAULT.withServices("InternetGatewayDevice.Services.");
        assertThat(text(new DataModelCompiler(memory, settings).compile(Memory.TOP, "Lamp:1.0")))
                .isEqualTo("""
                InternetGatewayDevice.
                InternetGatewayDevice.Services.
                  LampNumberOfEntries unsignedInt
                InternetGatewayDevice.Services.Lamp.{i}. count=LampNumberOfEntries
                  Lit string pathRef=strong:row:InternetGatewayDevice.Services.Lamp.{i}.Bulb.
                InternetGatewayDevice.Services.Lamp.{i}.Bulb.{i}.
                """);
    }

    @Test
    void whatIsOfAnotherProtocolIsPassedOver() {
        assertThat(text(Memory.compile("<model name=\"Device:1.0\"><object name=\"Device.\"><command name=\"Reboot()\">"
                        + "<input><parameter name=\"X\">" + P
                        + "</input></command><event name=\"Boot!\"/></object></model>")))
                .isEqualTo("Device.\n");
    }
}
