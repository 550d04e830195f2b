package org.cwmp4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.model.Direction.ACS_TO_CPE;
import static org.cwmp4j.model.Direction.CPE_TO_ACS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header entries as written, and what the encoder refuses of them. */
class HeaderRulesTest {
    private static final Inform INFORM =
            new Inform(new DeviceId("M", "00D09E", "P", "S"), List.of(), 1, CwmpDateTime.UNKNOWN, 0, List.of());
    private static final InformResponse INFORM_RESPONSE = new InformResponse(1);
    private static final Reboot REBOOT = new Reboot("");

    private String write(SoapHeader header, CwmpMessage message, CwmpVersion version, Direction direction) {
        SoapEnvelope envelope = SoapEnvelope.of(version, header, message);
        byte[] bytes = new CwmpEncoder().encode(envelope, EncodeContext.of(version, direction));
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private void assertRefused(SoapHeader header, CwmpMessage message, CwmpVersion version, Direction direction) {
        assertThatThrownBy(() -> write(header, message, version, direction))
                .isInstanceOf(ConformanceException.class)
                .hasMessageContaining("Header.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", " a b ", "3f1c2a60-7f0e-4f3a-9d1c-2b7c1e4d5a6f"})
    @Rule("B-HDR-01")
    void anIdIsWrittenAsItIs(String id) {
        assertThat(write(SoapHeader.ofId(id), REBOOT, CwmpVersion.V1_0, ACS_TO_CPE))
                .contains(
                        "<soapenv:Header><cwmp:ID soapenv:mustUnderstand=\"1\">" + id + "</cwmp:ID></soapenv:Header>");
    }

    @Test
    @Rule("B-HDR-01")
    void anIdMayBeLongAndHoldMarkup() {
        String id = "<&>" + "x".repeat(1024);

        assertThat(write(SoapHeader.ofId(id), REBOOT, CwmpVersion.V1_0, ACS_TO_CPE))
                .contains(">&lt;&amp;&gt;" + "x".repeat(1024) + "</cwmp:ID>");
    }

    @Test
    @Rule({"B-HDR-02", "A-HDR-04"})
    void withoutEntriesThereIsNoHeader() {
        assertThat(write(SoapHeader.NONE, REBOOT, CwmpVersion.V1_0, ACS_TO_CPE)).doesNotContain("Header");
    }

    @Test
    @Rule({"A-HDR-04", "C-HDR-05", "B-HDR-10"})
    void onlyTheAcsHoldsRequests() {
        SoapHeader header = SoapHeader.NONE.withHoldRequests(true);

        assertThat(write(header, REBOOT, CwmpVersion.V1_0, ACS_TO_CPE))
                .contains("<cwmp:HoldRequests soapenv:mustUnderstand=\"1\">1</cwmp:HoldRequests>");
        assertRefused(header, INFORM, CwmpVersion.V1_0, CPE_TO_ACS);
    }

    @Test
    @Rule({"C-HDR-06", "A-HDR-07"})
    void aSessionTimeoutIsThirtySecondsOrMoreAndOnlyWithInform() {
        SoapHeader header = SoapHeader.NONE.withSessionTimeout(30L);

        assertThat(write(header, INFORM, CwmpVersion.V1_3, CPE_TO_ACS))
                .contains("<cwmp:SessionTimeout soapenv:mustUnderstand=\"0\">30</cwmp:SessionTimeout>");
        assertRefused(SoapHeader.NONE.withSessionTimeout(29L), INFORM, CwmpVersion.V1_3, CPE_TO_ACS);
        assertRefused(SoapHeader.NONE.withSessionTimeout(1L << 32), INFORM, CwmpVersion.V1_3, CPE_TO_ACS);
        assertRefused(header, INFORM, CwmpVersion.V1_2, CPE_TO_ACS);
        assertRefused(header, INFORM_RESPONSE, CwmpVersion.V1_3, ACS_TO_CPE);
        assertRefused(header, new RebootResponse(), CwmpVersion.V1_3, CPE_TO_ACS);
    }

    @Test
    @Rule("C-HDR-08")
    void theListOfVersionsGoesOnlyWithInform() {
        SoapHeader header = SoapHeader.NONE.withSupportedCwmpVersions(List.of("1.0", "1.2", "1.4"));

        assertThat(write(header, INFORM, CwmpVersion.V1_4, CPE_TO_ACS))
                .contains("<cwmp:SupportedCWMPVersions soapenv:mustUnderstand=\"0\">1.0,1.2,1.4<");
        assertRefused(header, INFORM, CwmpVersion.V1_3, CPE_TO_ACS);
        assertRefused(header, new RebootResponse(), CwmpVersion.V1_4, CPE_TO_ACS);
        assertRefused(SoapHeader.NONE.withSupportedCwmpVersions(List.of()), INFORM, CwmpVersion.V1_4, CPE_TO_ACS);
        assertRefused(SoapHeader.NONE.withSupportedCwmpVersions(List.of("1,4")), INFORM, CwmpVersion.V1_4, CPE_TO_ACS);
    }

    @Test
    @Rule("A-HDR-09")
    void theChosenVersionGoesOnlyWithInformResponse() {
        SoapHeader header = SoapHeader.NONE.withUseCwmpVersion("1.4");

        assertThat(write(header, INFORM_RESPONSE, CwmpVersion.V1_4, ACS_TO_CPE))
                .contains("<cwmp:UseCWMPVersion soapenv:mustUnderstand=\"1\">1.4</cwmp:UseCWMPVersion>");
        assertRefused(header, new TransferCompleteResponse(), CwmpVersion.V1_4, ACS_TO_CPE);
        assertRefused(header, INFORM, CwmpVersion.V1_4, CPE_TO_ACS);
        assertRefused(SoapHeader.NONE.withUseCwmpVersion("four"), INFORM_RESPONSE, CwmpVersion.V1_4, ACS_TO_CPE);
    }

    @Test
    @Rule("B-OLD-06")
    void noMoreRequestsIsNeverWritten() {
        SoapHeader header = new SoapHeader("1", null, true, null, null, null);

        assertRefused(header, INFORM, CwmpVersion.V1_0, CPE_TO_ACS);
        SoapEnvelope envelope = SoapEnvelope.of(CwmpVersion.V1_0, header, INFORM);
        byte[] received = new CwmpEncoder().encode(envelope, EncodeContext.asReceived(CPE_TO_ACS));
        assertThat(new String(received, StandardCharsets.US_ASCII)).doesNotContain("NoMoreRequests");
    }
}
