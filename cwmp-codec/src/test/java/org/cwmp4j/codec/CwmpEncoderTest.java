package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.codec.EncodeContext.DateTimeForm;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.FileType;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.ChangeDUState;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.DownloadResponse;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.GetOptionsResponse;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.InstallOpStruct;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.OptionStruct;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.SetParameterValuesFault;
import org.cwmp4j.model.rpc.SetVouchers;
import org.cwmp4j.model.rpc.UninstallOpStruct;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorArgument;
import org.cwmp4j.model.rpc.VendorMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoder writes, byte by byte where it matters. */
class CwmpEncoderTest {
    private static final EncodeContext TO_CPE = EncodeContext.of(CwmpVersion.V1_4, ACS_TO_CPE);
    private static final EncodeContext TO_ACS = EncodeContext.of(CwmpVersion.V1_4, CPE_TO_ACS);

    private final CwmpEncoder encoder = new CwmpEncoder();

    private String write(CwmpMessage message, EncodeContext context) {
        return write(SoapEnvelope.of(context.version(), SoapHeader.NONE, message), context);
    }

    private String write(SoapEnvelope envelope, EncodeContext context) {
        return new String(encoder.encode(envelope, context), StandardCharsets.US_ASCII);
    }

    private static String body(String message) {
        return message.substring(message.indexOf("<soapenv:Body>") + 14, message.indexOf("</soapenv:Body>"));
    }

    @Test
    @Rule({"B-SOAP-01", "B-SOAP-11", "B-SOAP-19", "B-HDR-02"})
    void aMessageBeginsWithTheFourNamespacesAndThatOfCwmp() {
        assertThat(write(new Reboot("k"), TO_CPE))
                .isEqualTo("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:soapenc=\"http://schemas.xmlsoap.org/soap/encoding/\""
                        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xmlns:cwmp=\"urn:dslforum-org:cwmp-1-2\">"
                        + "<soapenv:Body><cwmp:Reboot><CommandKey>k</CommandKey></cwmp:Reboot></soapenv:Body>"
                        + "</soapenv:Envelope>");
    }

    @Test
    @Rule("W1")
    void anXmlDeclarationIsWrittenOnlyIfAskedFor() {
        String message = write(new Reboot("k"), TO_CPE.withXmlDeclaration(true));

        assertThat(message).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope");
    }

    @ParameterizedTest
    @EnumSource(CwmpVersion.class)
    @Rule("B-VER-01")
    void eachVersionHasItsNamespace(CwmpVersion version) {
        String expected = switch (version) {
            case V1_0 -> "urn:dslforum-org:cwmp-1-0";
            case V1_1 -> "urn:dslforum-org:cwmp-1-1";
            case V1_2, V1_3, V1_4 -> "urn:dslforum-org:cwmp-1-2";
        };
        assertThat(write(new Reboot("k"), EncodeContext.of(version, ACS_TO_CPE)))
                .contains("xmlns:cwmp=\"" + expected + "\"");
    }

    @Test
    @Rule("B-VER-15")
    void aNamespaceThatAPeerMadeUpIsMirroredAndOthersAreRefused() {
        SoapEnvelope mirrored = new SoapEnvelope("urn:dslforum-org:cwmp-1-4", SoapHeader.NONE, new Reboot("k"));
        assertThat(write(mirrored, TO_CPE)).contains("xmlns:cwmp=\"urn:dslforum-org:cwmp-1-4\"");

        for (String other : List.of("", "urn:example:cwmp-1-0", "urn:dslforum-org:cwmp-2-0")) {
            SoapEnvelope envelope = new SoapEnvelope(other, SoapHeader.NONE, new Reboot("k"));
            assertThatThrownBy(() -> encoder.encode(envelope, TO_CPE))
                    .isInstanceOf(ConformanceException.class)
                    .hasMessageContaining("namespace");
        }
    }

    @Test
    @Rule("B-VER-01")
    void whatANamespaceLacksIsRefusedEvenInALaterSession() {
        SoapEnvelope envelope = new SoapEnvelope("urn:dslforum-org:cwmp-1-0", SoapHeader.NONE, new CancelTransfer("k"));

        assertThatThrownBy(() -> encoder.encode(envelope, TO_CPE)).isInstanceOf(ConformanceException.class);
        assertThat(write(new CancelTransfer("k"), TO_CPE)).contains("<cwmp:CancelTransfer>");
    }

    @Test
    @Rule("B-HTTP-11")
    void everythingOutsideAsciiLeavesAsAReference() {
        String text = "é\ud83d\ude00\r\t\n<&>\"'\u007f";

        String message = write(new Reboot(text), TO_CPE);

        assertThat(message)
                .contains("<CommandKey>&#233;&#128512;&#13;\t\n&lt;&amp;&gt;&quot;&apos;&#127;</CommandKey>");
        assertThat(message.chars()).allMatch(c -> (c >= 32 && c <= 126) || c == 9 || c == 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0001", "\u000b", "\u001f", "\ud800", "x\udc00y", "\ufffe", "\uffff"})
    @Rule("B-TYPE-18")
    void aCharacterThatXmlCannotCarryIsRefusedAndNothingIsWritten(String text) {
        for (EncodeContext context : List.of(TO_CPE, EncodeContext.asReceived(ACS_TO_CPE))) {
            for (CwmpMessage message : List.of(new Reboot(text), new GetParameterValues(List.of("a", text)))) {
                SoapEnvelope envelope = SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.NONE, message);
                ByteArrayOutputStream sink = new ByteArrayOutputStream();

                assertThatThrownBy(() -> encoder.encode(envelope, context, sink))
                        .isInstanceOf(ConformanceException.class)
                        .hasMessageContaining(message.name());
                assertThat(sink.size()).isZero();
            }
        }
    }

    @Test
    @Rule("B-TYPE-18")
    void anIdThatXmlCannotCarryIsRefused() {
        SoapEnvelope envelope = SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("\u0001"), new Reboot(""));

        assertThatThrownBy(() -> encoder.encode(envelope, TO_CPE)).isInstanceOf(ConformanceException.class);
    }

    @Test
    @Rule("B-ROB-10")
    void aRefusalShowsNoSecret() {
        Download download = new Download(
                "k", FileType.FIRMWARE_UPGRADE_IMAGE, "http://h/f", "user", "hunter2\u0001", 0, "", 0, "", "");

        for (EncodeContext context : List.of(TO_CPE, EncodeContext.asReceived(ACS_TO_CPE))) {
            assertThatThrownBy(() -> write(download, context))
                    .isInstanceOf(ConformanceException.class)
                    .hasMessageContaining("Password")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    @Rule("B-ROB-03")
    void aMessageThatBreaksTheStandardIsRefusedAndNothingIsWritten() {
        SoapEnvelope envelope = SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.NONE, new Reboot("k".repeat(33)));
        ByteArrayOutputStream sink = new ByteArrayOutputStream();

        assertThatThrownBy(() -> encoder.encode(envelope, TO_CPE, sink))
                .isInstanceOf(ConformanceException.class)
                .hasMessageContaining("Reboot.CommandKey");
        assertThat(sink.size()).isZero();
        assertThat(encoder.violations(envelope, TO_CPE)).hasSize(1);
    }

    @Test
    void theSameMessageIsWrittenAsItWasReceived() {
        SoapEnvelope envelope = SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.NONE, new Reboot("k".repeat(33)));

        assertThat(write(envelope, EncodeContext.asReceived(ACS_TO_CPE))).contains("k".repeat(33));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    @Rule("B-SOAP-07")
    void arraysSayTypeAndNumberOfTheirMembers(int n) {
        List<ParameterValue> values = IntStream.range(0, n)
                .mapToObj(i -> ParameterValue.of("Device.A." + i, "v"))
                .toList();

        String body = body(write(new GetParameterValuesResponse(values), TO_ACS));

        assertThat(body).contains("<ParameterList soapenc:arrayType=\"cwmp:ParameterValueStruct[" + n + "]\">");
        assertThat(body.split("<ParameterValueStruct>", -1)).hasSize(n + 1);
    }

    @Test
    @Rule("B-SOAP-07")
    void arraysOfSimpleTypesNameThem() {
        assertThat(body(write(new GetParameterValues(List.of("Device.", "")), TO_CPE)))
                .isEqualTo("<cwmp:GetParameterValues><ParameterNames soapenc:arrayType=\"xsd:string[2]\">"
                        + "<string>Device.</string><string></string></ParameterNames></cwmp:GetParameterValues>");
        assertThat(body(write(new SetVouchers(List.of("QQ==")), TO_CPE)))
                .contains("<VoucherList soapenc:arrayType=\"soapenc:base64[1]\"><base64>QQ==</base64></VoucherList>");
    }

    @Test
    @Rule({"B-SOAP-04", "B-SOAP-10"})
    void onlyTheMethodIsQualifiedAndNoArgumentHasAType() {
        assertThat(body(write(new GetParameterNames("Device.", true), TO_CPE)))
                .isEqualTo("<cwmp:GetParameterNames><ParameterPath>Device.</ParameterPath><NextLevel>1</NextLevel>"
                        + "</cwmp:GetParameterNames>");
    }

    @ParameterizedTest
    @CsvSource({
        "STRING, xsd:string", "INT, xsd:int", "UNSIGNED_INT, xsd:unsignedInt", "LONG, xsd:long",
        "UNSIGNED_LONG, xsd:unsignedLong", "BOOLEAN, xsd:boolean", "DATE_TIME, xsd:dateTime",
                "BASE64, xsd:base64Binary",
        "SOAP_BASE64, soapenc:base64", "HEX_BINARY, xsd:hexBinary", "DECIMAL, xsd:decimal"
    })
    @Rule({"B-SOAP-09", "B-TYPE-10", "B-TYPE-11"})
    void everyValueCarriesItsType(String constant, String written) throws Exception {
        ParameterType type =
                (ParameterType) ParameterType.class.getField(constant).get(null);
        GetParameterValuesResponse message =
                new GetParameterValuesResponse(List.of(new ParameterValue("Device.A", "1", type)));

        assertThat(write(message, EncodeContext.asReceived(CPE_TO_ACS)))
                .contains("<Name>Device.A</Name><Value xsi:type=\"" + written + "\">1</Value>");
    }

    @Test
    @Rule("B-TYPE-13")
    void aTypeOfAnotherNamespaceIsDeclaredWhereItStands() {
        GetParameterValuesResponse message = new GetParameterValuesResponse(List.of(
                new ParameterValue("A", "1", new ParameterType("urn:x\"<", "odd")),
                new ParameterValue("B", "2", new ParameterType("", "string")),
                new ParameterValue("C", "3", new ParameterType(ParameterType.XSD, "")),
                new ParameterValue("D", "4", new ParameterType(ParameterType.XSD, "a b<"))));

        assertThat(write(message, EncodeContext.asReceived(CPE_TO_ACS)))
                .contains("<Value xmlns:t=\"urn:x&quot;&lt;\" xsi:type=\"t:odd\">1</Value>")
                .contains("<Value xsi:type=\"string\">2</Value>")
                .contains("<Value xsi:type=\"xsd:\">3</Value>")
                .contains("<Value xsi:type=\"xsd:a b&lt;\">4</Value>");
    }

    @Test
    @Rule("B-SOAP-08")
    void operationsRepeatAndNameTheirStruct() {
        ChangeDUState message = new ChangeDUState(
                List.of(
                        new InstallOpStruct("http://h/a", "", "", "", ""),
                        new UninstallOpStruct("00000000-0000-0000-0000-000000000000", "", "")),
                "k");

        assertThat(body(write(message, TO_CPE)))
                .isEqualTo("<cwmp:ChangeDUState>"
                        + "<Operations xsi:type=\"cwmp:InstallOpStruct\"><URL>http://h/a</URL></Operations>"
                        + "<Operations xsi:type=\"cwmp:UninstallOpStruct\">"
                        + "<UUID>00000000-0000-0000-0000-000000000000</UUID></Operations>"
                        + "<CommandKey>k</CommandKey></cwmp:ChangeDUState>");
    }

    @Test
    @Rule("D7")
    void booleansAreWrittenAsThePeerWantsThem() {
        GetParameterNames names = new GetParameterNames("", false);
        assertThat(write(names, TO_CPE)).contains("<NextLevel>0</NextLevel>");
        assertThat(write(names, TO_CPE.withBooleans(BooleanForm.WORD))).contains("<NextLevel>false</NextLevel>");

        CwmpDateTime t = CwmpDateTime.UNKNOWN;
        GetOptionsResponse options = new GetOptionsResponse(List.of(new OptionStruct("o", 1, 1, 0, t, t, true)));
        assertThat(write(options, TO_ACS.withBooleans(BooleanForm.WORD)))
                .as("an int in the schemas, whatever the form of booleans")
                .contains("<IsTransferable>1</IsTransferable>");
    }

    @Test
    @Rule("D7")
    void timesLoseTheirFractionIfAskedFor() {
        DownloadResponse message = new DownloadResponse(
                Status.APPLIED,
                new CwmpDateTime("2026-11-23T01:02:03.456789Z"),
                new CwmpDateTime("2026-11-23T01:02:03.4+01:00"));

        assertThat(write(message, TO_ACS)).contains("<StartTime>2026-11-23T01:02:03.456789Z</StartTime>");
        assertThat(write(message, TO_ACS.withDateTimes(DateTimeForm.WHOLE_SECONDS)))
                .contains("<StartTime>2026-11-23T01:02:03Z</StartTime>")
                .contains("<CompleteTime>2026-11-23T01:02:03+01:00</CompleteTime>");
    }

    @Test
    @Rule({"B-FLT-01", "B-FLT-02", "B-FLT-03", "B-FLT-04", "B-FLT-05", "B-FLT-08"})
    void aFaultOfParameters() {
        Fault fault = Fault.of(
                FaultCode.INVALID_ARGUMENTS,
                "Invalid arguments",
                List.of(
                        new SetParameterValuesFault("Device.A", FaultCode.INVALID_PARAMETER_NAME, "no such"),
                        new SetParameterValuesFault("Device.B", FaultCode.INVALID_PARAMETER_VALUE, "")));

        String message = write(SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("7"), fault), TO_ACS);

        assertThat(message).contains("<cwmp:ID soapenv:mustUnderstand=\"1\">7</cwmp:ID>");
        assertThat(body(message))
                .isEqualTo("<soapenv:Fault><faultcode>Client</faultcode><faultstring>CWMP fault</faultstring>"
                        + "<detail><cwmp:Fault><FaultCode>9003</FaultCode><FaultString>Invalid arguments</FaultString>"
                        + "<SetParameterValuesFault><ParameterName>Device.A</ParameterName><FaultCode>9005</FaultCode>"
                        + "<FaultString>no such</FaultString></SetParameterValuesFault>"
                        + "<SetParameterValuesFault><ParameterName>Device.B</ParameterName><FaultCode>9007</FaultCode>"
                        + "<FaultString></FaultString></SetParameterValuesFault>"
                        + "</cwmp:Fault></detail></soapenv:Fault>");
    }

    @Test
    @Rule("B-FLT-02")
    void aFaultOfTheServerSaysSo() {
        assertThat(write(Fault.of(FaultCode.INTERNAL_ERROR, "x"), TO_ACS)).contains("<faultcode>Server</faultcode>");
        assertThatThrownBy(() ->
                        write(new Fault(FaultCode.INTERNAL_ERROR, "x", List.of(), "Client", Fault.CWMP_FAULT), TO_ACS))
                .isInstanceOf(ConformanceException.class);
    }

    @Test
    void aFaultWithoutDetailIsWrittenAsItCame() {
        Fault fault = new Fault(FaultCode.ABSENT, "", List.of(), "SOAP-ENV:Server", "boom");

        assertThat(body(write(fault, EncodeContext.asReceived(CPE_TO_ACS))))
                .isEqualTo("<soapenv:Fault><faultcode xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "SOAP-ENV:Server</faultcode><faultstring>boom</faultstring></soapenv:Fault>");
        assertThatThrownBy(() -> write(fault, TO_ACS)).isInstanceOf(ConformanceException.class);
    }

    @Test
    @Rule("B-SOAP-18")
    void aVendorsMethodIsWrittenFromItsTree() {
        VendorMethod method = new VendorMethod(
                "urn:v",
                "X_00D09E_Do",
                List.of(
                        VendorArgument.of("Plain", "a<b"),
                        VendorArgument.of("Struct", List.of(VendorArgument.of("Inner", ""))),
                        new VendorArgument("Typed", ParameterType.INT, "5", List.of())));

        assertThat(body(write(method, TO_CPE)))
                .isEqualTo("<v:X_00D09E_Do xmlns:v=\"urn:v\"><Plain>a&lt;b</Plain><Struct><Inner></Inner></Struct>"
                        + "<Typed xsi:type=\"xsd:int\">5</Typed></v:X_00D09E_Do>");
        assertThat(body(write(new VendorMethod("", "X_00D09E_Do", List.of()), TO_CPE)))
                .isEqualTo("<cwmp:X_00D09E_Do></cwmp:X_00D09E_Do>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1a", "a>", "a/", "-a", "a=\"1\""})
    void aNameThatWouldBreakTheXmlIsRefused(String name) {
        VendorMethod argument = new VendorMethod("", "X_A_B", List.of(VendorArgument.of(name, "")));
        UnknownMethod method = new UnknownMethod("urn:v", name, List.of());
        GetParameterValuesResponse type = new GetParameterValuesResponse(
                List.of(new ParameterValue("A", "", new ParameterType("urn:v", name + " "))));

        for (CwmpMessage message : List.of(argument, method, type)) {
            assertThatThrownBy(() -> write(message, TO_ACS)).isInstanceOf(ConformanceException.class);
        }
        for (CwmpMessage message : List.of(argument, method)) {
            assertThatThrownBy(() -> write(message, EncodeContext.asReceived(CPE_TO_ACS)))
                    .isInstanceOf(ConformanceException.class);
        }
    }

    @Test
    void aMessageThatCameWithoutNamespaceLeavesWithoutOne() {
        SoapEnvelope envelope = new SoapEnvelope("", SoapHeader.ofId("1"), new GetParameterValues(List.of("A")));

        String message = write(envelope, EncodeContext.asReceived(ACS_TO_CPE));

        assertThat(message)
                .doesNotContain("cwmp")
                .contains("<ID soapenv:mustUnderstand=\"1\">1</ID>")
                .contains("<GetParameterValues><ParameterNames soapenc:arrayType=\"xsd:string[1]\">");
        assertThat(body(write(new NoRpc(), EncodeContext.asReceived(ACS_TO_CPE))))
                .isEmpty();
    }

    @Test
    void aLongMessageToAStreamIsTheSameAsTheArray() throws IOException {
        List<ParameterValue> values = IntStream.range(0, 50_000)
                .mapToObj(i -> ParameterValue.of("Device.Table." + i + ".Name", "välue"))
                .toList();
        SoapEnvelope envelope =
                SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.NONE, new GetParameterValuesResponse(values));
        ByteArrayOutputStream sink = new ByteArrayOutputStream();

        encoder.encode(envelope, TO_ACS, sink);

        assertThat(sink.toByteArray()).hasSizeGreaterThan(5_000_000).isEqualTo(encoder.encode(envelope, TO_ACS));
        assertThat(new CwmpDecoder()
                        .decode(sink.toByteArray(), DecodeContext.strict(CPE_TO_ACS))
                        .envelope())
                .isEqualTo(envelope);
    }

    @Test
    void oneEncoderServesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = IntStream.range(0, 400)
                    .<Callable<String>>mapToObj(i -> () -> body(write(new Reboot("key" + i), TO_CPE)))
                    .toList();
            List<String> expected = IntStream.range(0, 400)
                    .mapToObj(i -> "<cwmp:Reboot><CommandKey>key" + i + "</CommandKey></cwmp:Reboot>")
                    .toList();
            List<String> written = new ArrayList<>();
            for (var future : threads.invokeAll(tasks)) {
                written.add(future.get());
            }
            assertThat(written).isEqualTo(expected);
        } finally {
            threads.shutdownNow();
        }
    }
}
