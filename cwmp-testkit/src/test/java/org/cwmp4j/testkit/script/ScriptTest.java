package org.cwmp4j.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.SoapHeader;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.testkit.Samples;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final AcsScript ACS = AcsScript.start()
            .expect(Inform.class)
            .answer(new InformResponse(1))
            .expectEmpty()
            .call(new GetParameterValues(List.of("Device.")))
            .expect(GetParameterValuesResponse.class)
            .nothing();

    private static final CpeScript CPE = CpeScript.start(CwmpVersion.V1_4)
            .call(Samples.inform())
            .expect(InformResponse.class)
            .nothing()
            .expect(GetParameterValues.class)
            .answer(new GetParameterValuesResponse(List.of()))
            .expectNothing();

    @Test
    void theTwoPlayASession() {
        ScriptedAcs acs = new ScriptedAcs(ACS);
        List<Turn> replies = ScriptedCpe.play(CPE, acs::take);
        acs.assertFinished();
        assertThat(acs.isFinished()).isTrue();
        assertThat(replies).hasSize(3).last().isEqualTo(new Turn.Empty());
        assertThat(acs.received()).hasSize(3).element(1).isEqualTo(new Turn.Empty());
    }

    @Test
    void answersGetTheIdOfTheRequestAndTheNewestVersionOffered() {
        ScriptedAcs acs = new ScriptedAcs(ACS);
        List<Turn> replies = ScriptedCpe.play(CPE, acs::take);
        SoapEnvelope response = ((Turn.Message) replies.get(0)).envelope();
        assertThat(response.header()).isEqualTo(SoapHeader.ofId("cpe-1").withUseCwmpVersion("1.4"));
        assertThat(((Turn.Message) acs.received().get(2)).envelope().header()).isEqualTo(SoapHeader.ofId("acs-1"));
    }

    @Test
    void anOldDeviceOffersNoVersionsAndIsAnsweredInItsNamespace() {
        ScriptedAcs acs = new ScriptedAcs(AcsScript.start().expect(Inform.class).answer(new InformResponse(1)));
        CpeScript old = CpeScript.start(CwmpVersion.V1_0).call(Samples.inform()).expect(InformResponse.class);
        assertThat(ScriptedCpe.play(old, acs::take))
                .containsExactly(new Turn.Message(new SoapEnvelope(
                        CwmpVersion.V1_0.namespace(), SoapHeader.ofId("cpe-1"), new InformResponse(1))));
    }

    @Test
    void theAcsSaysWhatCameInstead() {
        ScriptedAcs acs = new ScriptedAcs(ACS);
        assertThatThrownBy(() -> acs.take(message(new Reboot("key"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("step 1 of 3: expected Inform, got Reboot")
                .hasMessageContaining("key");
        assertThatThrownBy(() -> acs.take(message(Samples.inform()))).hasMessageContaining("step 1 of 3");
        assertThatThrownBy(acs::assertFinished).hasMessageContaining("step 1 of 3");
        assertThat(acs.isFinished()).isFalse();
    }

    @Test
    void theAcsSaysWhatDidNotCome() {
        ScriptedAcs acs = new ScriptedAcs(ACS);
        acs.take(message(Samples.inform()));
        assertThatThrownBy(acs::assertFinished).hasMessage("step 2 of 3: expected an empty message, but nothing came");
    }

    @Test
    void theAcsExpectsNothingAfterTheLastStep() {
        ScriptedAcs acs = new ScriptedAcs(AcsScript.start());
        assertThatThrownBy(() -> acs.take(new Turn.Empty()))
                .hasMessage("after the last step: nothing expected, got an empty message");
    }

    @Test
    void checksOfTheContentNameTheStepToo() {
        ScriptedAcs acs = new ScriptedAcs(AcsScript.start()
                .expect(Inform.class, inform -> assertThat(inform.retryCount()).isEqualTo(3))
                .nothing());
        assertThatThrownBy(() -> acs.take(message(Samples.inform())))
                .hasMessageContaining("step 1 of 1")
                .hasMessageContaining("expected: 3");
    }

    @Test
    void theCpeSaysWhatCameInstead() {
        assertThatThrownBy(() -> ScriptedCpe.play(CPE, posted -> new Turn.Status(503)))
                .hasMessage("step 1 of 3: expected InformResponse, got HTTP status 503");
    }

    @Test
    void statusesAndHangUpsAreRepliesToo() {
        ScriptedAcs acs = new ScriptedAcs(AcsScript.start()
                .expect(Inform.class)
                .status(503)
                .expect(Inform.class)
                .hangUp());
        CpeScript cpe = CpeScript.start(CwmpVersion.V1_2)
                .call(Samples.inform())
                .expectStatus(503)
                .call(Samples.inform())
                .expectHangUp();
        assertThat(ScriptedCpe.play(cpe, acs::take)).containsExactly(new Turn.Status(503), new Turn.HangUp());
    }

    private static Turn message(CwmpMessage message) {
        return new Turn.Message(SoapEnvelope.of(CwmpVersion.V1_4, SoapHeader.ofId("1"), message));
    }
}
