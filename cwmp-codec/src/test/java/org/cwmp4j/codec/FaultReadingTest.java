package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.SetParameterValuesFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults in the standard's form and in those of real peers (quirks X16, X20, W12). */
class FaultReadingTest {
    private static final Fault INVALID = Fault.of(FaultCode.INVALID_ARGUMENTS, "Invalid arguments");

    @Test
    @Rule({"B-FLT-01", "B-FLT-04"})
    void readsTheStandardForm() {
        DecodedEnvelope read = Reading.clean(Xml.fault(Xml.GOOD_FAULT));
        assertThat(Reading.message(read)).isEqualTo(INVALID);
        assertThat(read.envelope().header().id()).isEqualTo("77");
    }

    @Test
    @Rule({"B-FLT-04", "B-FLT-05"})
    void readsOneEntryForEachParameter() {
        String two = entry("Device.A", 9007) + entry("Device.B", 9008);
        Fault fault = Reading.message(
                Reading.clean(Xml.fault(Xml.GOOD_FAULT.replace("</c:Fault>", two + "</c:Fault>"))), Fault.class);
        assertThat(fault.parameterFaults())
                .containsExactly(
                        new SetParameterValuesFault("Device.A", new FaultCode(9007), "no"),
                        new SetParameterValuesFault("Device.B", new FaultCode(9008), "no"));
    }

    @Test
    @Rule("B-OLD-11")
    void readsAFaultWithoutText() {
        Fault fault = Reading.message(
                Reading.lenient(Xml.fault(Xml.GOOD_FAULT.replaceFirst("<FaultString>.*?</FaultString>", ""))),
                Fault.class);
        assertThat(fault.faultCode()).isEqualTo(FaultCode.INVALID_ARGUMENTS);
        assertThat(fault.faultString()).isEmpty();
    }

    @Test
    @Rule("B-SOAP-23")
    void trimsTheFaultedParametersName() {
        String padded = Xml.GOOD_FAULT.replace("</c:Fault>", entry("\n  Device.A\n  ", 9007) + "</c:Fault>");
        DecodedEnvelope read = Reading.ignoring(Xml.fault(padded), DeviationKind.PADDED_NAME);
        assertThat(Reading.message(read, Fault.class).parameterFaults().get(0).parameterName())
                .isEqualTo("Device.A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Device."})
    @Rule("X20")
    void keepsOddNamesOfFaultedParameters(String name) {
        String odd = Xml.GOOD_FAULT.replace("</c:Fault>", entry(name, 9005) + "</c:Fault>");
        assertThat(Reading.message(Reading.lenient(Xml.fault(odd)), Fault.class)
                        .parameterFaults()
                        .get(0)
                        .parameterName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client", "Server", "s:Client", "s:Server"})
    @Rule("B-FLT-02")
    void readsTheSoapFaultCodeWithOrWithoutPrefix(String code) {
        String message = Xml.fault(Xml.GOOD_FAULT.replace(">Client<", ">" + code + "<"));
        assertThat(Reading.message(Reading.clean(message), Fault.class).soapFaultCode())
                .isEqualTo(code);
    }

    @Test
    @Rule({"B-FLT-02", "B-FLT-07", "X16"})
    void readsOtherCodesAndTextsLenientlyOnly() {
        String message = Xml.fault(Xml.GOOD_FAULT.replace("Client", "Sender").replace("CWMP fault", "Oh dear"));
        DecodedEnvelope read = Reading.deviating(message, DeviationKind.FAULT_CODE, DeviationKind.FAULT_STRING);
        assertThat(Reading.message(read, Fault.class).soapFaultString()).isEqualTo("Oh dear");
    }

    static Stream<String> oddForms() {
        String soap = "<faultcode>Client</faultcode><faultstring>CWMP fault</faultstring>";
        String cwmp = "<FaultCode>9003</FaultCode><FaultString>Invalid arguments</FaultString>";
        String detail = "<detail><c:Fault>" + cwmp + "</c:Fault></detail>";
        return Stream.of(
                // The detail inside the text
                Xml.fault("<faultcode>Client</faultcode><faultstring>CWMP fault" + detail + "</faultstring>"),
                // No Fault inside the detail, no detail, two details
                Xml.fault(soap + "<detail>" + cwmp + "</detail>"),
                Xml.fault(soap + cwmp),
                Xml.fault(soap + "<c:Fault>" + cwmp + "</c:Fault>"),
                Xml.fault(
                        soap + detail.replace("</detail>", "<c:Fault><FaultCode>9001</FaultCode></c:Fault></detail>")),
                Xml.fault(soap + detail + detail.replace("9003", "9001")));
    }

    @ParameterizedTest
    @MethodSource("oddForms")
    @Rule({"B-FLT-07", "X16", "W12"})
    void findsTheCodeWhereverItIs(String message) {
        DecodedEnvelope read = Reading.lenient(message);
        assertThat(Reading.message(read)).isEqualTo(INVALID);
        assertThat(read.deviations()).extracting(Deviation::kind).containsOnly(DeviationKind.FAULT_FORM);
        assertThat(Refused.by(message, DecodeContext.strict(null)).kind()).isEqualTo(ErrorKind.MALFORMED_FAULT);
    }

    @Test
    @Rule("X16")
    void readsFaultsWithoutSoapAroundThem() {
        String cwmp = "<FaultCode>9003</FaultCode><FaultString>Invalid arguments</FaultString>";
        for (String body : List.of(cwmp, "<c:Fault>" + cwmp + "</c:Fault>")) {
            Fault fault = Reading.message(Reading.deviating(Xml.message(body), DeviationKind.FAULT_FORM), Fault.class);
            assertThat(fault.faultCode()).isEqualTo(FaultCode.INVALID_ARGUMENTS);
            assertThat(fault.faultString()).isEqualTo("Invalid arguments");
        }
    }

    @Test
    @Rule("B-FLT-07")
    void readsAFaultWithoutDetailOrCodeAsOneWithoutCode() {
        String none = Xml.fault("<faultcode>Server</faultcode><faultstring>CWMP fault</faultstring>");
        assertThat(Reading.message(Reading.deviating(none, DeviationKind.FAULT_FORM), Fault.class)
                        .faultCode())
                .isEqualTo(FaultCode.ABSENT);
        String word = Xml.fault(Xml.GOOD_FAULT.replace("9003", "broken"));
        DecodedEnvelope read = Reading.deviating(word, DeviationKind.FAULT_FORM, DeviationKind.NUMBER_FORM);
        assertThat(Reading.message(read, Fault.class).faultCode()).isEqualTo(FaultCode.ABSENT);
    }

    @Test
    @Rule({"B-FLT-06", "B-FLT-07"})
    void neverAnswersAFaultByAFault() {
        String bad = Xml.fault("<faultcode>Client</faultcode>");
        assertThat(Refused.by(bad, DecodeContext.strict(Direction.CPE_TO_ACS)).answer())
                .isEqualTo(new Answer.HttpStatus(400));
        assertThat(Refused.by(bad, DecodeContext.strict(Direction.ACS_TO_CPE)).answer())
                .isEqualTo(new Answer.EndOfSession());
    }

    @Test
    void refusesTheFormOfSoap12() {
        String message = Xml.fault("<s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason/>")
                .replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");
        Reading.refused(message, ErrorKind.MALFORMED_FAULT);
    }

    @ParameterizedTest
    @ValueSource(ints = {9033, 9777, 9850, 8777, 8850, 1})
    @Rule("B-FLT-09")
    void keepsCodesThatItDoesNotKnow(int code) {
        Fault fault = Reading.message(
                Reading.clean(Xml.fault(Xml.GOOD_FAULT.replace("9003", String.valueOf(code)))), Fault.class);
        assertThat(fault.faultCode()).isEqualTo(new FaultCode(code));
    }

    private static String entry(String name, int code) {
        return "<SetParameterValuesFault><ParameterName>" + name + "</ParameterName><FaultCode>" + code
                + "</FaultCode><FaultString>no</FaultString></SetParameterValuesFault>";
    }
}
