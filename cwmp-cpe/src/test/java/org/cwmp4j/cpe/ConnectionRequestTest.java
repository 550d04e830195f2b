package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestAnswer;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestPolicy;
import org.cwmp4j.cpe.connectionrequest.ConnectionRequestVerdict;
import org.cwmp4j.http.auth.ClientAuthPolicy;
import org.cwmp4j.http.auth.ClientAuthenticator;
import org.cwmp4j.http.auth.Credentials;
import org.cwmp4j.model.time.SecretSource;
import org.junit.jupiter.api.Test;

/** Connection requests (TR-069 A6C1 3.2.2). */
class ConnectionRequestTest {
    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    /** An ACS that knows the password. */
    static ConnectionRequestAnswer ask(AgentFixture cpe) {
        return ask(cpe, "cr", "secret");
    }

    static ConnectionRequestAnswer ask(AgentFixture cpe, String username, String password) {
        String path = cpe.source.path();
        ConnectionRequestAnswer challenge = cpe.source.send("GET", path, null);
        assertThat(challenge.status()).isEqualTo(401);
        return cpe.source.send("GET", path, authorization(challenge, path, username, password));
    }

    private static String authorization(
            ConnectionRequestAnswer challenge, String path, String username, String password) {
        ClientAuthenticator client = new ClientAuthenticator(
                new Credentials(username, password), ClientAuthPolicy.digestOnly(), SecretSource.secure());
        client.challenged(challenges(challenge));
        Optional<String> header = client.authorization("GET", path, new byte[0]);
        return header.orElseThrow();
    }

    private static List<String> challenges(ConnectionRequestAnswer answer) {
        return answer.headers().stream()
                .filter(h -> h.getKey().equals("WWW-Authenticate"))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    @Rule({"C-CR-01", "C-CR-06", "C-CR-16", "C-CONN-01", "C-CR-04"})
    void anAuthenticatedRequestLeadsToASession() {
        cpe.booted();
        AtomicBoolean silentWhenAnswered = new AtomicBoolean();
        cpe.source.answered = () -> silentWhenAnswered.set(!acs.isAsked());
        ConnectionRequestAnswer answer = ask(cpe);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(silentWhenAnswered).as("answered before the session").isTrue();
        cpe.pass(Duration.ofSeconds(30));
        acs.expectInform("6 CONNECTION REQUEST");
        assertThat(cpe.log.starts.get(1).reasons()).containsExactly(SessionReason.CONNECTION_REQUEST);
        assertThat(cpe.log.verdicts)
                .containsExactly(ConnectionRequestVerdict.CHALLENGED, ConnectionRequestVerdict.ACCEPTED);
    }

    @Test
    @Rule({"C-CR-15", "C-CR-10"})
    void withoutTheRightCredentialsNothingHappens() {
        cpe.booted();
        String path = cpe.source.path();
        ConnectionRequestAnswer challenge = cpe.source.send("GET", path, null);
        assertThat(challenges(challenge)).isNotEmpty().allMatch(c -> c.startsWith("Digest "));
        assertThat(ask(cpe, "cr", "wrong").status()).isEqualTo(401);
        assertThat(ask(cpe, "other", "secret").status()).isEqualTo(401);
        String basic = "Basic " + java.util.Base64.getEncoder().encodeToString("cr:secret".getBytes());
        assertThat(cpe.source.send("GET", path, basic).status()).isEqualTo(401);
        assertThat(cpe.source.send("GET", path, "Digest nonsense").status()).isEqualTo(401);
        cpe.pass(Duration.ofMinutes(5));
        acs.expectSilence();
        assertThat(cpe.log.starts).hasSize(1);
    }

    /** The same header twice: the second is a recording. */
    @Test
    @Rule({"C-CR-15", "CRQ-11"})
    void aRecordingIsRefused() {
        cpe.booted();
        String path = cpe.source.path();
        String header = authorization(cpe.source.send("GET", path, null), path, "cr", "secret");
        assertThat(cpe.source.send("GET", path, header).status()).isEqualTo(200);
        cpe.settle();
        acs.finish();
        assertThat(cpe.source.send("GET", path, header).status()).isEqualTo(401);
        cpe.pass(Duration.ofMinutes(1));
        acs.expectSilence();
    }

    /** Without a password nobody gets in, whatever he sends. */
    @Test
    @Rule({"C-CR-15", "CRQ-07"})
    void anEmptyPasswordFailsClosed() {
        AgentFixture open = new AgentFixture(s -> s.connectionRequestPassword(""));
        open.booted();
        assertThat(ask(open, "cr", "").status()).isEqualTo(401);
        open.settle();
        open.acs.expectSilence();
    }

    @Test
    @Rule({"C-DM-05", "CRQ-07"})
    void newCredentialsCountAtOnce() {
        cpe.booted();
        cpe.tree.settings(s -> s.connectionRequestPassword("new"));
        assertThat(ask(cpe).status()).isEqualTo(401);
        assertThat(ask(cpe, "cr", "new").status()).isEqualTo(200);
    }

    @Test
    @Rule("C-CR-08")
    void manyRequestsMakeOneSession() {
        cpe.booted();
        for (int i = 0; i < 5; i++) {
            assertThat(ask(cpe).status()).isEqualTo(200);
        }
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
        acs.finish();
        cpe.pass(Duration.ofHours(1));
        acs.expectSilence();
        assertThat(cpe.log.starts).hasSize(2);
    }

    /** What starts no session of its own does not count against the limit on those that do. */
    @Test
    @Rule("C-CR-08")
    void requestsBeforeTheSessionAreWelcomeBeyondTheLimit() {
        cpe.policy = new ConnectionRequestPolicy(1, Duration.ofHours(1), true);
        cpe.booted();
        for (int i = 0; i < 5; i++) {
            assertThat(ask(cpe).status()).isEqualTo(200);
        }
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
        acs.finish();
        assertThat(ask(cpe).status()).as("a session more").isEqualTo(503);
        cpe.settle();
        acs.expectSilence();
        assertThat(cpe.log.starts).hasSize(2);
    }

    @Test
    @Rule({"C-CR-09", "C-EVT-07"})
    void requestsDuringASessionMakeOneMore() {
        cpe.start();
        acs.accept();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(cpe).status()).isEqualTo(200);
        }
        cpe.settle();
        acs.expectEmpty();
        acs.finish();
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
        acs.finish();
        cpe.pass(Duration.ofHours(1));
        acs.expectSilence();
        assertThat(cpe.log.starts).hasSize(2);
    }

    @Test
    @Rule({"C-CR-09", "C-CR-05"})
    void orAreRefusedDuringASession() {
        cpe.policy = new ConnectionRequestPolicy(10, Duration.ofMinutes(1), false);
        cpe.start();
        acs.accept();
        ConnectionRequestAnswer answer = ask(cpe);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).as("no Retry-After").isEmpty();
        acs.finish();
        cpe.pass(Duration.ofHours(1));
        acs.expectSilence();
        assertThat(ask(cpe).status()).as("afterwards they are welcome").isEqualTo(200);
    }

    @Test
    @Rule({"C-CR-05", "C-CR-10"})
    void tooManyAreRefused() {
        cpe.policy = new ConnectionRequestPolicy(3, Duration.ofMinutes(10), true);
        cpe.booted();
        for (int i = 0; i < 3; i++) {
            assertThat(ask(cpe).status()).isEqualTo(200);
            cpe.settle();
            acs.finish();
        }
        ConnectionRequestAnswer refused = ask(cpe);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).isEmpty();
        cpe.pass(Duration.ofMinutes(9));
        acs.expectSilence();
        cpe.pass(Duration.ofMinutes(1));
        assertThat(ask(cpe).status()).isEqualTo(200);
    }

    @Test
    @Rule("C-CR-11")
    void otherMethodsAndPathsLeadNowhere() {
        cpe.booted();
        assertThat(cpe.source.send("POST", cpe.source.path(), null).status()).isEqualTo(405);
        assertThat(cpe.source.send("GET", "/", null).status()).isEqualTo(404);
        cpe.settle();
        acs.expectSilence();
    }

    /** 128 random bits, and the same ones after a restart. */
    @Test
    @Rule({"C-CR-11", "CRQ-02"})
    void thePathIsUnguessableAndKept() {
        cpe.booted();
        String path = cpe.source.path();
        assertThat(path).matches("/[A-Za-z0-9_-]{22}");
        cpe.powerCut();
        assertThat(cpe.source.path()).isEqualTo(path);
        AgentFixture other = new AgentFixture().start();
        assertThat(other.source.path()).isNotEqualTo(path);
    }

    @Test
    @Rule("C-CR-17")
    void switchedOffAndOnAgain() {
        cpe.booted();
        String path = cpe.source.path();
        cpe.tree.settings(s -> s.httpConnectionRequestEnable(false));
        assertThat(cpe.source.paths).isEmpty();
        assertThat(cpe.tree.settings().connectionRequestUrl()).isEmpty();
        cpe.tree.settings(s -> s.httpConnectionRequestEnable(true));
        assertThat(cpe.source.path()).isEqualTo(path);
        assertThat(cpe.tree.settings().connectionRequestUrl()).endsWith(path);
    }

    @Test
    @Rule("C-CONN-09")
    void cwmpSwitchedOff() {
        cpe.booted();
        cpe.tree.settings(
                s -> s.enableCwmp(false).periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(10)));
        assertThat(cpe.source.paths).isEmpty();
        cpe.agent.inform();
        cpe.tree.change("Device.X", "1", true);
        cpe.pass(Duration.ofHours(1));
        acs.expectSilence();
        cpe.tree.settings(s -> s.enableCwmp(true));
        cpe.settle();
        acs.expectInform("4 VALUE CHANGE");
        assertThat(cpe.source.paths).hasSize(1);
    }

    /** What the header says it is for must be what is asked for; a recording for another path is worth nothing. */
    @Test
    @Rule("CRQ-12")
    void theDigestIsForThisPath() {
        cpe.booted();
        String path = cpe.source.path();
        String other = authorization(cpe.source.send("GET", path, null), "/other", "cr", "secret");
        assertThat(cpe.source.send("GET", path, other).status()).isEqualTo(401);
        String absolute =
                authorization(cpe.source.send("GET", path, null), "http://device.example:7547" + path, "cr", "secret");
        assertThat(cpe.source.send("GET", path, absolute).status())
                .as("the absolute form denotes the same")
                .isEqualTo(200);
    }

    /** A directive twice is an attempt to be read in two ways. */
    @Test
    @Rule("CRQ-12")
    void aDirectiveTwiceIsRefused() {
        cpe.booted();
        String path = cpe.source.path();
        String header = authorization(cpe.source.send("GET", path, null), path, "cr", "secret");
        assertThat(cpe.source.send("GET", path, header + ", username=\"cr\"").status())
                .isEqualTo(401);
        cpe.settle();
        acs.expectSilence();
    }

    /** Only where the settings name networks; the default hears everybody (see {@code everySourceIsHeard}). */
    @Test
    @Rule("CRQ-18")
    void othersMayBeKeptOut() {
        cpe.policy = ConnectionRequestPolicy.DEFAULT.onlyFrom(java.net.InetAddress::isLoopbackAddress);
        cpe.booted();
        ConnectionRequestAnswer answer = cpe.source.send("GET", cpe.source.path(), null);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).as("no challenge").isEmpty();
        assertThat(cpe.log.verdicts).containsExactly(ConnectionRequestVerdict.FORBIDDEN_SOURCE);
        cpe.policy = ConnectionRequestPolicy.DEFAULT.onlyFrom(address -> true);
        cpe.powerCut();
        acs.finish();
        assertThat(cpe.source.send("GET", cpe.source.path(), null).status())
                .as("an address that nobody knows is not heard either")
                .isEqualTo(403);
    }

    @Test
    @Rule({"CRQ-14", "CRQ-20", "C-CR-06"})
    void neitherThrottleNorTimeKeepsTheSessionBack() {
        cpe.tree.settings(s -> s.activeNotificationThrottle(java.time.Duration.ofSeconds(600)));
        cpe.booted();
        assertThat(ask(cpe).status()).isEqualTo(200);
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
    }

    /** The session that it started failed: the retry does not list it again. */
    @Test
    @Rule({"CRQ-31", "C-EVT-17"})
    void aFailedOneIsNotReported() {
        cpe.booted();
        ask(cpe);
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
        acs.drop();
        cpe.pass(10);
        assertThat(acs.expectInform().retryCount()).isEqualTo(1);
    }

    /** Another device on the same listener has limits and sessions of its own. */
    @Test
    @Rule("CRQ-32")
    void eachAgentHasItsOwnLimit() {
        cpe.policy = new ConnectionRequestPolicy(1, Duration.ofHours(1), true);
        cpe.booted();
        AgentFixture other = new AgentFixture();
        other.policy = cpe.policy;
        other.booted();
        assertThat(ask(cpe).status()).isEqualTo(200);
        cpe.settle();
        acs.expectInform("6 CONNECTION REQUEST");
        assertThat(ask(other).status()).as("while the first is in session").isEqualTo(200);
        other.settle();
        other.acs.expectInform("6 CONNECTION REQUEST");
        acs.finish();
        assertThat(ask(cpe).status()).isEqualTo(503);
    }
}
