package org.cwmp4j.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a document is said with its name and line. */
class ErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<object/>|either name= or base=",
                "<object name='Device.' base='Device.'/>|either name= or base=",
                "<object name='Device.A'/>|expected a dot at the end",
                "<object base='Device.B.'/>|object Device.B. is changed, but not defined before",
                "<object name='Device.A.'><parameter/></object>|either name= or base=",
                "<object name='Device.A.'><parameter name='P'/></object>|expected <syntax>",
                "<object name='Device.A.'><parameter base='P'/></object>|parameter Device.A.P is changed, but not defined before",
                "<object name='Device.A.'><thing/></object>|<thing> in <object>; expected object,",
                "<object name='Device.A.'><uniqueKey/></object>|<uniqueKey> without <parameter>",
                "<uniqueKey/>|<uniqueKey> outside of an object",
                "<object name='Device.T.{i}.' minEntries='x'/>|expected numbers or unbounded",
                "<component/>|<component> without ref=",
                "<component ref='X'/>|component X is neither defined nor imported in top.xml",
                "<component ref='Cycle'/>|expected no cycle",
                "<profile/>|expected name= or base=",
            })
    void structure(String item, String message) {
        String content =
                "<component name=\"Cycle\"><component ref=\"Cycle\"/></component>\n<model name=\"Device:1.0\">\n"
                        + item.replace('\'', '"') + "\n</model>";
        assertThatThrownBy(() -> Memory.compile(content))
                .isInstanceOfSatisfying(DataModelXmlException.class, e -> {
                    assertThat(e.file()).isEqualTo("top.xml");
                    assertThat(e.line()).isEqualTo(item.contains("Cycle") ? 2 : 4);
                })
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "|<syntax> without a type",
                "<integer/>|<integer>; expected <list>, <default>, <dataType> or a built-in type",
                "<dataType/>|<dataType> without ref= or base=",
                "<dataType ref='X'/>|dataType X is neither defined nor imported",
                "<dataType ref='Empty'/>|dataType Empty: expected base= or a built-in type",
                "<dataType ref='Self'/>|expected no cycle",
                "<int><range minInclusive='a'/></int>|minInclusive=\"a\"; expected a number",
                "<int><range minInclusive='2' maxInclusive='1'/></int>|2 is above 1",
                "<int><range step='0'/></int>|step 0",
                "<string><enumeration/></string>|<enumeration> without value=",
                "<string><pattern value='['/></string>|Unclosed",
                "<int><units/></int>|<units> without value=",
            })
    void syntax(String syntax, String message) {
        String content = "<dataType name=\"Empty\"/><dataType name=\"Self\" base=\"Self\"/><model name=\"Device:1.0\">"
                + "<object name=\"Device.A.\"><parameter name=\"P\"><syntax>"
                + (syntax == null ? "" : syntax.replace('\'', '"'))
                + "</syntax></parameter></object></model>";
        assertThatThrownBy(() -> Memory.compile(content))
                .isInstanceOfSatisfying(
                        DataModelXmlException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageStartingWith("top.xml:2: ")
                .hasMessageContaining(message);
    }

    @Test
    void activeNotifyMustBeKnown() {
        assertThatThrownBy(
                        () -> Memory.compile("<model name=\"Device:1.0\"><object name=\"Device.\"><parameter name=\"P\""
                                + " activeNotify=\"loud\"><syntax><int/></syntax></parameter></object></model>"))
                .hasMessage("top.xml:2: activeNotify=\"loud\" is unknown");
    }

    @Test
    void definitionsThatExcludeEachOther() {
        assertThatThrownBy(() ->
                        Memory.compile("<model name=\"Device:1.0\"><object name=\"Device.\"><parameter name=\"P\">"
                                + "<syntax><int/></syntax></parameter></object><object name=\"Device.P.\"/></model>"))
                .isInstanceOf(DataModelXmlException.class)
                .hasMessageContaining("exclude each other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<a/>|1|expected <document> in a namespace",
                "<document/>|1|expected <document> in a namespace",
                "nothing|1|Unexpected",
                "<a>|1|",
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>|1|outside of the document",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/hostname'> %x;]><a/>|1|reference to external entity",
            })
    void documents(String text, int line, String message) {
        Memory memory = new Memory().withText(Memory.TOP, text.replace('\'', '"'));
        assertThatThrownBy(() -> memory.compile(false))
                .isInstanceOfSatisfying(
                        DataModelXmlException.class, e -> assertThat(e.line()).isEqualTo(line))
                .hasMessageStartingWith("top.xml:1: ")
                .hasMessageContaining(message == null ? "" : message);
    }

    @Test
    void entitiesOutsideOfTheDocument() {
        String text = "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + Memory.document("urn:top", "&x;");
        assertThatThrownBy(() -> new Memory().withText(Memory.TOP, text).compile(false))
                .isInstanceOf(DataModelXmlException.class)
                .hasMessageContaining("reference to external entity");
    }

    /** As the Broadband Forum's own file of types has them. */
    @Test
    void entitiesOfTheDocumentItself() {
        String types = "<!DOCTYPE x [<!ENTITY d \"[0-9]\"><!ENTITY dd \"&d;&d;\">]>"
                + Memory.document(
                        "urn:top",
                        "<model name=\"Device:1.0\"><object name=\"Device.\"><parameter name=\"P\">"
                                + "<syntax><string><pattern value=\"&dd;-&d;\"/></string></syntax></parameter></object></model>");
        assertThat(new Memory()
                        .withText(Memory.TOP, types)
                        .compile(false)
                        .definitions()
                        .parameter("Device.P")
                        .orElseThrow()
                        .facets()
                        .patterns())
                .containsExactly("[0-9][0-9]-[0-9]");
    }

    @Test
    void entitiesThatMultiply() {
        StringBuilder text = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"xxxxxxxxxx\">");
        for (int i = 1; i < 8; i++) {
            text.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        text.append("]>").append(Memory.document("urn:top", "<model name=\"&a7;\"/>"));
        assertThatThrownBy(
                        () -> new Memory().withText(Memory.TOP, text.toString()).compile(false))
                .isInstanceOf(DataModelXmlException.class)
                .hasMessageContaining("limit");
    }

    @Test
    void elementsThatAreTooDeep() {
        String text = Memory.document("urn:top", "<a>".repeat(80) + "</a>".repeat(80));
        assertThatThrownBy(() -> new Memory().withText(Memory.TOP, text).compile(false))
                .isInstanceOf(DataModelXmlException.class)
                .hasMessageContaining("Depth limit");
    }

    @Test
    void noSuchFileOrModel() {
        Memory memory = new Memory().with(Memory.TOP, "<model name=\"Device:2.0\"/>");
        assertThatThrownBy(() -> memory.compile(false))
                .hasMessageContaining("defines no model Device:1.0; expected one of [Device:2.0]");
        assertThatThrownBy(() -> new DataModelCompiler(memory, CompilerSettings.DEFAULT).models("x.xml"))
                .hasMessage("x.xml: there is no such file");
    }

    @Test
    void twoOfOneName() {
        assertThatThrownBy(() -> Memory.compile(
                        "<dataType name=\"A\"><int/></dataType>\n<dataType name=\"A\"><int/></dataType>"))
                .hasMessage("top.xml:3: a second dataType A; the first is in line 2");
    }

    @Test
    void aMissingFile() {
        String content = "<import file=\"gone.xml\" spec=\"urn:gone\"><component name=\"C\"/></import>\n"
                + "<model name=\"Device:1.0\"><object name=\"Device.\"/><component ref=\"C\"/>"
                + "<object base=\"Device.C.\"/></model>";
        Memory memory = new Memory().with(Memory.TOP, content);
        assertThatThrownBy(() -> memory.compile(false))
                .hasMessage("top.xml:2: the file gone.xml (urn:gone) is missing");
        CompiledModel compiled = memory.compile(true);
        assertThat(compiled.definitions().definitions()).hasSize(1);
        assertThat(compiled.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "top.xml:2: the file gone.xml (urn:gone) is missing; what it defines is left out",
                        "top.xml:3: object Device.C. is changed, but not defined before; left out");
    }

    @Test
    void theWrongFile() {
        String model = "<model name=\"Device:1.0\"><object name=\"Device.\"/><component ref=\"C\"/></model>";
        Memory memory = new Memory()
                .with("other.xml", "<component name=\"C\"/>")
                .with(
                        Memory.TOP,
                        "<import file=\"other.xml\" spec=\"urn:mine\"><component name=\"C\"/></import>" + model);
        assertThat(memory.compile(false).findings())
                .extracting(Finding::message)
                .containsExactly(
                        "imports other.xml with spec urn:mine, but its spec is urn:other.xml; taken all the same");
    }

    @Test
    void oddThingsThatAreLeftOut() {
        CompiledModel compiled = Memory.compile(
                "<model name=\"Device:1.0\"><object name=\"Device.\"><parameter name=\"P\"><syntax>"
                        + "<int/><default type=\"object\" value=\"x\"/></syntax></parameter><parameter name=\"Q\"><syntax><string>"
                        + "<pathRef refType=\"weak\" targetParent=\".A\"/></string></syntax></parameter></object>"
                        + "<object name=\"Device.T.{i}.\" numEntriesParameter=\"N\"/><object name=\"Device.\"/></model>");
        assertThat(compiled.findings())
                .extracting(Finding::message)
                .satisfiesExactlyInAnyOrder(
                        m -> assertThat(m).contains("object Device. is defined again"),
                        m -> assertThat(m).contains("the default is refused"),
                        m -> assertThat(m).contains("reference of Device.Q").contains("must end with a dot"),
                        m -> assertThat(m).contains("names the parameter Device.N, which is not there"));
        assertThat(compiled.definitions().parameter("Device.P").orElseThrow().modelDefault())
                .isEmpty();
    }

    @Test
    void aSourceThatFails() {
        DocumentSource source = new DocumentSource() {
            @Override
            public List<String> candidates(String file) throws IOException {
                if (file.equals("no directory")) {
                    throw new IOException("gone");
                }
                return List.of(file);
            }

            @Override
            public InputStream open(String name) throws IOException {
                throw new IOException("not readable");
            }
        };
        DataModelCompiler compiler = new DataModelCompiler(source, CompilerSettings.DEFAULT);
        assertThatThrownBy(() -> compiler.models("a.xml"))
                .isInstanceOf(DataModelXmlException.class)
                .hasMessage("a.xml: cannot be read: not readable");
        assertThatThrownBy(() -> compiler.models("no directory")).isInstanceOf(UncheckedIOException.class);
    }
}
