package org.cwmp4j.cpe.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.notification.LightweightNotification.Message;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.ParameterValue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What lightweight notifications look like on the wire. */
class LightweightNotificationTest {
    private static final Path SHARED = Path.of(System.getProperty("cwmp.shared", "../../shared"));
    private static final DeviceId DEVICE = new DeviceId("Example", "00256D", "Home Router", "SN000001");
    private static final Instant NOW = Instant.ofEpochSecond(1763800000);
    private static final List<ParameterValue> TWO = List.of(
            ParameterValue.of("Device.DeviceInfo.SoftwareVersion", "1.2.3"),
            new ParameterValue("Device.ManagementServer.PeriodicInformInterval", "60", ParameterType.UNSIGNED_INT));

    private static LightweightNotification writer(String password, LightweightDigest digest) {
        return new LightweightNotification(
                "acs.example.com", 7547, DEVICE, "00256D-Home%20Router-SN000001", password, digest);
    }

    private static Message write(LightweightNotification writer, List<ParameterValue> parameters) {
        List<Message> messages = writer.write(parameters, NOW, () -> "8c3d1f00aa");
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static String body(Message message) {
        String text = new String(message.datagram(), StandardCharsets.UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    private static Element parse(Message message) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(body(message))))
                .getDocumentElement();
    }

    /** Octet by octet what the published example says. */
    @Test
    @Rule({"LWN-06", "C-NOT-12", "LWN-04", "LWN-05"})
    void theDatagramOfTheVectors() throws IOException {
        Path vectors = SHARED.resolve("spec/vectors/lightweight-notification.json");
        Assumptions.assumeTrue(Files.exists(vectors));
        Matcher hex = Pattern.compile("\"datagram_hex\": \"([0-9a-f]+)\"").matcher(Files.readString(vectors));
        assertThat(hex.find()).isTrue();
        Message message = write(writer("cpe-secret", LightweightDigest.SHA1), TWO);
        assertThat(HexFormat.of().formatHex(message.datagram())).isEqualTo(hex.group(1));
        // the control: another password gives another signature
        assertThat(HexFormat.of()
                        .formatHex(write(writer("cpe-secreT", LightweightDigest.SHA1), TWO)
                                .datagram()))
                .isNotEqualTo(hex.group(1));
    }

    @Test
    @Rule({"LWN-06", "C-NOT-12"})
    void exactlyFourHeaders() {
        Message message = write(writer("cpe-secret", LightweightDigest.SHA1), TWO);
        String text = new String(message.datagram(), StandardCharsets.UTF_8);
        assertThat(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"))
                .containsExactly(
                        "POST / HTTP/1.1",
                        "Host: acs.example.com:7547",
                        "Content-Type: text/xml; charset=utf-8",
                        "Content-Length: " + body(message).getBytes(StandardCharsets.UTF_8).length,
                        "Signature: CFBC176AA9A15E7DAE2D081EA1C20ECD241D9365");
    }

    @Test
    @Rule("LWN-06")
    void signedByAnotherDigestWhereLightweightDigestSaysSo() {
        assertThat(LightweightDigest.ofName("")).contains(LightweightDigest.SHA1);
        assertThat(LightweightDigest.ofName("SHA-1")).contains(LightweightDigest.SHA1);
        assertThat(LightweightDigest.ofName("HMAC-SHA256")).contains(LightweightDigest.SHA256);
        assertThat(LightweightDigest.ofName("sha-512")).contains(LightweightDigest.SHA512);
        assertThat(LightweightDigest.ofName("MD5")).isEmpty();
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII); // RFC 4231, 4.3
        assertThat(LightweightDigest.SHA256.sign(data, "Jefe"))
                .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(LightweightDigest.SHA1.sign(data, "Jefe")) // RFC 2202
                .isEqualToIgnoringCase("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        assertThat(LightweightDigest.SHA1.sign(new byte[0], ""))
                .isEqualToIgnoringCase("fbdb1d1b18aa6c08324b7d64b71fb76370690e1d");
        assertThat(LightweightDigest.SHA512.sign(data, "Jefe")).hasSize(128);
    }

    @Test
    @Rule({"LWN-04", "LWN-05", "C-NOT-12"})
    void validByTheSchema() throws Exception {
        Path schemas = SHARED.resolve("schemas");
        Assumptions.assumeTrue(Files.isDirectory(schemas));
        Path dir = schemas.toAbsolutePath().normalize();
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(CatalogManager.catalogResolver(
                CatalogFeatures.defaults(), dir.resolve("catalog.xml").toUri()));
        Source[] sources = Stream.of(
                        "soap-envelope.xsd", "soap-encoding.xsd", "cwmp-UDPLightweightNotification-1-0.xsd")
                .map(f -> new StreamSource(dir.resolve(f).toUri().toString()))
                .toArray(Source[]::new);
        Validator validator = factory.newSchema(sources).newValidator();
        List<ParameterValue> many = new ArrayList<>(TWO);
        for (ParameterType type : List.of(ParameterType.BOOLEAN, ParameterType.STRING)) {
            many.add(new ParameterValue("Device.X", "true", type));
        }
        many.add(new ParameterValue("Device.T", "2026-01-01T00:00:00Z", ParameterType.DATE_TIME));
        many.add(new ParameterValue("Device.B", "AA==", ParameterType.BASE64));
        many.add(new ParameterValue("Device.B", "AA==", ParameterType.SOAP_BASE64));
        many.add(ParameterValue.of("Device.Odd", "<&>\"' \u00e4\u20ac \ud83d\ude00 \u0001 ]]>\r\n"));
        for (Message message :
                writer("p", LightweightDigest.SHA1).write(many, Instant.parse("2040-01-01T00:00:00Z"), () -> "c")) {
            validator.validate(
                    new StreamSource(new ByteArrayInputStream(body(message).getBytes(StandardCharsets.UTF_8))));
        }
        // the control: an OUI that is none
        Message wrong = new LightweightNotification(
                        "h", 1, new DeviceId("M", "00256d", "C", "S"), "u", "p", LightweightDigest.SHA1)
                .write(TWO, NOW, () -> "c")
                .get(0);
        assertThatThrownBy(() -> validator.validate(
                        new StreamSource(new ByteArrayInputStream(body(wrong).getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    @Rule({"LWN-04", "LWN-05"})
    void whatIsTold() throws Exception {
        String odd = "<&>\"' \u00e4\u20ac \ud83d\ude00 ]]>\r\nx\t";
        Message message = write(
                new LightweightNotification("h", 1, DEVICE, "a&b", "p", LightweightDigest.SHA1),
                List.of(ParameterValue.of("Device.A", odd), ParameterValue.of("Device.B", "\u0001")));
        Element root = parse(message);
        String namespace = "urn:broadband-forum-org:cwmp:lwnotif-1-0";
        assertThat(root.getNamespaceURI()).isEqualTo(namespace);
        NodeList all = root.getElementsByTagName("*");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            assertThat(all.item(i).getNamespaceURI()).isEqualTo(namespace);
            names.add(all.item(i).getLocalName());
        }
        assertThat(names)
                .containsExactly(
                        "TS",
                        "UN",
                        "CN",
                        "OUI",
                        "ProductClass",
                        "SerialNumber",
                        "Param",
                        "Name",
                        "Value",
                        "Param",
                        "Name",
                        "Value");
        assertThat(root.getElementsByTagNameNS(namespace, "UN").item(0).getTextContent())
                .isEqualTo("a&b");
        NodeList values = root.getElementsByTagNameNS(namespace, "Value");
        assertThat(values.item(0).getTextContent()).isEqualTo(odd);
        assertThat(values.item(1).getTextContent()).isEqualTo("?"); // XML has no such character
        assertThat(((Element) values.item(0)).getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type"))
                .isEqualTo("xs:string");
    }

    @Test
    @Rule({"LWN-08", "C-NOT-12"})
    void manyGoInSeveralMessagesOfWhichEachIsWhole() throws Exception {
        List<ParameterValue> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(ParameterValue.of("Device.Test.Interface." + i + ".Name", "x".repeat(i % 97)));
        }
        List<Message> messages = writer("p", LightweightDigest.SHA512).write(many, NOW, () -> "c");
        List<ParameterValue> told = new ArrayList<>();
        for (Message message : messages) {
            assertThat(message.datagram().length).isLessThanOrEqualTo(1200);
            assertThat(parse(message).getElementsByTagName("Param").getLength())
                    .isEqualTo(message.parameters().size());
            told.addAll(message.parameters());
        }
        assertThat(told).isEqualTo(many);
        assertThat(messages).hasSizeBetween(10, 100);
        // the control: two fit into one
        assertThat(writer("p", LightweightDigest.SHA1).write(TWO, NOW, () -> "c"))
                .hasSize(1);
    }

    /** It could never fit, so that it must not keep the others back. */
    @Test
    @Rule("LWN-08")
    void aValueThatDoesNotFitIsLeftOut() {
        ParameterValue huge = ParameterValue.of("Device.Huge", "x".repeat(1200));
        LightweightNotification writer = writer("p", LightweightDigest.SHA1);
        assertThat(writer.write(List.of(huge), NOW, () -> "c")).isEmpty();
        for (List<ParameterValue> list : List.of(
                List.of(huge, TWO.get(0), TWO.get(1)),
                List.of(TWO.get(0), huge, TWO.get(1)),
                List.of(TWO.get(0), TWO.get(1), huge))) {
            assertThat(writer.write(list, NOW, () -> "c").stream().flatMap(m -> m.parameters().stream()))
                    .containsExactlyElementsOf(TWO);
        }
    }

    @Test
    @Rule("LWN-05")
    void timesAndNamesKeepToTheSchema() {
        Message late = writer("p", LightweightDigest.SHA1)
                .write(TWO, Instant.parse("2100-01-01T00:00:00Z"), () -> "c")
                .get(0);
        assertThat(body(late)).contains("<TS>2147483647</TS>");
        assertThatThrownBy(
                        () -> new LightweightNotification("h", 1, DEVICE, "u".repeat(257), "p", LightweightDigest.SHA1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("LWN-06")
    void anAddressIsWrittenAsInAUrl() {
        Message message =
                write(new LightweightNotification("2001:db8::1", 7547, DEVICE, "u", "p", LightweightDigest.SHA1), TWO);
        assertThat(new String(message.datagram(), StandardCharsets.UTF_8)).contains("\r\nHost: [2001:db8::1]:7547\r\n");
        assertThat(URI.create("http://[2001:db8::1]:7547/").getPort()).isEqualTo(7547);
    }

    @Test
    void showsNeitherValuesNorSecrets() {
        assertThat(write(writer("cpe-secret", LightweightDigest.SHA1), TWO).toString())
                .doesNotContain("1.2.3")
                .doesNotContain("cpe-secret")
                .contains("SoftwareVersion");
    }
}
