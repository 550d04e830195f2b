package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TreeAgentFixture.MS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.parameter.Writer;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new ACS has to prove itself, or the one before is used again. */
class AcsProbationTest {
    private static final String OLD = "acs.example";
    private static final String BACK = "back from http://new.example/ to http://acs.example/";
    private static final long HOUR = 3600;

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private void booted() {
        cpe.settings = s -> s.username("old").password("secret");
        cpe.booted();
    }

    private void session() {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
    }

    private void end() {
        acs.empty();
        cpe.settle();
    }

    private void moveTo(String url, String user, String password) {
        acs.ask(new SetParameterValues(
                List.of(
                        ParameterValue.of(MS + "URL", url),
                        ParameterValue.of(MS + "Username", user),
                        ParameterValue.of(MS + "Password", password)),
                ""));
    }

    private void moved() {
        session();
        moveTo("http://new.example/", "new", "other");
        end();
    }

    /** Lets sessions fail for a while, and tells with whom they were tried. */
    private List<String> failFor(long seconds) {
        List<String> hosts = new ArrayList<>();
        for (long left = seconds; left > 0; left--) {
            if (acs.isAsked()) {
                hosts.add(host());
                acs.drop();
            }
            cpe.pass(1);
        }
        return hosts;
    }

    private AcsTarget target() {
        return acs.opened.get(acs.opened.size() - 1);
    }

    private String host() {
        return target().url().getHost();
    }

    @Test
    @Rule({"C-EVT-09", "C-DISC-03"})
    void theOldOneIsUsedAgain() {
        booted();
        moved();
        acs.expectInform("0 BOOTSTRAP");
        assertThat(failFor(HOUR - 1)).hasSizeBetween(6, 14).containsOnly("new.example");
        assertThat(cpe.done).isEmpty();
        cpe.pass(2);
        assertThat(cpe.done).containsExactly(BACK);
        acs.expectInform("0 BOOTSTRAP");
        assertThat(host()).isEqualTo(OLD);
        assertThat(target().username()).isEqualTo("old");
        assertThat(target().password()).isEqualTo("secret");
        acs.finish();
        assertThat(failFor(3 * HOUR)).as("it stays so").isEmpty();
        assertThat(cpe.done).hasSize(1);
    }

    @Test
    void oneThatProvesItselfStays() {
        booted();
        moved();
        acs.fault(8001);
        failFor(HOUR - 100);
        session();
        end();
        failFor(3 * HOUR);
        session();
        assertThat(host()).isEqualTo("new.example");
        assertThat(cpe.done).isEmpty();
    }

    /** A success is a session that ends well, not one that only begins. */
    @Test
    void oneThatAnswersAndNeverEndsWellIsLeft() {
        booted();
        moved();
        for (int i = 0; i < HOUR + 60; i++) {
            if (acs.isAsked() && host().equals("new.example")) {
                acs.accept();
                acs.status(500);
            }
            cpe.pass(1);
        }
        assertThat(cpe.done).containsExactly(BACK);
    }

    @Test
    void aSessionUnderWayMayStillProveIt() {
        booted();
        moved();
        failFor(HOUR - 10);
        cpe.agent.inform();
        cpe.settle();
        cpe.pass(20);
        assertThat(cpe.done).isEmpty();
        acs.finish();
        failFor(HOUR);
        assertThat(cpe.done).isEmpty();
        assertThat(host()).isEqualTo("new.example");
    }

    @Test
    void aSessionUnderWayThatFailsDoesNot() {
        booted();
        moved();
        failFor(HOUR - 10);
        cpe.agent.inform();
        cpe.settle();
        cpe.pass(20);
        acs.drop();
        cpe.settle();
        assertThat(cpe.done).containsExactly(BACK);
    }

    /** Its time is that during which the device is up. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnOverRestarts(boolean orderly) {
        booted();
        moved();
        failFor(HOUR / 2);
        if (orderly) {
            cpe.close();
        }
        cpe.journal.kill();
        acs.cut();
        cpe.pass(10 * HOUR);
        cpe.start();
        assertThat(host()).isEqualTo("new.example");
        failFor(HOUR / 4);
        assertThat(cpe.done).isEmpty();
        failFor(HOUR / 2);
        assertThat(cpe.done).containsExactly(BACK);
    }

    @Test
    void survivesAPowerCutRightAfterTheChange() {
        booted();
        session();
        moveTo("http://new.example/", "new", "other");
        cpe.journal.kill();
        acs.cut();
        cpe.start();
        assertThat(host()).isEqualTo("new.example");
        failFor(HOUR + 60);
        assertThat(cpe.done).containsExactly(BACK);
    }

    /** The first ACS of all sends the device on before its own session has come to an end. */
    @Test
    void theFirstSessionIsEnoughToComeBackTo() {
        cpe.start();
        acs.accept();
        moveTo("http://new.example/", "new", "other");
        cpe.settle();
        cpe.journal.kill();
        acs.cut();
        cpe.start();
        failFor(HOUR + 60);
        assertThat(cpe.done).containsExactly(BACK);
    }

    @Test
    void anotherOneSetMeanwhileGetsAsLongAndTheProvenOneIsKept() {
        booted();
        moved();
        failFor(HOUR / 2);
        cpe.change(MS + "URL", "http://third.example/");
        failFor(HOUR - 60);
        assertThat(cpe.done).isEmpty();
        assertThat(host()).isEqualTo("third.example");
        failFor(120);
        assertThat(cpe.done).containsExactly("back from http://third.example/ to http://acs.example/");
    }

    @Test
    void theProvenOneSetAgainNeedsNoProof() {
        booted();
        moved();
        failFor(HOUR / 2);
        cpe.change(MS + "URL", "http://acs.example/");
        failFor(3 * HOUR);
        assertThat(cpe.done).isEmpty();
    }

    @Test
    void aChangeOnTheSpotIsOnTrialToo() {
        booted();
        CompletionStage<Void> unused =
                cpe.agent.tree().join().set(Writer.SUBSCRIBER, Map.of(MS + "URL", "http://user:word@typo.example/"));
        cpe.settle();
        failFor(HOUR + 60);
        assertThat(cpe.done).containsExactly("back from http://***@typo.example/ to http://acs.example/");
    }

    @Test
    void anAcsThatSendsTheDeviceOnHasProvedItself() {
        booted();
        moved();
        acs.accept();
        moveTo("http://third.example/", "third", "x");
        end();
        failFor(HOUR + 60);
        assertThat(cpe.done).containsExactly("back from http://third.example/ to http://new.example/");
        assertThat(target().username()).isEqualTo("new");
    }

    /** Credentials that the ACS set for itself in an earlier session are those to come back with. */
    @Test
    void comesBackWithThePasswordThatTheOldOneHadSet() {
        booted();
        session();
        acs.ask(new SetParameterValues(List.of(ParameterValue.of(MS + "Password", "own")), ""));
        end();
        moved();
        failFor(HOUR + 1);
        assertThat(host()).isEqualTo(OLD);
        assertThat(target().password()).isEqualTo("own");
    }

    @Test
    void whileSessionsAreSwitchedOffNothingIsProved() {
        booted();
        session();
        acs.ask(new SetParameterValues(
                List.of(
                        ParameterValue.of(MS + "URL", "http://new.example/"),
                        ParameterValue.of(MS + "EnableCWMP", false)),
                ""));
        end();
        cpe.pass(3 * HOUR);
        assertThat(cpe.done).isEmpty();
        cpe.change(MS + "EnableCWMP", "true");
        failFor(2 * HOUR);
        assertThat(cpe.done).containsExactly(BACK);
    }

    @Test
    void aFactoryResetForgetsIt() {
        booted();
        moved();
        acs.accept();
        acs.ask(new FactoryReset());
        end();
        assertThat(cpe.done).hasSize(2);
        cpe.close();
        cpe.start();
        assertThat(host()).isEqualTo(OLD);
        cpe.close();
        acs.cut();
        assertThat(cpe.journal.toString()).doesNotContain("new.example");
    }

    @Test
    void mayBeSwitchedOff() {
        cpe.build = b -> b.acsProbation(Duration.ZERO);
        booted();
        moved();
        assertThat(failFor(6 * HOUR)).containsOnly("new.example");
        assertThat(cpe.done).isEmpty();
    }

    @Test
    void aLongerTimeMayBeGiven() {
        cpe.build = b -> b.acsProbation(Duration.ofHours(4));
        booted();
        moved();
        failFor(4 * HOUR - 10);
        assertThat(cpe.done).isEmpty();
        failFor(20);
        assertThat(cpe.done).containsExactly(BACK);
    }
}
