package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no XML, and is read all the same (quirks X11, X12). */
class RepairTest {
    @ParameterizedTest
    @CsvSource({
        "a\u0002b, ab, CONTROL_CHARACTER", "a&#2;b, ab, CONTROL_CHARACTER", "a&#x1F;b, ab, CONTROL_CHARACTER",
        "a&#xFFFF;b, ab, CONTROL_CHARACTER", "a&#99999999999;b, ab, CONTROL_CHARACTER",
                "a&#xD800;b, ab, CONTROL_CHARACTER",
        "a & b, a & b, BARE_AMPERSAND", "?x=1&y=2, ?x=1&y=2, BARE_AMPERSAND", "a&#;b, a&#;b, BARE_AMPERSAND",
        "a&, a&, BARE_AMPERSAND", "a&nbsp;b, a&nbsp;b, UNDEFINED_ENTITY", "a&uuml;, a&uuml;, UNDEFINED_ENTITY"
    })
    @Rule({"B-ROB-01", "X11", "X12"})
    void repairsTexts(String sent, String read, DeviationKind kind) {
        DecodedEnvelope envelope = Reading.deviating(Xml.answer("xsd:string", sent), kind);
        assertThat(Reading.value(envelope).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&amp;&lt;&gt;&quot;&apos;&#65;&#x41;", "<![CDATA[a & b &nbsp; <x>]]>", "&#x1F600;"})
    void leavesGoodTextsAloneWhileRepairingOthers(String good) {
        String plain =
                Reading.value(Reading.clean(Xml.answer("xsd:string", good))).text();
        DecodedEnvelope repaired =
                Reading.deviating(Xml.answer("xsd:string", "&" + good), DeviationKind.BARE_AMPERSAND);
        assertThat(Reading.value(repaired).text()).isEqualTo("&" + plain);
    }

    @Test
    void refusesNulBeforeTheEnd() {
        Reading.refused(Xml.answer("xsd:string", "a\0b"), ErrorKind.NOT_WELL_FORMED);
        Reading.refused(Xml.answer("xsd:string", "a&#0;b"), ErrorKind.NOT_WELL_FORMED);
        Reading.refused("\0" + Xml.inform(), ErrorKind.NOT_WELL_FORMED);
    }

    @Test
    void dropsPadding() {
        DecodedEnvelope plain = Reading.clean(Xml.inform());
        assertThat(Reading.deviating(Xml.inform() + "\0", DeviationKind.PADDING).envelope())
                .isEqualTo(plain.envelope());
        assertThat(Reading.deviating("\r\n <?xml version=\"1.0\"?>" + Xml.inform(), DeviationKind.PADDING)
                        .envelope())
                .isEqualTo(plain.envelope());
        assertThat(Reading.clean("\r\n" + Xml.inform() + "\r\n").envelope()).isEqualTo(plain.envelope());
    }

    @Test
    void takesTheFirstOfTwoAttributes() {
        String message = Xml.answer("xsd:int", "1")
                .replace("xsi:type=\"xsd:int\"", "xsi:type=\"xsd:int\" xsi:type='xsd:boolean'");
        assertThat(Reading.value(Reading.deviating(message, DeviationKind.DUPLICATE_ATTRIBUTE))
                        .type()
                        .name())
                .isEqualTo("int");
        Reading.deviating(
                Xml.inform()
                        .replace(
                                "xmlns:c=\"urn:dslforum-org:cwmp-1-2\"",
                                "xmlns:c=\"urn:dslforum-org:cwmp-1-2\" xmlns:c=\"urn:x\""),
                DeviationKind.DUPLICATE_ATTRIBUTE);
    }

    @Test
    void refusesWhatCannotBeToldFromMarkup() {
        Reading.refused(Xml.answer("xsd:string", "a < b"), ErrorKind.NOT_WELL_FORMED);
        Reading.refused(Xml.answer("xsd:string", "a<b"), ErrorKind.NOT_WELL_FORMED);
        Reading.refused(
                Xml.inform().replace("xsi:type=\"xsd:string\"", "xsi:type=xsd:string"), ErrorKind.NOT_WELL_FORMED);
        Reading.refused("<?xml version=\"1.1\"?>" + Xml.inform(), ErrorKind.NOT_WELL_FORMED);
        assertThat(Refused.by(Xml.inform().substring(0, 700), DecodeContext.lenient(null))
                        .kind())
                .isEqualTo(ErrorKind.TRUNCATED);
    }

    @Test
    void mapsPlacesBackToWhatCame() {
        String message = "\n\n<?xml version=\"1.0\"?>\n"
                + Xml.inform()
                        .replace("<DeviceId>", "\n<DeviceId>")
                        .replace(">M<", ">R & D\u0001<")
                        .replace("<RetryCount>0", "\n  <RetryCount>x");
        DecodedEnvelope read = Reading.deviating(
                message,
                DeviationKind.PADDING,
                DeviationKind.BARE_AMPERSAND,
                DeviationKind.CONTROL_CHARACTER,
                DeviationKind.NUMBER_FORM);
        assertThat(Reading.message(read, Inform.class).deviceId().manufacturer())
                .isEqualTo("R & D");
        assertThat(read.deviations()).extracting(Deviation::line).containsExactly(1, 5, 5, 6);
        assertThat(read.deviations()).extracting(Deviation::column).containsExactly(1, 27, 30, 3);
    }
}
