package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.NoRpc;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.cwmp4j.model.rpc.UnknownMethod;
import org.cwmp4j.model.rpc.VendorArgument;
import org.cwmp4j.model.rpc.VendorMethod;
import org.cwmp4j.model.rpc.VendorMethodResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes, namespaces and what stands in the Body. */
class EnvelopeReadingTest {
    @Test
    @Rule("B-SOAP-01")
    void readsSoap12LenientlyOnly() {
        String message = Xml.inform()
                .replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
        Reading.deviating(message, DeviationKind.SOAP_1_2);
        assertThat(Refused.by(message, DecodeContext.strict(Direction.CPE_TO_ACS))
                        .answer())
                .isEqualTo(new Answer.HttpStatus(400));
        assertThat(Refused.by(message, DecodeContext.strict(Direction.ACS_TO_CPE))
                        .answer())
                .isEqualTo(new Answer.EndOfSession());
    }

    @Test
    @Rule({"B-SOAP-02", "X2"})
    void readsAnyPrefixAlike() {
        DecodedEnvelope plain = Reading.clean(Xml.inform());
        String inform = Xml.inform();
        String[] schemes = {
            inform.replace("<c:", "<cwmp_x:")
                    .replace("</c:", "</cwmp_x:")
                    .replace("xmlns:c=", "xmlns:cwmp_x=")
                    .replace("\"c:", "\"cwmp_x:"),
            inform.replace("<s:", "<soap-env:")
                    .replace("</s:", "</soap-env:")
                    .replace("xmlns:s=", "xmlns:soap-env=")
                    .replace(" s:must", " soap-env:must"),
            inform.replace("xsd:", "a:")
                    .replace("xmlns:xsd", "xmlns:a")
                    .replace("xsi:", "b:")
                    .replace("xmlns:xsi", "xmlns:b")
                    .replace("xmlns:a:", "xmlns:a"),
            inform.replace("<c:Inform>", "<Inform xmlns=\"urn:dslforum-org:cwmp-1-2\">")
                    .replace("</c:Inform>", "</Inform>")
                    .replaceAll(
                            "<(DeviceId|Event|MaxEnvelopes|CurrentTime|RetryCount|ParameterList)( |>)",
                            "<$1 xmlns=\"\"$2")
        };
        for (String scheme : schemes) {
            assertThat(Reading.clean(scheme).envelope()).isEqualTo(plain.envelope());
        }
    }

    @Test
    @Rule({"B-SOAP-03", "X14", "S4-OPENACS"})
    void refusesTwoBodiesTwoMessagesAndTwoEnvelopes() {
        String body = "<s:Body><c:FactoryReset/></s:Body>";
        Reading.refused(
                "<s:Envelope " + Xml.NAMESPACES + ">" + body + body + "</s:Envelope>", ErrorKind.INVALID_ENVELOPE);
        Reading.refused(Xml.message("<c:FactoryReset/><c:FactoryReset/>"), ErrorKind.INVALID_ENVELOPE);
        Reading.refused(Xml.inform() + Xml.inform(), ErrorKind.INVALID_ENVELOPE);
        Reading.refused(Xml.inform() + "\n<?xml version=\"1.0\"?>" + Xml.inform(), ErrorKind.INVALID_ENVELOPE);
        Reading.refused("<s:Envelope " + Xml.NAMESPACES + "/>", ErrorKind.INVALID_ENVELOPE);
        assertThat(Reading.message(Reading.clean(Xml.message("<c:FactoryReset/>"))))
                .isEqualTo(new FactoryReset());
    }

    @Test
    @Rule({"B-SOAP-03", "X18"})
    void readsAnEmptyBodyAsNoMessage() {
        DecodedEnvelope read = Reading.deviating(Xml.message(" "), DeviationKind.EMPTY_BODY);
        assertThat(Reading.message(read)).isEqualTo(new NoRpc());
        assertThat(read.envelope().header().id()).isEqualTo("77");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \r\n\t", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "\uFEFF<?xml version='1.0'?>"})
    @Rule("X18")
    void knowsBodiesThatHoldNothing(String body) {
        assertThat(new CwmpDecoder().isEmpty(Xml.bytes(body), DecodeContext.lenient(null)))
                .isTrue();
        assertThat(new CwmpDecoder().isEmpty(Xml.bytes(body + "x"), DecodeContext.lenient(null)))
                .isFalse();
    }

    @Test
    @Rule("B-SOAP-04")
    void readsQualifiedArgumentsAsADeviation() {
        String path = "<ParameterPath>Device.</ParameterPath><NextLevel>0</NextLevel>";
        GetParameterNames expected = new GetParameterNames("Device.", false);
        String prefixed = path.replace("</", "</c:").replaceAll("<([PN])", "<c:$1");
        assertThat(Reading.message(
                        Reading.deviating(Xml.method("GetParameterNames", prefixed), DeviationKind.QUALIFIED_ARGUMENT)))
                .isEqualTo(expected);
        String inherited = "<GetParameterNames xmlns=\"urn:dslforum-org:cwmp-1-0\">" + path + "</GetParameterNames>";
        DecodedEnvelope read = Reading.lenient(Xml.message(inherited));
        assertThat(read.deviations()).extracting(Deviation::kind).contains(DeviationKind.QUALIFIED_ARGUMENT);
        assertThat(Reading.message(read)).isEqualTo(expected);
        assertThat(Reading.message(Reading.clean(Xml.method("GetParameterNames", path))))
                .isEqualTo(expected);
    }

    @Test
    @Rule({"B-SOAP-14", "B-SOAP-15"})
    void ignoresWhatIsUnknownAndRefusesWhatIsMissing() {
        String known = "<ParameterPath>Device.</ParameterPath><NextLevel>0</NextLevel>";
        String more = known + "<Depth><Very>1</Very></Depth><!-- c --><?pi x?>";
        assertThat(Reading.message(
                        Reading.ignoring(Xml.method("GetParameterNames", more), DeviationKind.UNKNOWN_ELEMENT)))
                .isEqualTo(new GetParameterNames("Device.", false));
        Reading.ignoring(
                Xml.method("GetParameterNames", known.replace("<NextLevel>", "<NextLevel kind=\"x\">")),
                DeviationKind.UNKNOWN_ATTRIBUTE);
        String missing = Xml.method("GetParameterNames", "<ParameterPath>Device.</ParameterPath>");
        assertThat(Reading.answer(missing, Direction.ACS_TO_CPE))
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class,
                        f -> assertThat(f.code().value()).isEqualTo(9003));
    }

    @Test
    @Rule("B-SOAP-16")
    void keepsUnknownMethodsToBeAnswered() {
        UnknownMethod foo = Reading.message(Reading.clean(Xml.method("Foo", "<A>1</A>")), UnknownMethod.class);
        assertThat(foo).isEqualTo(new UnknownMethod("", "Foo", List.of(VendorArgument.of("A", "1"))));
        String vendor = Xml.message("<v:Foo xmlns:v=\"urn:example-com:own\"><A/></v:Foo>");
        assertThat(Reading.answer(vendor, Direction.ACS_TO_CPE)).isInstanceOfSatisfying(Answer.SoapFault.class, f -> {
            assertThat(f.code().value()).isEqualTo(9000);
            assertThat(f.id()).isEqualTo("77");
            assertThat(f.method()).isEqualTo("Foo");
        });
        assertThat(Reading.answer(vendor, Direction.CPE_TO_ACS))
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class,
                        f -> assertThat(f.code().value()).isEqualTo(8000));
        assertThat(Reading.refused(Xml.method("inform", ""), ErrorKind.UNKNOWN_METHOD)
                        .answer())
                .isInstanceOf(Answer.SoapFault.class);
    }

    @Test
    @Rule("B-SOAP-16")
    void keepsTheArgumentTreeOfVendorMethods() {
        String arguments = "<A xsi:type=\"xsd:int\"> 1 </A><B><C>x<![CDATA[<y>]]></C><C/></B>";
        VendorMethod method = Reading.message(Reading.clean(Xml.method("X_00A1B2_Go", arguments)), VendorMethod.class);
        assertThat(method)
                .isEqualTo(new VendorMethod(
                        "",
                        "X_00A1B2_Go",
                        List.of(
                                new VendorArgument("A", ParameterType.INT, " 1 ", List.of()),
                                VendorArgument.of(
                                        "B", List.of(VendorArgument.of("C", "x<y>"), VendorArgument.of("C", ""))))));
        String own = Xml.message("<v:X_00A1B2_Go xmlns:v=\"urn:example-com:own\"/>");
        assertThat(Reading.message(Reading.clean(own), VendorMethod.class).namespace())
                .isEqualTo("urn:example-com:own");
        assertThat(Reading.message(Reading.clean(Xml.method("X_00A1B2_GoResponse", ""))))
                .isInstanceOf(VendorMethodResponse.class);
    }

    @Test
    @Rule("B-SOAP-19")
    void acceptsEncodingStyleAnywhere() {
        String style = " s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"";
        Reading.clean(Xml.inform().replaceFirst("<s:Envelope", "<s:Envelope" + style));
        Reading.clean(Xml.inform().replace("<s:Body", "<s:Body" + style).replace("<c:Inform", "<c:Inform" + style));
        Reading.clean(Xml.inform());
    }

    @Test
    @Rule("X17")
    void legalFreedomIsNoDeviation() {
        DecodedEnvelope plain = Reading.clean(Xml.inform());
        String free = "<?xml version='1.0' standalone='yes'?><!-- a --><?pi b?>"
                + Xml.inform()
                        .replace("<RetryCount>0<", "<RetryCount> \t+00<!-- x --> \n<")
                        .replace(">S1<", "><![CDATA[S]]>&#x31;<")
                        .replace("\"", "'")
                        .replaceAll("<(DeviceId|Event|Parameter|/c:Inform|s:Body)", "\r\n <$1")
                + "\n<!-- end -->";
        assertThat(Reading.message(Reading.clean(free), Inform.class)).isEqualTo(Reading.message(plain));
        String noHeader = Xml.inform().replaceAll("<s:Header>.*</s:Header>", "");
        assertThat(Reading.clean(noHeader).envelope().header()).isEqualTo(SoapHeader.NONE);
    }

    @Test
    void reportsStrayTextAndOrder() {
        Reading.deviating(Xml.inform().replace("<RetryCount>", "oops<RetryCount>"), DeviationKind.STRAY_TEXT);
        String turned = "<NextLevel>0</NextLevel><ParameterPath>Device.</ParameterPath>";
        Reading.deviating(Xml.method("GetParameterNames", turned), DeviationKind.ELEMENT_ORDER);
    }

    @Test
    void refusesReferencesToOtherElementsAndElementsInSimpleValues() {
        String inform = Xml.inform();
        Reading.refused(inform.replace("<DeviceId>", "<DeviceId href=\"#1\">"), ErrorKind.INVALID_ARGUMENT);
        Reading.refused(inform.replace(">S1<", "><b>S1</b><"), ErrorKind.INVALID_ARGUMENT);
        Reading.refused(inform.replace("xmlns:xsd=", "xmlns:xml="), ErrorKind.INVALID_ENVELOPE);
        Reading.deviating(
                Xml.method("AddObject", "<ObjectName> <string>Device.T.</string></ObjectName><ParameterKey/>"),
                DeviationKind.WRAPPED_TEXT);
    }

    @Test
    void foldsTheCaseOfNameAndValueOnly() {
        String list = Xml.list(
                1,
                "<ParameterValueStruct><name>Device.A</name><value xsi:type=\"xsd:int\">1</value></ParameterValueStruct>");
        DecodedEnvelope read = Reading.deviating(
                Xml.method("SetParameterValues", list + "<ParameterKey/>"),
                DeviationKind.NAME_CASE,
                DeviationKind.NAME_CASE);
        assertThat(Reading.message(read, SetParameterValues.class)
                        .parameterList()
                        .get(0)
                        .name())
                .isEqualTo("Device.A");
        assertThat(Reading.lenient(Xml.method("Reboot", "<commandkey>k</commandkey>"))
                        .deviations())
                .extracting(Deviation::kind)
                .contains(DeviationKind.UNKNOWN_ELEMENT);
    }
}
