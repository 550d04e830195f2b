package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterType;
import org.cwmp4j.model.rpc.GetParameterNames;
import org.cwmp4j.model.rpc.GetParameterNamesResponse;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.SetVouchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, types and arrays. */
class ValueReadingTest {
    @ParameterizedTest
    @CsvSource({
        "xsd:int, -2147483648",
        "xsd:int, +7",
        "xsd:int, 2147483647",
        "xsd:unsignedInt, 4294967295",
        "xsd:unsignedInt, 007",
        "xsd:long, -9223372036854775808",
        "xsd:unsignedLong, 18446744073709551615",
        "xsd:boolean, true",
        "xsd:boolean, 1",
        "xsd:boolean, false",
        "xsd:boolean, 0",
        "xsd:dateTime, 2026-01-02T10:00:00.123456Z",
        "xsd:dateTime, 2026-01-02T24:00:00Z",
        "xsd:dateTime, 0001-01-03T03:04:05",
        "xsd:dateTime, 9999-12-31T23:59:59Z",
        "xsd:hexBinary, 0aFF",
        "xsd:decimal, -1.50",
        "xsd:base64Binary, aGVs bG8=",
        "e:base64, aGVsbG8=",
        "xsd:string, any",
        "xsd:token, any"
    })
    @Rule({
        "B-TYPE-02",
        "B-TYPE-03",
        "B-TYPE-06",
        "B-TYPE-07",
        "B-TYPE-09",
        "B-TYPE-10",
        "B-TYPE-11",
        "B-TYPE-12",
        "B-SOAP-09"
    })
    void keepsTextAndTypeOfGoodValues(String type, String text) {
        DecodedEnvelope read = Reading.clean(Xml.answer(type, text));
        assertThat(Reading.value(read).text()).isEqualTo(text);
        assertThat(Reading.value(read).type().name()).isEqualTo(type.substring(type.indexOf(':') + 1));
        assertThat(Reading.value(read).type().namespace())
                .isEqualTo(type.startsWith("e:") ? ParameterType.SOAP_ENCODING : ParameterType.XSD);
    }

    @ParameterizedTest
    @CsvSource({
        "xsd:int, 2147483648", "xsd:int, 1.5", "xsd:int, ''", "xsd:unsignedInt, -1", "xsd:unsignedInt, 4294967296",
        "xsd:boolean, yes", "xsd:dateTime, 2026-13-01T00:00:00Z", "xsd:dateTime, now", "xsd:hexBinary, abc",
                "xsd:decimal, 1e5",
        "xsd:base64Binary, a"
    })
    @Rule({"B-TYPE-02", "B-TYPE-03", "B-ROB-02", "X7"})
    void keepsBadValuesAndReportsThem(String type, String text) {
        assertThat(Reading.value(Reading.deviating(Xml.answer(type, text), DeviationKind.VALUE_FORM))
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "True", "FALSE"})
    @Rule({"B-TYPE-03", "X7"})
    void readsBooleansInCapitalsAsADeviation(String text) {
        assertThat(Reading.value(Reading.deviating(Xml.answer("xsd:boolean", text), DeviationKind.BOOLEAN_FORM))
                        .text())
                .isEqualTo(text);
        String arguments = "<ParameterPath/><NextLevel>" + text + "</NextLevel>";
        assertThat(Reading.message(
                                Reading.deviating(
                                        Xml.method("GetParameterNames", arguments), DeviationKind.BOOLEAN_FORM),
                                GetParameterNames.class)
                        .nextLevel())
                .isEqualTo(text.equalsIgnoreCase("true"));
    }

    @Test
    @Rule({"B-SOAP-22", "X21"})
    void collapsesWhiteSpaceInNumbersAndKeepsItInStrings() {
        String response = Xml.method("InformResponse", "<MaxEnvelopes> 1\n</MaxEnvelopes>");
        assertThat(Reading.message(Reading.clean(response), InformResponse.class)
                        .maxEnvelopes())
                .isEqualTo(1);
        assertThat(Reading.value(Reading.clean(Xml.answer("xsd:string", " a\n b ")))
                        .text())
                .isEqualTo(" a\n b ");
        assertThat(Reading.value(Reading.clean(Xml.answer("xsd:boolean", " true ")))
                        .text())
                .isEqualTo(" true ");
    }

    @Test
    @Rule("B-TYPE-17")
    void takesBothFormsOfAnEmptyValue() {
        DecodedEnvelope two = Reading.clean(Xml.answer("xsd:string", ""));
        DecodedEnvelope one = Reading.clean(Xml.answer("xsd:string", "").replace("></Value>", "/>"));
        assertThat(one.envelope()).isEqualTo(two.envelope());
    }

    @Test
    @Rule("B-TYPE-01")
    void keepsLongTextsAndReportsThemByCharacters() {
        String name = "Device." + "€".repeat(249);
        Reading.clean(Xml.answer("xsd:string", "v").replace("Device.A", name));
        DecodedEnvelope read = Reading.deviating(
                Xml.answer("xsd:string", "v").replace("Device.A", name + "€"), DeviationKind.CONFORMANCE);
        assertThat(Reading.value(read).name()).isEqualTo(name + "€");
        assertThat(read.deviations().get(0).path())
                .isEqualTo("Envelope/Body/GetParameterValuesResponse/ParameterList/ParameterValueStruct[1]/Name");
    }

    @Test
    @Rule("B-TYPE-13")
    void resolvesTypesInTheirScope() {
        String odd = Xml.answer("xsd:int", "1")
                .replace(
                        "<Value xsi:type=\"xsd:int\"",
                        "<Value xmlns:z=\"http://www.w3.org/2001/XMLSchema\" xsi:type=\"z:int\"");
        assertThat(Reading.value(Reading.clean(odd)).type()).isEqualTo(ParameterType.INT);
        String own = Xml.answer("xsd:int", "1")
                .replace("<Value xsi:type=\"xsd:int\"", "<Value xmlns:xsd=\"urn:v\" xsi:type=\"xsd:Speed\"");
        assertThat(Reading.value(Reading.clean(own)).type()).isEqualTo(new ParameterType("urn:v", "Speed"));
        DecodedEnvelope unbound = Reading.deviating(Xml.answer("y:unsignedInt", "1"), DeviationKind.UNBOUND_PREFIX);
        assertThat(Reading.value(unbound).type()).isEqualTo(ParameterType.UNSIGNED_INT);
        DecodedEnvelope bare = Reading.deviating(Xml.answer("xsd:", "1"), DeviationKind.TYPE_NAME);
        assertThat(Reading.value(bare).type()).isEqualTo(new ParameterType(ParameterType.XSD, ""));
    }

    @Test
    @Rule({"B-SOAP-09", "X6"})
    void takesAValueWithoutTypeForAString() {
        String message = Xml.answer("xsd:int", "1").replace(" xsi:type=\"xsd:int\"", "");
        assertThat(Reading.value(Reading.deviating(message, DeviationKind.TYPE_MISSING))
                        .type())
                .isEqualTo(ParameterType.STRING);
    }

    @Test
    @Rule({"B-SOAP-10", "X9"})
    void takesTypesElsewhereIfTheyAreTheSchemas() {
        Reading.clean(Xml.inform().replace("<MaxEnvelopes>", "<MaxEnvelopes xsi:type=\"xsd:unsignedInt\">"));
        Reading.clean(Xml.inform().replace("<DeviceId>", "<DeviceId xsi:type=\"c:DeviceIdStruct\">"));
        Reading.deviating(
                Xml.inform().replace("<Manufacturer>", "<Manufacturer xsi:type=\"xsd:string\">"),
                DeviationKind.TYPE_UNEXPECTED);
        Reading.deviating(
                Xml.answer("xsd:int", "1").replace("<Name>", "<Name xsi:type=\"xsd:string\">"),
                DeviationKind.TYPE_UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0009]", "[2]", "[0]", "[]", "[-1]", "[2147483647]", ""})
    @Rule({"B-SOAP-07", "X10", "W13", "S4-FREEACS"})
    void countsMembersInsteadOfBelievingTheSize(String size) {
        DecodedEnvelope read =
                Reading.deviating(Xml.answer("xsd:int", "1").replace("[1]", size), DeviationKind.ARRAY_SIZE);
        assertThat(Reading.message(read, GetParameterValuesResponse.class).parameterList())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e:arrayType=\"ParameterValueStruct[1]\"", "e:arrayType=\"xsd:string[1]\""})
    @Rule("B-SOAP-07")
    void readsArraysWhoseTypeIsMissingOrWrong(String attribute) {
        Reading.deviating(
                Xml.answer("xsd:int", "1").replace("e:arrayType=\"c:ParameterValueStruct[1]\"", attribute),
                DeviationKind.ARRAY_TYPE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @Rule({"B-SOAP-07", "B-TYPE-15"})
    void readsArraysOfAnySize(int size) {
        DecodedEnvelope read = Reading.clean(Xml.method(
                "GetParameterValuesResponse",
                Xml.list(size, Xml.value("Device.A", "xsd:int", "1").repeat(size))));
        assertThat(Reading.message(read, GetParameterValuesResponse.class).parameterList())
                .hasSize(size);
    }

    @Test
    void reportsPaddedNamesAndKeepsThem() {
        DecodedEnvelope read = Reading.deviating(
                Xml.answer("xsd:int", "1").replace(">Device.A<", "> Device.A <"), DeviationKind.PADDED_NAME);
        assertThat(Reading.value(read).name()).isEqualTo(" Device.A ");
    }

    @Test
    @Rule({"B-TYPE-04", "B-TYPE-05", "B-TYPE-08"})
    void readsTimesWithOffsetsAndReportsThoseWithout() {
        String inform = Xml.inform();
        String time = "2026-01-02T03:04:05Z";
        for (String good :
                new String[] {time, "2026-07-02T03:04:05+02:00", "0001-01-01T00:00:00Z", "0001-01-01T00:20:00"}) {
            assertThat(Reading.message(Reading.clean(inform.replace(time, good)), Inform.class)
                            .currentTime())
                    .isEqualTo(new CwmpDateTime(good));
        }
        Reading.deviating(inform.replace(time, "2026-01-02T03:04:05"), DeviationKind.DATE_TIME_ZONE);
        DecodedEnvelope odd = Reading.deviating(inform.replace(time, "Fri Mar 1"), DeviationKind.DATE_TIME_FORM);
        assertThat(Reading.message(odd, Inform.class).currentTime().text()).isEqualTo("Fri Mar 1");
    }

    @Test
    void readsVouchersAndBooleansOfNames() {
        String vouchers = "<VoucherList e:arrayType=\"e:base64[1]\"><base64>aGk=</base64></VoucherList>";
        assertThat(Reading.message(Reading.clean(Xml.method("SetVouchers", vouchers)), SetVouchers.class)
                        .voucherList())
                .containsExactly("aGk=");
        String info =
                "<ParameterList e:arrayType=\"c:ParameterInfoStruct[1]\"><ParameterInfoStruct><Name>Device.</Name>"
                        + "<Writable>false</Writable></ParameterInfoStruct></ParameterList>";
        assertThat(Reading.message(
                                Reading.clean(Xml.method("GetParameterNamesResponse", info)),
                                GetParameterNamesResponse.class)
                        .parameterList()
                        .get(0)
                        .writable())
                .isFalse();
    }

    @Test
    @Rule("B-TYPE-02")
    void readsPlusAndLeadingZeros() {
        String schedule = "<DelaySeconds> +0060 </DelaySeconds><CommandKey/>";
        assertThat(Reading.message(Reading.clean(Xml.method("ScheduleInform", schedule)), ScheduleInform.class)
                        .delaySeconds())
                .isEqualTo(60);
    }
}
