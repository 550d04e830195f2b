package org.cwmp4j.cpe.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version a session is held in (TR-069 A6C1 3.7.1.1, Tables 6 and 11). */
class SessionVersionTest {
    private static final Inform INFORM =
            new Inform(new DeviceId("m", "00D09E", "", "1"), List.of(), 1, CwmpDateTime.UNKNOWN, 0, List.of());

    private static SessionSettings upTo(CwmpVersion highest, Long timeout) {
        return new SessionSettings(
                Arrays.stream(CwmpVersion.values()).filter(highest::has).toList(), timeout, "t", false);
    }

    private static SessionMachine.Step begin(SessionSettings settings) {
        return SessionMachine.step(
                SessionState.of(settings),
                new SessionInput.Begin(INFORM, List.of(new AcsCall(1, new GetRPCMethods()))));
    }

    private static SoapEnvelope sent(SessionMachine.Step step) {
        return step.effects().stream()
                .filter(SessionEffect.Send.class::isInstance)
                .map(e -> ((SessionEffect.Send) e).envelope())
                .findFirst()
                .orElseThrow();
    }

    private static SessionMachine.Step accept(SessionMachine.Step begun, String namespace, String use) {
        SoapHeader header = SoapHeader.ofId(sent(begun).header().id()).withUseCwmpVersion(use);
        return SessionMachine.step(
                begun.state(), new SessionInput.Received(new SoapEnvelope(namespace, header, new InformResponse(1))));
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"C-VER-06", "C-HDR-08", "C-HDR-06", "B-VER-01"})
    void theInformSpeaksTheHighest(CwmpVersion highest) {
        SoapEnvelope inform = sent(begin(upTo(highest, 60L)));
        assertThat(inform.namespace()).isEqualTo(highest.namespace());
        if (highest == CwmpVersion.V1_4) {
            assertThat(inform.header().supportedCwmpVersions()).containsExactly("1.0", "1.1", "1.2", "1.3", "1.4");
        } else {
            assertThat(inform.header().supportedCwmpVersions()).isNull();
        }
        assertThat(inform.header().sessionTimeout()).isEqualTo(highest.has(CwmpVersion.V1_3) ? 60L : null);
        assertThat(inform.header().holdRequests()).as("C-HDR-05: never sent").isNull();
    }

    @Test
    @Rule("C-HDR-06")
    void sessionTimeoutIs30OrMore() {
        assertThat(upTo(CwmpVersion.V1_4, 30L).sessionTimeout()).isEqualTo(30);
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> upTo(CwmpVersion.V1_4, 29L));
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"C-VER-02", "C-VER-07"})
    void theAcsChooses(CwmpVersion version) {
        SessionMachine.Step step =
                accept(begin(upTo(CwmpVersion.V1_4, null)), CwmpVersion.V1_2.namespace(), version.text());
        assertThat(step.state().version()).isEqualTo(version);
        assertThat(sent(step).namespace()).isEqualTo(version.namespace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "1.5", "", "1"})
    @Rule("C-VER-03")
    void aVersionThatWasNotOfferedEndsTheSession(String use) {
        SessionMachine.Step step = accept(begin(upTo(CwmpVersion.V1_4, null)), CwmpVersion.V1_2.namespace(), use);
        assertThat(step.effects()).first().isInstanceOf(SessionEffect.Close.class);
        assertThat(step.state().end()).contains(SessionEnd.VERSION_NOT_OFFERED);
    }

    @Test
    @Rule("C-VER-03")
    void aKnownVersionThatWasNotOfferedEndsTheSession() {
        SessionSettings few = new SessionSettings(List.of(CwmpVersion.V1_0, CwmpVersion.V1_4), null, "t", false);
        assertThat(accept(begin(few), CwmpVersion.V1_2.namespace(), "1.2")
                        .state()
                        .end())
                .contains(SessionEnd.VERSION_NOT_OFFERED);
    }

    /** Rows: what the device speaks at most; columns: the namespace of the InformResponse, without UseCWMPVersion. */
    @ParameterizedTest
    @CsvSource({
        "V1_0, 1-0, V1_0", "V1_0, 1-1, V1_0", "V1_0, 1-2, V1_0",
        "V1_1, 1-0, V1_0", "V1_1, 1-1, V1_1", "V1_1, 1-2, V1_1",
        "V1_2, 1-0, V1_0", "V1_2, 1-1, V1_1", "V1_2, 1-2, V1_2",
        "V1_3, 1-0, V1_0", "V1_3, 1-1, V1_1", "V1_3, 1-2, V1_2",
        "V1_4, 1-0, V1_0", "V1_4, 1-1, V1_1", "V1_4, 1-2, V1_2",
        "V1_4, 1-4, V1_2", "V1_4, 1-3, V1_2"
    })
    @Rule({"C-VER-04", "B-VER-15"})
    void otherwiseTheNamespaceTells(CwmpVersion own, String namespace, CwmpVersion expected) {
        SessionMachine.Step step = accept(begin(upTo(own, null)), "urn:dslforum-org:cwmp-" + namespace, null);
        assertThat(step.state().version()).isEqualTo(expected);
        assertThat(sent(step).namespace()).isEqualTo(expected.namespace());
    }

    /** UseCWMPVersion without our list is no answer to anything: ignored. */
    @Test
    @Rule("B-HDR-10")
    void anUnaskedChoiceIsIgnored() {
        SessionMachine.Step step = accept(begin(upTo(CwmpVersion.V1_3, null)), CwmpVersion.V1_1.namespace(), "1.4");
        assertThat(step.state().version()).isEqualTo(CwmpVersion.V1_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cwmp-1-0", "cwmp-1-2", "cwmp-1-4"})
    @Rule({"C-VER-07", "B-VER-15"})
    void answersMirrorTheNamespaceThatCame(String namespace) {
        SessionMachine.Step step = SessionMachine.step(
                SessionState.of(upTo(CwmpVersion.V1_4, null)), new SessionInput.Begin(INFORM, List.of()));
        step = accept(step, CwmpVersion.V1_2.namespace(), "1.2");
        String full = "urn:dslforum-org:" + namespace;
        step = SessionMachine.step(
                step.state(),
                new SessionInput.Received(
                        new SoapEnvelope(full, SoapHeader.ofId("1"), new GetParameterValues(List.of("Device.")))));
        step = SessionMachine.step(step.state(), new SessionInput.Answered(new GetParameterValuesResponse(List.of())));
        assertThat(sent(step).namespace()).isEqualTo(full);
    }
}
