package org.cwmp4j.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.InformResponse;
import org.cwmp4j.testkit.Samples;
import org.cwmp4j.testkit.junit.ThreadsExtension;
import org.cwmp4j.testkit.pki.TestPki;
import org.cwmp4j.testkit.script.AcsScript;
import org.cwmp4j.testkit.script.CpeScript;
import org.cwmp4j.testkit.script.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(ThreadsExtension.class)
class HttpScriptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void theTwoPlayASessionOverOneConnection() {
        try (HttpAcs acs = HttpAcs.builder(ACS).start()) {
            HttpCpe.of(acs.url()).play(CPE);
            acs.awaitFinished(PATIENCE);
            assertThat(acs.connections()).isEqualTo(1);
            assertThat(acs.received()).hasSize(3);
        }
    }

    @Test
    void theDeviceSendsWhatTheStandardWants() {
        try (HttpAcs acs = HttpAcs.builder(ACS).start()) {
            HttpCpe.of(acs.url()).play(CPE);
            HttpCall inform = acs.calls().get(0);
            assertThat(inform.method()).isEqualTo("POST");
            assertThat(inform.headers().all("SOAPAction")).containsExactly("");
            assertThat(inform.headers().get("Content-Type")).isEqualTo("text/xml; charset=utf-8");
            HttpCall empty = acs.calls().get(1);
            assertThat(empty.headers().has("SOAPAction")).isFalse();
            assertThat(empty.headers().has("Content-Type")).isFalse();
            assertThat(empty.headers().get("Content-Length")).isEqualTo("0");
        }
    }

    @Test
    void theSessionGoesOnWhereTheAcsClosesTheConnection() {
        try (HttpAcs acs = HttpAcs.builder(ACS)
                .decorate(answer -> answer.with("Connection", "close").with("Set-Cookie", "session=1"))
                .start()) {
            HttpCpe.of(acs.url()).play(CPE);
            acs.awaitFinished(PATIENCE);
            assertThat(acs.connections()).isEqualTo(3);
            assertThat(cookies(acs)).containsExactly("", "session=1");
        }
    }

    @Test
    void cookiesDoNotOutliveTheSession() {
        AcsScript two = AcsScript.start()
                .expect(Inform.class)
                .answer(new InformResponse(1))
                .expect(Inform.class)
                .answer(new InformResponse(1));
        CpeScript one = CpeScript.start(CwmpVersion.V1_4).call(Samples.inform()).expect(InformResponse.class);
        try (HttpAcs acs = HttpAcs.builder(two)
                .decorate(answer -> answer.with("Set-Cookie", "session=1"))
                .start()) {
            HttpCpe.of(acs.url()).play(one);
            HttpCpe.of(acs.url()).play(one);
            assertThat(cookies(acs)).containsExactly("");
        }
    }

    @Test
    void challengesAreAnsweredOutsideTheScript() {
        AtomicInteger calls = new AtomicInteger();
        try (HttpAcs acs = HttpAcs.builder(ACS)
                .intercept(call -> calls.getAndIncrement() == 0
                        ? Optional.of(HttpAnswer.empty(401)
                                .with("WWW-Authenticate", "Digest realm=\"test\", nonce=\"abc\", qop=\"auth\""))
                        : Optional.empty())
                .start()) {
            HttpCpe.of(acs.url()).credentials("user", "password").play(CPE);
            acs.awaitFinished(PATIENCE);
            assertThat(acs.calls()).hasSize(4);
            assertThat(acs.calls().get(1).headers().get("Authorization"))
                    .startsWith("Digest ")
                    .contains("username=\"user\"");
        }
    }

    @Test
    void httpsChecksTheServer() {
        TestPki pki = TestPki.create();
        try (HttpAcs acs =
                HttpAcs.builder(ACS).tls(pki.sslContext(pki.localhost())).start()) {
            HttpCpe.of(acs.url()).tls(pki.sslContext(null)).play(CPE);
            acs.awaitFinished(PATIENCE);
            HttpCpe stranger = HttpCpe.of(acs.url()).tls(TestPki.create().sslContext(null));
            assertThatThrownBy(() -> stranger.play(CPE))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no exchange with https://127.0.0.1");
        }
    }

    @Test
    void whatIsNotInTheScriptFailsBothEnds() {
        CpeScript wrong = CpeScript.start(CwmpVersion.V1_4).nothing().expectNothing();
        try (HttpAcs acs = HttpAcs.builder(ACS).start()) {
            assertThatThrownBy(() -> HttpCpe.of(acs.url()).play(wrong))
                    .hasMessage("step 1 of 1: expected an empty message, got HTTP status 500");
            assertThatThrownBy(() -> acs.awaitFinished(PATIENCE))
                    .hasMessage("step 1 of 3: expected Inform, got an empty message");
        }
    }

    @Test
    void whatDoesNotComeIsNamed() {
        try (HttpAcs acs = HttpAcs.builder(ACS).start()) {
            assertThatThrownBy(() -> acs.awaitFinished(Duration.ofMillis(1)))
                    .hasMessage("step 1 of 3: expected Inform, but nothing came");
        }
    }

    @Test
    void brokenContentStatusesAndHangUpsPass() {
        AcsScript script = AcsScript.start()
                .expect(Inform.class)
                .reply(new Turn.Text("<not an envelope"))
                .expect(Inform.class)
                .status(503)
                .expect(Inform.class)
                .hangUp();
        try (HttpAcs acs = HttpAcs.builder(script).start()) {
            HttpCpe cpe = HttpCpe.of(acs.url());
            CpeScript.Then inform = CpeScript.start(CwmpVersion.V1_4).call(Samples.inform());
            assertThatThrownBy(() -> cpe.play(inform.expectNothing())).hasMessageContaining("<not an envelope");
            cpe.play(inform.expectStatus(503));
            cpe.play(inform.expectHangUp());
            acs.awaitFinished(PATIENCE);
        }
    }

    @Test
    void aDeadServerIsNamed() {
        HttpAcs acs = HttpAcs.builder(ACS).start();
        acs.close();
        assertThatThrownBy(() -> HttpCpe.of(acs.url()).play(CPE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(acs.url().toString());
    }

    private static Set<String> cookies(HttpAcs acs) {
        return acs.calls().stream()
                .map(call -> call.headers().first("Cookie").orElse(""))
                .collect(Collectors.toSet());
    }
}
