package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;

/** What changes of parameters lead to (TR-069 A6C1 3.2.1, A.3.3.1). */
class NotificationTest {
    private AgentFixture cpe = new AgentFixture();

    private ScriptedAcs acs() {
        return cpe.acs;
    }

    @Test
    @Rule({"C-NOT-02", "C-CONN-01", "C-EVT-14", "C-CONN-03", "C-INF-06", "C-INF-07"})
    void anActiveChangeStartsASession() {
        cpe.booted();
        cpe.tree.change("Device.X", "1", true);
        cpe.tree.change("Device.X", "2", true);
        cpe.settle();
        Inform inform = acs().expectInform("4 VALUE CHANGE");
        assertThat(inform.parameterList()).containsExactly(ParameterValue.of("Device.X", "2"));
        assertThat(cpe.log.starts.get(1).reasons()).containsExactly(SessionReason.VALUE_CHANGE);
        acs().finish();
        cpe.pass(Duration.ofDays(1));
        acs().expectSilence();
    }

    @Test
    @Rule({"C-NOT-02", "C-EVT-15", "C-NOT-03", "C-INF-05"})
    void aPassiveOneWaitsForAnotherCause() {
        cpe.booted();
        cpe.tree.change("Device.P", "1", false);
        cpe.pass(Duration.ofDays(1));
        acs().expectSilence();
        cpe.tree.change("Device.A", "1", true);
        cpe.settle();
        assertThat(acs().expectInform("4 VALUE CHANGE").parameterList())
                .containsExactly(ParameterValue.of("Device.P", "1"), ParameterValue.of("Device.A", "1"));
    }

    @Test
    @Rule({"C-INF-13", "C-EVT-14", "C-NOT-03"})
    void reportedOnlyByTheInformResponse() {
        cpe.booted();
        cpe.tree.change("Device.X", "1", true);
        cpe.settle();
        acs().drop();
        cpe.pass(10);
        acs().expectInform("4 VALUE CHANGE");
        acs().accept();
        acs().drop();
        cpe.pass(20);
        acs().expectInform();
    }

    @Test
    @Rule({"C-NOT-04", "C-CONN-04"})
    void aChangeDuringTheInformIsReportedByTheNextOne() {
        cpe.booted();
        cpe.tree.change("Device.X", "1", true);
        cpe.settle();
        acs().expectInform("4 VALUE CHANGE");
        cpe.tree.change("Device.X", "2", true);
        acs().finish();
        cpe.settle();
        assertThat(acs().expectInform("4 VALUE CHANGE").parameterList())
                .containsExactly(ParameterValue.of("Device.X", "2"));
        acs().finish();
        cpe.settle();
        acs().expectSilence();
    }

    @Test
    @Rule({"C-NOT-05", "C-CONN-05"})
    void throttled() {
        cpe = new AgentFixture(s -> s.activeNotificationThrottle(Duration.ofSeconds(60)));
        cpe.booted();
        cpe.pass(10);
        for (int i = 0; i < 5; i++) {
            cpe.tree.change("Device.X" + i, "1", true);
            cpe.pass(5);
            acs().expectSilence();
        }
        cpe.pass(24); // 59 s since the last session
        acs().expectSilence();
        cpe.pass(1);
        assertThat(acs().expectInform("4 VALUE CHANGE").parameterList()).hasSize(5);
    }

    @Test
    @Rule("C-NOT-05")
    void anotherCauseIsNotThrottledAndCarriesTheChanges() {
        cpe = new AgentFixture(s -> s.activeNotificationThrottle(Duration.ofSeconds(60)));
        cpe.booted();
        cpe.tree.change("Device.X", "1", true);
        cpe.pass(10);
        acs().expectSilence();
        ConnectionRequestTest.ask(cpe);
        cpe.settle();
        acs().expectInform("6 CONNECTION REQUEST", "4 VALUE CHANGE");
        acs().finish();
        cpe.pass(Duration.ofHours(1));
        acs().expectSilence();
    }

    /** A failed session is no successful one: the throttle does not count from it, and retries are not throttled. */
    @Test
    @Rule("C-NOT-05")
    void retriesAreNotThrottled() {
        cpe = new AgentFixture(s -> s.activeNotificationThrottle(Duration.ofSeconds(600)));
        cpe.booted();
        cpe.tree.change("Device.X", "1", true);
        cpe.pass(600);
        acs().expectInform("4 VALUE CHANGE");
        acs().drop();
        cpe.pass(10);
        acs().expectInform("4 VALUE CHANGE");
        acs().finish();
    }

    /** Nobody knows the throttle of before a restart. */
    @Test
    @Rule("C-NOT-05")
    void notRememberedOverARestart() {
        cpe = new AgentFixture(s -> s.activeNotificationThrottle(Duration.ofSeconds(600)));
        cpe.start();
        acs().drop();
        cpe.tree.change("Device.X", "1", true);
        cpe.settle();
        acs().expectInform("0 BOOTSTRAP", "1 BOOT", "4 VALUE CHANGE");
    }
}
