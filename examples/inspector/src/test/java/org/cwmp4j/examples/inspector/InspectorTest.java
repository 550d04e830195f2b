package org.cwmp4j.examples.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program through its entry, with messages in files and on standard input. */
class InspectorTest {
    private static final String DOWNLOAD = envelope("<cwmp:ID soap:mustUnderstand=\"1\">42</cwmp:ID>", """
            <cwmp:Download><CommandKey>k</CommandKey><FileType>1 Firmware Upgrade Image</FileType>
            <URL>http://host/file</URL><Username>admin</Username><Password>hunter2</Password>
            <FileSize>0</FileSize><TargetFileName></TargetFileName><DelaySeconds>0</DelaySeconds>
            <SuccessURL></SuccessURL><FailureURL></FailureURL></cwmp:Download>""");
    private static final String SET = envelope("", """
            <cwmp:SetParameterValues><ParameterList soapenc:arrayType="cwmp:ParameterValueStruct[9]">
            <ParameterValueStruct><Name>Device.ManagementServer.Password</Name>
            <Value xsi:type="xsd:string">hunter2</Value></ParameterValueStruct>
            <ParameterValueStruct><Name>Device.X.Text</Name><Value xsi:type="xsd:string">a&#13;b</Value>
            </ParameterValueStruct></ParameterList><ParameterKey>pk</ParameterKey></cwmp:SetParameterValues>""");
    private static final String FAULT = envelope("", """
            <soap:Fault><faultcode>Client</faultcode><faultstring>CWMP fault</faultstring><detail><cwmp:Fault>
            <FaultCode>9003</FaultCode><FaultString>Invalid arguments</FaultString>%s</cwmp:Fault></detail></soap:Fault>""");
    private static final String PARAMETER_FAULT = "<SetParameterValuesFault><ParameterName>Device.A</ParameterName>"
            + "<FaultCode>9005</FaultCode><FaultString>no</FaultString></SetParameterValuesFault>";
    private static final String BROKEN = envelope("", "<cwmp:Reboot><CommandKey></cwmp:Reboot>");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] input = {};

    private static String envelope(String header, String body) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:soapenc=\"http://schemas.xmlsoap.org/soap/encoding/\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-0\"><soap:Header>" + header + "</soap:Header><soap:Body>"
                + body
                + "</soap:Body></soap:Envelope>";
    }

    @BeforeEach
    void reset() {
        out.reset();
        err.reset();
    }

    private int run(String... args) {
        reset();
        return Inspector.run(
                args,
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> json() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void aMessageIsRenderedWithKindDirectionVersionAndId() throws IOException {
        assertThat(run(file("download.xml", DOWNLOAD))).isZero();

        assertThat(text())
                .contains("download.xml: Download, ACS to CPE, CWMP 1.0, ID 42")
                .contains("  FileType: 1 Firmware Upgrade Image")
                .contains("  URL: http://host/file")
                .contains("1 read, 0 of them with deviations; 0 refused");
    }

    @Test
    @Rule("B-ROB-10")
    void secretsAreMasked() throws IOException {
        for (String message : List.of(DOWNLOAD, SET)) {
            for (String[] options : new String[][] {{}, {"--json"}, {"--strict"}}) {
                List<String> args = new ArrayList<>(List.of(options));
                args.add(file("m.xml", message));
                run(args.toArray(String[]::new));
                assertThat(text() + errors()).isNotEmpty().doesNotContain("hunter2");
            }
        }
        run(file("m.xml", SET));
        assertThat(text()).contains("Device.ManagementServer.Password=***").contains("Password");
        run(file("m.xml", DOWNLOAD));
        assertThat(text()).contains("Password: ***").contains("Username: admin");
    }

    @Test
    void whatATerminalWouldObeyIsShownByNumber() throws IOException {
        run(file("m.xml", SET));

        assertThat(text()).contains("Device.X.Text=a\\u000db");
    }

    @Test
    void deviationsAreListedWithTheirPlace() throws IOException {
        assertThat(run(file("m.xml", SET))).isZero();
        assertThat(text()).contains("Deviations:").contains("ARRAY_SIZE at ").contains("(line 1, column ");

        assertThat(run("--json", file("m.xml", SET))).isZero();
        JsonNode deviation = json().get(0).get("deviations").get(0);
        assertThat(deviation.fieldNames()).toIterable().containsExactly("kind", "path", "line", "column");
        assertThat(deviation.get("kind").asText()).isEqualTo("ARRAY_SIZE");
        assertThat(deviation.get("line").asInt()).isEqualTo(1);
    }

    @Test
    void jsonHasALineForEachFileWithTheNamedKeys() throws IOException {
        file("a.xml", DOWNLOAD);
        file("b.xml", BROKEN);
        file("c.xml", " \n");
        file("d.xml", envelope("", ""));
        file("e.XML", FAULT.formatted(""));
        file("f.xml", FAULT.formatted(PARAMETER_FAULT));
        file("notes.txt", "no message");

        assertThat(run("--json", directory.toString())).isEqualTo(1);

        assertThat(json())
                .allSatisfy(line -> assertThat(line.fieldNames())
                        .toIterable()
                        .containsExactly("file", "ok", "kind", "cwmp", "id", "deviations", "error"));
        assertThat(json())
                .extracting(l -> l.get("file").asText())
                .containsExactly("a.xml", "b.xml", "c.xml", "d.xml", "e.XML", "f.xml");
        assertThat(json())
                .extracting(l -> l.get("kind").asText())
                .containsExactly("Download", "null", "Empty", "NoRPC", "Fault", "SetParameterValuesFault");
        assertThat(json())
                .extracting(l -> l.get("ok").asBoolean())
                .containsExactly(true, false, true, true, true, true);
        JsonNode first = json().get(0);
        assertThat(first.get("cwmp").asText()).isEqualTo("1.0");
        assertThat(first.get("id").asText()).isEqualTo("42");
        assertThat(first.get("error").isNull()).isTrue();
        JsonNode second = json().get(1);
        assertThat(second.get("error").asText())
                .startsWith("NOT_WELL_FORMED: ")
                .contains("line 1")
                .contains("400");
        assertThat(second.get("id").isNull()).isTrue();
    }

    @Test
    void aRefusedMessageIsToldWithItsPlaceAndBothAnswers() throws IOException {
        assertThat(run(file("m.xml", BROKEN))).isEqualTo(1);

        assertThat(text())
                .contains("m.xml: refused, NOT_WELL_FORMED")
                .contains("(line 1, column ")
                .contains("an ACS answers with HTTP status 400")
                .contains("a device answers with nothing and ends the session")
                .contains("0 read, 0 of them with deviations; 1 refused");
    }

    @Test
    void aRequestWithAWrongArgumentWouldBeAnsweredByAFault() throws IOException {
        String message = envelope(
                "",
                "<cwmp:ScheduleInform><DelaySeconds>soon</DelaySeconds><CommandKey>k</CommandKey></cwmp:ScheduleInform>");

        assertThat(run(file("m.xml", message))).isEqualTo(1);

        assertThat(text()).contains("a device answers with fault 9003 to ScheduleInform");
    }

    @Test
    void strictModeRefusesDeviations() throws IOException {
        assertThat(run("--strict", file("m.xml", SET))).isEqualTo(1);
        assertThat(run("--strict", file("m.xml", DOWNLOAD))).isZero();
    }

    @Test
    void standardInputIsReadByTheCharsetOfItsContentType() throws IOException {
        input = SET.replace("a&#13;b", "Größe").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(run("--content-type", "text/xml; charset=ISO-8859-1", "-")).isZero();

        assertThat(text()).contains("-: SetParameterValues").contains("Device.X.Text=Größe");
    }

    @Test
    void reencodedMessagesAreWrittenAsReceivedAndTheirViolationsBeside() throws IOException {
        String message = DOWNLOAD.replace("<CommandKey>k<", "<CommandKey>" + "k".repeat(40) + "<");

        assertThat(run("--reencode", file("m.xml", message))).isZero();

        assertThat(text())
                .startsWith("<soapenv:Envelope ")
                .contains("xmlns:cwmp=\"urn:dslforum-org:cwmp-1-0\"")
                .contains("<cwmp:ID soapenv:mustUnderstand=\"1\">42</cwmp:ID>")
                .contains("<CommandKey>" + "k".repeat(40) + "</CommandKey>")
                .endsWith("</soapenv:Envelope>\n");
        assertThat(errors()).contains("m.xml: Download.CommandKey: too long");
    }

    @Test
    void whatIsReencodedReadsTheSame() throws IOException {
        run("--reencode", file("m.xml", SET));
        input = out.toByteArray();
        run("--strict", "-");

        assertThat(text()).contains("Device.X.Text=a\\u000db").contains("1 read, 0 of them with deviations");
    }

    @Test
    void reencodingSaysWhatItCouldNotRead() throws IOException {
        assertThat(run("--reencode", file("m.xml", BROKEN))).isEqualTo(1);

        assertThat(text()).isEmpty();
        assertThat(errors()).contains("m.xml: refused, NOT_WELL_FORMED");
    }

    @Test
    void wrongUsageEndsWithTwo() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--no-such-option", "-")).isEqualTo(2);
        assertThat(run("--json", "--reencode", "-")).isEqualTo(2);
        assertThat(run("a", "b")).isEqualTo(2);
        assertThat(run(directory.resolve("missing.xml").toString())).isEqualTo(2);
        assertThat(errors()).contains("no such file or directory");
        assertThat(run(directory.toString())).isEqualTo(2);
        assertThat(errors()).contains("no files *.xml");
        assertThat(text()).isEmpty();
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(run("--help")).isZero();

        assertThat(text())
                .contains("FILE|DIR|-", "--json", "--strict", "--content-type", "--reencode", "--help", "Exit status:");
    }
}
