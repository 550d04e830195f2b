package org.cwmp4j.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.cwmp4j.model.data.DataModelText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the syntax of a parameter, seen in the text form. */
class SyntaxTest {

    private static final String TYPES = """
            <dataType name="Name"><string><size maxLength="64"/></string></dataType>
            <dataType name="ShortName" base="Name"><size maxLength="8"/></dataType>
            <dataType name="Free"><string/></dataType>
            <dataType name="State">
              <string><enumeration value="None" access="readOnly"/><enumeration value="On"/></string>
            </dataType>
            <dataType name="Level"><int><range minInclusive="0" maxInclusive="7"/><units value="dB"/></int></dataType>
            <dataType name="Pair"><list minItems="2" maxItems="2"/><unsignedInt/></dataType>
            """;

    /** The line of a parameter with this syntax, without its name. */
    private static String line(String attributes, String syntax, String syntaxAttributes) {
        CompiledModel compiled = Memory.compile(TYPES + "<model name=\"Device:1.0\"><object name=\"Device.A.\">"
                + "<parameter name=\"P\" " + attributes + "><syntax " + syntaxAttributes + ">" + syntax
                + "</syntax></parameter></object></model>");
        return DataModelText.write(compiled.definitions())
                .lines()
                .filter(line -> line.startsWith("  P "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<string/>|string",
                "<string><size maxLength='64'/></string>|string size=:64",
                "<string><size minLength='0' maxLength='2'/><size minLength='6'/></string>|string size=:2 size=6:",
                "<string><enumeration value='A b'/><enumeration value='C'/></string>|string enum=\"A b\" enum=C",
                "<string><enumeration value='A' access='readOnly'/><enumeration value='B' status='deleted'/></string>|string readOnlyEnum=A",
                "<string><pattern value='\\d+$'/><pattern value=''/></string>|string pattern=\"\\\\d+\\\\$\" pattern=\"\"",
                "<int><range minInclusive='-1' maxInclusive='5' step='2'/><units value='dB'/></int>|int range=-1:5/2 units=dB",
                "<unsignedInt><range maxInclusive='5' step='1'/></unsignedInt>|unsignedInt range=:5",
                "<long/>|long",
                "<unsignedLong/>|unsignedLong",
                "<boolean/><default type='object' value='true'/>|boolean default=true",
                "<boolean/><default type='factory' value='false'/>|boolean default=false",
                "<boolean/><default type='implementation' value='true'/>|boolean",
                "<dateTime/>|dateTime",
                "<base64><size maxLength='3'/></base64>|base64 size=:3",
                "<hexBinary><size minLength='2' maxLength='2'/></hexBinary>|hexBinary size=2:2",
                "<decimal><range minInclusive='0.5' step='1'/></decimal>|decimal range=0.5:/1",
                "<list minItems='1' maxItems='4'><size maxLength='99'/></list><int/>|int list=1:4 listSize=:99",
                "<list/><string><size maxLength='3'/></string><default type='object' value='[a,b]'/>|string size=:3 list=: default=a,b",
                "<list maxItems='unbounded'/><string/>|string list=:",
                "<dataType ref='Name'/>|string size=:64",
                "<dataType ref='ShortName'/>|string size=:8",
                "<dataType base='Name'><size minLength='2' maxLength='5'/></dataType>|string size=2:5",
                "<dataType ref='Free'/>|string size=:",
                "<dataType base='State'><enumeration value='Off'/></dataType>|string readOnlyEnum=None enum=On enum=Off",
                "<dataType base='State'><enumeration value='None'/></dataType>|string enum=None enum=On",
                "<dataType ref='Level'/>|int range=0:7 units=dB",
                "<list/><dataType ref='Level'/>|int range=0:7 list=: units=dB",
            })
    void typesAndFacets(String syntax, String expected) {
        assertThat(line("", syntax.replace('\'', '"'), "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "access='readOnly', '', int",
        "access='readWrite', '', int rw",
        "access='writeOnceReadOnly', '', int once",
        "forcedInform='true', '', int forcedInform",
        "activeNotify='canDeny', '', int notify=canDeny",
        "activeNotify='forceDefaultEnabled', '', int notify=forceDefaultEnabled",
        "'', hidden='true', int hidden",
        "'', secured='true', int hidden",
        "'', command='true', int command",
    })
    void flags(String attributes, String syntaxAttributes, String expected) {
        assertThat(line(attributes.replace('\'', '"'), "<int/>", syntaxAttributes.replace('\'', '"')))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pathRef refType='strong' targetParent='.IP.Interface.' targetType='row'/>|pathRef=strong:row:Device.IP.Interface.",
                "<pathRef refType='weak'/>|pathRef=weak:any:",
                "<pathRef refType='weak' targetParent='.X. .Y.'/>|pathRef=weak:any:Device.X.,Device.Y.",
                "<pathRef refType='weak' targetParent='#.X.'/>|pathRef=weak:any:Device.T.{i}.X.",
                "<pathRef refType='weak' targetParent='##.X.'/>|pathRef=weak:any:Device.X.",
                "<pathRef refType='weak' targetParent='X.'/>|pathRef=weak:any:Device.T.{i}.U.X.",
                "<pathRef refType='weak' targetParent='Device.X.'/>|pathRef=weak:any:Device.X.",
                "<pathRef refType='weak' targetParent='InternetGatewayDevice.X.'/>|pathRef=weak:any:InternetGatewayDevice.X.",
                "<pathRef refType='weak' targetParent='.X.' targetParentScope='object'/>|pathRef=weak:any:Device.T.{i}.U.X.",
                "<pathRef refType='weak' targetParent='X.' targetParentScope='model'/>|pathRef=weak:any:Device.X.",
                "<enumerationRef targetParam='Names'/>|enumRef=Device.T.{i}.U.Names",
                "<enumerationRef targetParam='#.Names' nullValue=''/>|enumRef=Device.T.{i}.Names enumRefNull=\"\"",
            })
    void references(String facet, String expected) {
        assertThat(reference("string", facet.replace('\'', '"'))).isEqualTo("  P string " + expected);
    }

    @Test
    void instanceReferences() {
        String facet = "<instanceRef refType=\"strong\" targetParent=\".T.\"/>";
        assertThat(reference("unsignedInt", facet)).isEqualTo("  P unsignedInt instanceRef=strong:Device.T.");
    }

    private static String reference(String type, String facet) {
        CompiledModel compiled = Memory.compile("<model name=\"Device:1.0\"><object name=\"Device.T.{i}.\"/>"
                + "<object name=\"Device.T.{i}.U.\"><parameter name=\"P\"><syntax><" + type + ">" + facet + "</" + type
                + "></syntax></parameter></object></model>");
        return DataModelText.write(compiled.definitions())
                .lines()
                .filter(line -> line.startsWith("  P"))
                .collect(Collectors.joining());
    }

    /** {@code dataType} knows lists too. */
    @Test
    void aNamedTypeKeepsWhatItIs() {
        assertThat(line("", "<dataType ref=\"Pair\"/>", "")).startsWith("unsignedInt");
    }
}
