package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.cwmp4j.codec.CodecException.Answer;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Header entries. */
class HeaderReadingTest {
    private static final String RESPONSE = "<c:InformResponse><MaxEnvelopes>1</MaxEnvelopes></c:InformResponse>";

    @ParameterizedTest
    @ValueSource(strings = {"0", "c3b5e7f0-93a5-4ff0-9c37-0a0a3e6d2f11", "  two words ", "<&>\"'", ""})
    @Rule("B-HDR-01")
    void keepsTheIdAsItIs(String id) {
        String escaped = id.replace("&", "&amp;").replace("<", "&lt;");
        assertThat(Reading.clean(Xml.message("<c:FactoryReset/>").replace(">77<", ">" + escaped + "<"))
                        .envelope()
                        .header()
                        .id())
                .isEqualTo(id);
    }

    @Test
    @Rule("B-HDR-01")
    void keepsALongId() {
        String id = "i".repeat(1024);
        assertThat(Reading.clean(Xml.message("<c:FactoryReset/>").replace(">77<", ">" + id + "<"))
                        .envelope()
                        .header()
                        .id())
                .isEqualTo(id);
    }

    @Test
    @Rule({"B-HDR-02", "X4"})
    void knowsARequestWithoutId() {
        assertThat(Reading.clean(Xml.envelope("", "<c:FactoryReset/>"))
                        .envelope()
                        .header()
                        .id())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mustUnderstand=\"1\"",
                "e:mustUnderstand=\"1\"",
                "s:mustUnderstand=\"0\"",
                "s:mustUnderstand=\"true\""
            })
    @Rule("B-HDR-01")
    void reportsAnIdThatNeedNotBeUnderstood(String attribute) {
        String message = Xml.message("<c:FactoryReset/>").replace("s:mustUnderstand=\"1\"", attribute);
        assertThat(Reading.deviating(message, DeviationKind.MUST_UNDERSTAND)
                        .envelope()
                        .header()
                        .id())
                .isEqualTo("77");
    }

    @Test
    @Rule("B-HDR-10")
    void takesHoldRequestsFromTheAcsOnly() {
        String hold = "<c:HoldRequests s:mustUnderstand=\"1\">true</c:HoldRequests>";
        assertThat(Reading.clean(Xml.envelope(hold, RESPONSE))
                        .envelope()
                        .header()
                        .holdsRequests())
                .isTrue();
        assertThat(Reading.clean(Xml.envelope("", RESPONSE)).envelope().header().holdsRequests())
                .isFalse();
        String inform = Xml.inform().replace("<s:Header>", "<s:Header>" + hold);
        assertThat(Reading.deviating(inform, DeviationKind.MISPLACED_HEADER)
                        .envelope()
                        .header()
                        .holdRequests())
                .isNull();
    }

    @Test
    @Rule("B-HDR-10")
    void takesSessionTimeoutWithInformOnly() {
        String timeout = "<c:SessionTimeout>60</c:SessionTimeout>";
        String inform = Xml.inform().replace("</s:Header>", timeout + "</s:Header>");
        assertThat(Reading.clean(inform).envelope().header().sessionTimeout()).isEqualTo(60);
        Reading.deviating(inform.replace(">60<", ">29<"), DeviationKind.CONFORMANCE);
        Reading.deviating(inform.replace(">60<", ">soon<"), DeviationKind.NUMBER_FORM);
        assertThat(Reading.deviating(Xml.envelope(timeout, "<c:FactoryReset/>"), DeviationKind.MISPLACED_HEADER)
                        .envelope()
                        .header())
                .isEqualTo(SoapHeader.NONE);
    }

    @Test
    @Rule("B-HDR-11")
    void readsListsOfVersionsWithBlanksAndLaterOnes() {
        String versions = "<c:SupportedCWMPVersions>1.0 , 1.4, 1.5\n</c:SupportedCWMPVersions>";
        assertThat(Reading.clean(Xml.inform().replace("</s:Header>", versions + "</s:Header>"))
                        .envelope()
                        .header()
                        .supportedCwmpVersions())
                .containsExactly("1.0", "1.4", "1.5");
        Reading.deviating(Xml.envelope(versions, "<c:FactoryReset/>"), DeviationKind.MISPLACED_HEADER);
    }

    @Test
    @Rule("B-HDR-10")
    void takesUseCwmpVersionWithInformResponseOnly() {
        String use = "<c:UseCWMPVersion s:mustUnderstand=\"1\">1.4</c:UseCWMPVersion>";
        assertThat(Reading.clean(Xml.envelope(use, RESPONSE))
                        .envelope()
                        .header()
                        .useCwmpVersion())
                .isEqualTo("1.4");
        Reading.deviating(Xml.envelope(use, "<c:FactoryReset/>"), DeviationKind.MISPLACED_HEADER);
    }

    @Test
    @Rule({"S4-OPENACS", "B-OLD-06"})
    void readsNoMoreRequestsOfTheFirstIssue() {
        String entry = "<c:NoMoreRequests s:mustUnderstand=\"1\">1</c:NoMoreRequests>";
        assertThat(Reading.deviating(Xml.envelope(entry, RESPONSE), DeviationKind.OBSOLETE_HEADER)
                        .envelope()
                        .header()
                        .noMoreRequests())
                .isTrue();
    }

    @Test
    @Rule("B-SOAP-20")
    void refusesAnUnknownEntryThatMustBeUnderstood() {
        String entry = "<v:Key xmlns:v=\"urn:v\" s:mustUnderstand=\"1\"><v:In>1</v:In></v:Key>";
        String message = Xml.envelope(entry, RESPONSE);
        assertThat(Reading.refused(message, ErrorKind.NOT_UNDERSTOOD)).isNotNull();
        assertThat(Reading.answer(message, Direction.CPE_TO_ACS)).isEqualTo(new Answer.HttpStatus(400));
        assertThat(Reading.answer(message, Direction.ACS_TO_CPE)).isEqualTo(new Answer.EndOfSession());
        Reading.ignoring(
                message.replace("s:mustUnderstand=\"1\"", "s:mustUnderstand=\"0\""), DeviationKind.UNKNOWN_HEADER);
        Reading.ignoring(message.replace("s:mustUnderstand=\"1\"", ""), DeviationKind.UNKNOWN_HEADER);
    }

    @Test
    void refusesTwoIds() {
        Reading.refused(Xml.envelope(Xml.ID + Xml.ID, RESPONSE), ErrorKind.INVALID_ENVELOPE);
    }
}
