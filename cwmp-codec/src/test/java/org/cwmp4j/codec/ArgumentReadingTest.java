package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.rpc.ChangeDUState;
import org.cwmp4j.model.rpc.DeleteObjectResponse;
import org.cwmp4j.model.rpc.Download;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InstallOpStruct;
import org.cwmp4j.model.rpc.RequestDownload;
import org.cwmp4j.model.rpc.SetParameterAttributes;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.UninstallOpStruct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that act must be there and be right; those that only inform get defaults. And what is answered. */
class ArgumentReadingTest {
    @ParameterizedTest
    @CsvSource({"4294967296, 0", "-1, 0", "1, soon", "99999999999999999999999999, 0", "1, 1e3"})
    @Rule({"B-ROB-07", "B-TYPE-02"})
    void refusesBadNumbersThatAct(String size, String delay) {
        String message = Xml.download(size, delay);
        Reading.refused(message, ErrorKind.INVALID_ARGUMENT);
        assertThat(Reading.answer(message, Direction.ACS_TO_CPE))
                .isEqualTo(new Answer.SoapFault(
                        FaultCode.INVALID_ARGUMENTS,
                        "Invalid arguments",
                        "77",
                        "urn:dslforum-org:cwmp-1-2",
                        "Download"));
        assertThat(Reading.message(Reading.clean(Xml.download("4294967295", "4294967295")), Download.class)
                        .fileSize())
                .isEqualTo(4294967295L);
    }

    @Test
    @Rule("B-ROB-10")
    void showsNoSecretInAnError() {
        CodecException refusal = Refused.by(Xml.download("x", "geheim2"), DecodeContext.lenient(Direction.ACS_TO_CPE));
        assertThat(refusal.toString() + refusal.answer()).doesNotContain("geheim");
        CodecException broken =
                Refused.by(Xml.download("1", "1").replace("geheim<", "geheim&uml</x><"), DecodeContext.lenient(null));
        assertThat(broken.toString()).doesNotContain("geheim").doesNotContain("uml");
        assertThat(Reading.lenient(Xml.download("1", "1").replace("geheim<", "geheim&uml;<"))
                        .deviations()
                        .toString())
                .doesNotContain("geheim")
                .doesNotContain("uml");
    }

    @Test
    void saysWhereAnErrorIs() {
        String message = Xml.download("x", "0").replace("<FileSize>", "\n\n  <FileSize>");
        CodecException refusal = Refused.by(message, DecodeContext.lenient(Direction.ACS_TO_CPE));
        assertThat(refusal.path()).isEqualTo("Envelope/Body/Download/FileSize");
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(refusal.column()).isEqualTo(3);
    }

    @Test
    @Rule({"B-SOAP-15", "X8"})
    void refusesAMissingArgumentThatActsWhereSomebodyWouldAct() {
        String message = Xml.download("1", "1").replace("<URL>http://a/b</URL>", "");
        assertThat(Reading.answer(message, Direction.ACS_TO_CPE))
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.INVALID_ARGUMENTS));
        Reading.deviating(message, DeviationKind.MISSING_ELEMENT);
        String wrongWay = Xml.method("RequestDownload", "");
        assertThat(Reading.answer(wrongWay, Direction.CPE_TO_ACS))
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.ACS_INVALID_ARGUMENTS));
    }

    /** Each method with all but one of its arguments. */
    @ParameterizedTest
    @CsvSource({
        "SetParameterValues, <ParameterKey>k</ParameterKey>",
        "GetParameterValues, ''",
        "GetParameterNames, <NextLevel>0</NextLevel>",
        "GetParameterNames, <ParameterPath>Device.</ParameterPath>",
        "SetParameterAttributes, ''",
        "GetParameterAttributes, ''",
        "AddObject, <ParameterKey>k</ParameterKey>",
        "DeleteObject, <ParameterKey>k</ParameterKey>",
        "SetVouchers, ''"
    })
    @Rule("B-SOAP-15")
    void refusesEveryMethodThatLacksWhatItActsOn(String method, String rest) {
        String message = Xml.method(method, rest);
        assertThat(Reading.answer(message, Direction.ACS_TO_CPE))
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.INVALID_ARGUMENTS));
        assertThat(Reading.lenient(message).deviations())
                .extracting(Deviation::kind)
                .contains(DeviationKind.MISSING_ELEMENT);
    }

    /** Nothing may be made up for the number of a new instance; a response is answered by no fault. */
    @Test
    @Rule("B-SOAP-15")
    void refusesAnAddObjectResponseWithoutInstanceNumber() {
        String message = Xml.method("AddObjectResponse", "<Status>0</Status>");
        assertThat(Reading.answer(message, Direction.CPE_TO_ACS)).isEqualTo(new Answer.HttpStatus(400));
        Reading.deviating(message, DeviationKind.MISSING_ELEMENT);
    }

    @Test
    void refusesAnInformWithoutSerialNumberWhoeverReadsIt() {
        Reading.refused(Xml.inform().replace("<SerialNumber>S1</SerialNumber>", ""), ErrorKind.INVALID_ARGUMENT);
        Reading.refused(Xml.inform().replace(Xml.DEVICE_ID, ""), ErrorKind.INVALID_ARGUMENT);
        assertThat(Reading.answer(Xml.inform().replace(Xml.DEVICE_ID, ""), Direction.CPE_TO_ACS))
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.ACS_INVALID_ARGUMENTS));
    }

    @Test
    @Rule("B-FLT-06")
    void answersABadResponseByNoFault() {
        String bad = Xml.method("DeleteObjectResponse", "<Status>2</Status>");
        assertThat(Reading.answer(bad, Direction.CPE_TO_ACS)).isEqualTo(new Answer.HttpStatus(400));
        assertThat(Reading.answer(bad, null)).isEqualTo(new Answer.HttpStatus(400));
        String inform = Xml.method("InformResponse", "<MaxEnvelopes>1</MaxEnvelopes><MaxEnvelopes>1</MaxEnvelopes>");
        assertThat(Reading.answer(inform, Direction.ACS_TO_CPE)).isEqualTo(new Answer.EndOfSession());
        assertThat(Reading.answer(inform, null)).isEqualTo(new Answer.EndOfSession());
        assertThat(Reading.message(Reading.clean(Xml.method("DeleteObjectResponse", "<Status>1</Status>"))))
                .isEqualTo(new DeleteObjectResponse(Status.COMMITTED));
    }

    @Test
    void answersABrokenEnvelopeByStatusOrEnd() {
        String broken = Xml.inform().replace("</c:Inform>", "");
        assertThat(Reading.answer(broken, Direction.CPE_TO_ACS)).isEqualTo(new Answer.HttpStatus(400));
        assertThat(Reading.answer(broken, Direction.ACS_TO_CPE)).isEqualTo(new Answer.EndOfSession());
        assertThat(Reading.answer("<html/>", Direction.ACS_TO_CPE)).isEqualTo(new Answer.EndOfSession());
        assertThat(Reading.answer("<html/>", null)).isEqualTo(new Answer.HttpStatus(400));
    }

    @Test
    @Rule("B-TYPE-15")
    void answersTooMuchByResourcesExceeded() {
        Limits small = new Limits(1 << 20, 32, 20, 64, 256, 1000, 1000, 10);
        String names = Xml.method(
                "GetParameterValues",
                "<ParameterNames e:arrayType=\"xsd:string[50]\">" + "<string>A.</string>".repeat(50)
                        + "</ParameterNames>");
        assertThat(Refused.by(names, DecodeContext.lenient(Direction.ACS_TO_CPE).withLimits(small))
                        .answer())
                .isInstanceOfSatisfying(
                        Answer.SoapFault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.RESOURCES_EXCEEDED));
    }

    @Test
    @Rule({"B-ROB-01", "C-INF-03", "X8"})
    void takesDefaultsForWhatOnlyInforms() {
        DecodedEnvelope read = Reading.lenient(Xml.method("Inform", Xml.DEVICE_ID));
        assertThat(read.deviations())
                .extracting(Deviation::kind)
                .containsOnly(DeviationKind.MISSING_ELEMENT)
                .hasSize(5);
        Inform inform = Reading.message(read, Inform.class);
        assertThat(inform.event()).isEmpty();
        assertThat(inform.parameterList()).isEmpty();
        assertThat(inform.maxEnvelopes()).isEqualTo(1);
        assertThat(inform.retryCount()).isZero();
        assertThat(inform.currentTime()).isEqualTo(CwmpDateTime.UNKNOWN);
        assertThat(Reading.message(Reading.clean(Xml.inform().replace("<MaxEnvelopes>1", "<MaxEnvelopes>0"))))
                .isInstanceOf(Inform.class);
    }

    @ParameterizedTest
    @CsvSource({
        "many, 0, NUMBER_FORM",
        "'', 0, NUMBER_FORM",
        "99999999999999999999, 4294967295, NUMBER_RANGE",
        "-5, 0, NUMBER_RANGE"
    })
    @Rule("B-ROB-02")
    void saturatesNumbersThatOnlyInform(String text, long expected, DeviationKind kind) {
        DecodedEnvelope read = Reading.deviating(Xml.inform().replace("<RetryCount>0", "<RetryCount>" + text), kind);
        assertThat(Reading.message(read, Inform.class).retryCount()).isEqualTo(expected);
    }

    @Test
    @Rule("X8")
    void skipsStructuresWithoutNameAndKeepsThoseWithoutValue() {
        String values = "<ParameterValueStruct><Value xsi:type=\"xsd:int\">1</Value></ParameterValueStruct>"
                + "<ParameterValueStruct><Name>Device.B</Name></ParameterValueStruct>";
        GetParameterValuesResponse read = Reading.message(
                Reading.deviating(
                        Xml.method("GetParameterValuesResponse", Xml.list(2, values)),
                        DeviationKind.MISSING_ELEMENT,
                        DeviationKind.MISSING_ELEMENT),
                GetParameterValuesResponse.class);
        assertThat(read.parameterList()).hasSize(1);
        assertThat(read.parameterList().get(0).text()).isEmpty();
        assertThat(read.parameterList().get(0).type()).isEqualTo(ParameterType.STRING);
        String set = Xml.method("SetParameterValues", Xml.list(2, values) + "<ParameterKey/>");
        assertThat(Reading.answer(set, Direction.ACS_TO_CPE)).isInstanceOf(Answer.SoapFault.class);
    }

    @Test
    void countsAFaultCodeThatIsNoneAsAFaultAndNeverAsSuccess() {
        String complete = Xml.method(
                "TransferComplete",
                "<CommandKey>k</CommandKey><FaultStruct><FaultCode>bad</FaultCode><FaultString/></FaultStruct>"
                        + "<StartTime>2026-01-02T03:04:05Z</StartTime><CompleteTime>2026-01-02T03:04:05Z</CompleteTime>");
        TransferComplete read = Reading.message(Reading.lenient(complete), TransferComplete.class);
        assertThat(read.faultStruct().faultCode()).isEqualTo(FaultCode.ABSENT);
        assertThat(Reading.message(Reading.clean(complete.replace("bad", "0")), TransferComplete.class)
                        .faultStruct()
                        .faultCode())
                .isEqualTo(FaultCode.NONE);
    }

    @Test
    @Rule({"A-SESS-41", "A-EVT-31", "C-EVT-28"})
    void readsEventsByExactCodeAndKeepsUnknownOnes() {
        String events = "<Event e:arrayType=\"c:EventStruct[3]\">" + event("99 NEW", "k") + event("X 012345 Foo", "")
                + event("1 boot", "") + "</Event>";
        Inform inform = Reading.message(Reading.lenient(Xml.inform().replace(Xml.EVENTS, events)), Inform.class);
        assertThat(inform.event())
                .containsExactly(
                        new Event(new EventCode("99 NEW"), "k"),
                        new Event(new EventCode("X 012345 Foo"), ""),
                        new Event(new EventCode("1 boot"), ""));
        assertThat(inform.event().get(2).code()).isNotEqualTo(EventCode.BOOT);
    }

    @Test
    @Rule({"A-EVT-31", "A-INF-14"})
    void readsAnEmptyEventListAndUnknownParametersInAnyOrder() {
        String none = Xml.inform().replace(Xml.EVENTS, "<Event e:arrayType=\"c:EventStruct[0]\"/>");
        assertThat(Reading.message(Reading.clean(none), Inform.class).event()).isEmpty();
        String list = Xml.list(
                3,
                Xml.value("Z.Y", "xsd:int", "1")
                        + Xml.value("A.B", "xsd:string", "")
                        + Xml.value("Z.Y", "xsd:int", "2"));
        assertThat(Reading.message(Reading.clean(Xml.informWith(list)), Inform.class)
                        .parameterList())
                .extracting(v -> v.name() + "=" + v.text())
                .containsExactly("Z.Y=1", "A.B=", "Z.Y=2");
    }

    @Test
    @Rule("B-SOAP-08")
    void readsOperationsByTheirTypes() {
        String install = "<Operations xsi:type=\"c:InstallOpStruct\"><URL>http://a/b</URL></Operations>";
        String remove =
                "<Operations xsi:type=\"c:UninstallOpStruct\"><UUID>00000000-0000-4000-8000-000000000001</UUID></Operations>";
        ChangeDUState read = Reading.message(
                Reading.clean(Xml.method("ChangeDUState", install + remove + "<CommandKey>k</CommandKey>")),
                ChangeDUState.class);
        assertThat(read.operations())
                .containsExactly(
                        new InstallOpStruct("http://a/b", "", "", "", ""),
                        new UninstallOpStruct("00000000-0000-4000-8000-000000000001", "", ""));
        String untyped = install.replace(" xsi:type=\"c:InstallOpStruct\"", "");
        assertThat(Reading.answer(Xml.method("ChangeDUState", untyped), Direction.ACS_TO_CPE))
                .isInstanceOf(Answer.SoapFault.class);
        String wrapped =
                "<Operations><InstallOpStruct><URL>http://a/b</URL></InstallOpStruct></Operations><CommandKey/>";
        assertThat(Reading.message(
                                Reading.deviating(
                                        Xml.method("ChangeDUState", wrapped), DeviationKind.WRAPPED_STRUCTURE),
                                ChangeDUState.class)
                        .operations())
                .isEqualTo(List.of(new InstallOpStruct("http://a/b", "", "", "", "")));
    }

    @Test
    @Rule("C-OLD-09")
    void readsNilAsEmpty() {
        String path = "<ParameterPath xsi:nil=\"true\"/><NextLevel>1</NextLevel>";
        assertThat(Reading.message(Reading.clean(Xml.method("GetParameterNames", path))))
                .isEqualTo(new GetParameterNames("", true));
        String struct =
                "<ParameterList e:arrayType=\"c:SetParameterAttributesStruct[1]\"><SetParameterAttributesStruct>"
                        + "<Name xsi:nil=\"true\"/><NotificationChange>1</NotificationChange><Notification>1</Notification>"
                        + "<AccessListChange>0</AccessListChange><AccessList e:arrayType=\"xsd:string[0]\"/>"
                        + "</SetParameterAttributesStruct></ParameterList>";
        SetParameterAttributes attributes = Reading.message(
                Reading.clean(Xml.method("SetParameterAttributes", struct)), SetParameterAttributes.class);
        assertThat(attributes.parameterList().get(0).name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ParameterList e:arrayType=\"c:ParameterValueStruct[0]\"/>"})
    void refusesAnArgumentGivenTwice(String list) {
        Reading.refused(Xml.informWith(list + list), ErrorKind.INVALID_ARGUMENT);
        Reading.clean(Xml.informWith(list));
    }

    /** As before A6C1, which added arguments for types 1 and 3. */
    @Test
    @Rule("B-OLD-12")
    void readsARequestDownloadWithoutArguments() {
        String request = "<FileType>1 Firmware Upgrade Image</FileType><FileTypeArg e:arrayType=\"c:ArgStruct[0]\"/>";
        assertThat(Reading.message(Reading.clean(Xml.method("RequestDownload", request)), RequestDownload.class)
                        .fileTypeArg())
                .isEmpty();
    }

    @Test
    @Rule("B-ROB-02")
    void keepsWhatBreaksRulesAndReportsIt() {
        DecodedEnvelope read = Reading.deviating(
                Xml.inform()
                        .replace("00A1B2", "00a1b2")
                        .replace("<CommandKey/>", "<CommandKey>" + "k".repeat(33) + "</CommandKey>"),
                DeviationKind.CONFORMANCE,
                DeviationKind.CONFORMANCE);
        assertThat(Reading.message(read, Inform.class).deviceId().oui()).isEqualTo("00a1b2");
        assertThat(Reading.message(read, Inform.class).event().get(0).commandKey())
                .hasSize(33);
        assertThat(read.deviations())
                .extracting(Deviation::path)
                .containsExactly(
                        "Envelope/Body/Inform/DeviceId/OUI", "Envelope/Body/Inform/Event/EventStruct[1]/CommandKey");
    }

    private static String event(String code, String key) {
        return "<EventStruct><EventCode>" + code + "</EventCode><CommandKey>" + key + "</CommandKey></EventStruct>";
    }
}
