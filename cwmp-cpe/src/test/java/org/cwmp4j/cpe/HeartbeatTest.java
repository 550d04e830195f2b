package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.managementserver.HeartbeatPolicy;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetRPCMethods;
import org.cwmp4j.model.rpc.GetRPCMethodsResponse;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.junit.jupiter.api.Test;

/**
 * {@code 14 HEARTBEAT} (TR-069 A6C1 Annex O). The clock begins at midnight; the heartbeat's phase is the full minute, ten seconds
 * from where a test begins, unless it says otherwise.
 */
class HeartbeatTest {
    private static final CwmpDateTime FULL_MINUTE = new CwmpDateTime("2000-01-01T00:00:00Z");

    private AgentFixture cpe = new AgentFixture(s -> s.heartbeat(every(60, FULL_MINUTE)));

    private static HeartbeatPolicy every(long seconds, CwmpDateTime phase) {
        return new HeartbeatPolicy(true, Duration.ofSeconds(seconds), phase);
    }

    private ScriptedAcs acs() {
        return cpe.acs;
    }

    private void tenSecondsBefore() {
        cpe.booted();
        cpe.pass(50);
    }

    @Test
    @Rule({"C-NOT-18", "HBT-01", "C-NOT-15", "C-EVT-23"})
    void comesAtItsPhaseAloneWithForcedParametersOnly() {
        tenSecondsBefore();
        cpe.pass(9);
        acs().expectSilence();
        cpe.pass(1);
        Inform inform = acs().expectInform("14 HEARTBEAT");
        assertThat(inform.parameterList()).containsExactly(ParameterValue.of("Device.Forced", "f"));
        assertThat(cpe.log.starts.get(cpe.log.starts.size() - 1).reasons()).containsExactly(SessionReason.HEARTBEAT);
        acs().finish();
        cpe.pass(59);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("14 HEARTBEAT");
    }

    /** The control: not enabled, nothing comes. */
    @Test
    @Rule({"C-NOT-18", "HBT-01"})
    void notEnabledThereIsNone() {
        cpe = new AgentFixture(s -> s.heartbeat(new HeartbeatPolicy(false, Duration.ofSeconds(60), FULL_MINUTE)));
        cpe.booted();
        cpe.pass(Duration.ofDays(1));
        acs().expectSilence();
        cpe.tree.settings(s -> s.heartbeat(every(30, FULL_MINUTE)));
        cpe.pass(30);
        acs().expectInform("14 HEARTBEAT");
        cpe.tree.settings(s -> s.heartbeat(HeartbeatPolicy.DEFAULT));
        acs().finish();
        cpe.pass(Duration.ofDays(1));
        acs().expectSilence();
    }

    /** One that waits for its retry when heartbeats are switched off does not come any more. */
    @Test
    @Rule({"C-NOT-18", "HBT-01"})
    void switchedOffWhatWaitsIsDropped() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().drop();
        cpe.settle();
        cpe.tree.settings(s -> s.heartbeat(HeartbeatPolicy.DEFAULT));
        assertThat(cpe.agent.status().join().pendingEvents()).isEmpty();
        cpe.pass(60);
        assertThat(cpe.log.starts.stream().filter(s -> s.reasons().contains(SessionReason.HEARTBEAT)))
                .hasSize(1);
    }

    @Test
    @Rule({"C-NOT-18", "HBT-01"})
    void withoutReferenceThePhaseIsRandom() {
        long first = firstHeartbeat(0);
        long second = firstHeartbeat(1);
        assertThat(first).isBetween(1L, 3600L);
        assertThat(second).isBetween(1L, 3600L);
        assertThat(first).isNotEqualTo(second);
    }

    /** When the first one comes; the next one comes an interval later. */
    private long firstHeartbeat(int chance) {
        AgentFixture device = new AgentFixture(s -> s.heartbeat(every(3600, CwmpDateTime.UNKNOWN)));
        for (int i = 0; i < chance; i++) {
            device.random.nextDouble();
        }
        device.booted();
        long waited = 0;
        while (!device.acs.isAsked()) {
            device.pass(1);
            waited++;
        }
        device.acs.expectInform("14 HEARTBEAT");
        device.acs.finish();
        device.pass(3599);
        device.acs.expectSilence();
        device.pass(1);
        device.acs.expectInform("14 HEARTBEAT");
        return waited;
    }

    /** Not even what a phase of its own would be is disturbed by a jump of the clock. */
    @Test
    @Rule("C-NOT-18")
    void withoutTimeOfDayThePhaseIsItsOwn() {
        cpe.time.setKnown(false);
        cpe.booted();
        cpe.pass(60);
        acs().expectInform("14 HEARTBEAT");
        acs().finish();
        cpe.time.jump(Duration.ofSeconds(17));
        cpe.agent.clockChanged();
        int beats = 0;
        for (int i = 0; i < 600; i++) {
            cpe.pass(1);
            if (acs().isAsked()) {
                acs().expectInform("14 HEARTBEAT");
                acs().finish();
                beats++;
            }
        }
        assertThat(beats).isEqualTo(10);
    }

    @Test
    @Rule({"C-NOT-16", "HBT-02"})
    void dueInASessionItComesAfterIt() {
        tenSecondsBefore();
        cpe.agent.inform();
        cpe.settle();
        acs().expectInform();
        cpe.pass(15);
        acs().finish();
        cpe.settle();
        acs().expectInform("14 HEARTBEAT");
        acs().finish();
        cpe.settle();
        acs().expectSilence();
    }

    @Test
    @Rule({"C-NOT-16", "HBT-02"})
    void dueWithAnotherEventItComesFirst() {
        cpe = new AgentFixture(s -> s.heartbeat(every(60, FULL_MINUTE))
                .periodicInformEnable(true)
                .periodicInformInterval(Duration.ofSeconds(60))
                .periodicInformTime(FULL_MINUTE));
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().finish();
        cpe.settle();
        acs().expectInform("2 PERIODIC");
        acs().finish();
        cpe.settle();
        acs().expectSilence();
    }

    @Test
    @Rule({"C-NOT-16", "HBT-03"})
    void dueWhileOneRunsTheNewOneIsDropped() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().accept();
        acs().expectEmpty();
        for (int i = 0; i < 3; i++) { // the ACS keeps the session busy beyond the next heartbeat
            acs().call(new GetRPCMethods());
            acs().expect(GetRPCMethodsResponse.class);
            cpe.pass(25);
        }
        acs().empty();
        cpe.settle();
        acs().expectSilence();
        cpe.pass(44);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("14 HEARTBEAT");
    }

    @Test
    @Rule({"C-NOT-16", "HBT-03", "HBT-05"})
    void oneThatIsRetriedTakesTheNextOnesPlace() {
        tenSecondsBefore();
        cpe.pass(10);
        int beats = 0;
        for (int i = 0; i < 20; i++) {
            acs().expectInform("14 HEARTBEAT");
            acs().drop();
            cpe.pass(cpe.log.lastWait());
            beats++;
        }
        assertThat(acs().expectInform("14 HEARTBEAT").retryCount()).isEqualTo(beats);
        acs().finish();
        cpe.settle();
        acs().expectSilence(); // not one for each that came due
    }

    @Test
    @Rule({"C-NOT-16", "HBT-04"})
    void dueWhileAnotherSessionIsRetriedItWaitsForThat() {
        tenSecondsBefore();
        cpe.tree.change("Device.A", "1", true);
        cpe.settle();
        for (int i = 0; i < 8; i++) { // some ten minutes
            acs().expectInform("4 VALUE CHANGE");
            acs().drop();
            cpe.settle();
            acs().expectSilence();
            cpe.pass(cpe.log.lastWait());
        }
        acs().expectInform("4 VALUE CHANGE");
        acs().finish();
        cpe.settle();
        acs().expectInform("14 HEARTBEAT");
        acs().finish();
        cpe.settle();
        acs().expectSilence();
    }

    /** An event of another kind need not wait until a heartbeat that fails again and again is through. */
    @Test
    @Rule({"C-NOT-16", "C-EVT-04"})
    void oneThatIsRetriedHoldsNothingElseUp() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().drop();
        cpe.tree.change("Device.A", "1", true);
        cpe.settle();
        acs().expectInform("4 VALUE CHANGE");
        acs().finish();
        cpe.settle();
        acs().expectInform("14 HEARTBEAT");
        acs().finish();
        cpe.pass(5);
        acs().expectSilence();
    }

    @Test
    @Rule({"C-NOT-17", "HBT-05", "C-NOT-19", "C-NOT-15", "C-NOT-03"})
    void neitherReportsNorClearsChanges() {
        tenSecondsBefore();
        cpe.tree.change("Device.P", "1", false);
        cpe.pass(10);
        Inform inform = acs().expectInform("14 HEARTBEAT");
        assertThat(inform.parameterList()).containsExactly(ParameterValue.of("Device.Forced", "f"));
        acs().finish();
        cpe.agent.inform();
        cpe.settle();
        assertThat(acs().expectInform("4 VALUE CHANGE").parameterList())
                .containsExactly(ParameterValue.of("Device.P", "1"));
    }

    /** Also what happens while it runs is told by a session of its own, not by the heartbeat's. */
    @Test
    @Rule({"C-NOT-15", "C-NOT-02"})
    void carriesNothingThatComesMeanwhile() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        cpe.tree.change("Device.A", "1", true);
        CompletableFuture<SessionResult> asked = cpe.agent.inform();
        cpe.agent.call(new GetRPCMethods());
        acs().finish();
        cpe.settle();
        assertThat(asked).isNotDone();
        acs().expectInform("4 VALUE CHANGE");
        acs().accept();
        acs().expect(GetRPCMethods.class);
        acs().answer(new GetRPCMethodsResponse(List.of()));
        acs().empty();
        cpe.settle();
        assertThat(asked).isDone();
        acs().expectSilence();
    }

    /** C-EVT-06: confirmed, it is not listed again, but its session is retried. */
    @Test
    @Rule({"C-EVT-03", "C-EVT-23"})
    void confirmedItIsNotToldAgain() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().accept();
        acs().drop();
        cpe.pass(10);
        assertThat(acs().expectInform().retryCount()).isEqualTo(1);
        acs().finish();
        cpe.settle();
        acs().expectSilence();
    }

    @Test
    @Rule({"HBT-05", "C-EVT-23"})
    void aRestartForgetsIt() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().drop();
        cpe.powerCut();
        acs().expectInform("1 BOOT");
        acs().finish();
        cpe.settle();
        acs().expectSilence();
    }

    /** The ACS may use the session as any other. */
    @Test
    @Rule("C-NOT-15")
    void theAcsMayCallInIt() {
        tenSecondsBefore();
        cpe.pass(10);
        acs().expectInform("14 HEARTBEAT");
        acs().accept();
        acs().expectEmpty();
        acs().ask(new ScheduleInform(5, "k"));
        acs().empty();
        cpe.pass(5);
        acs().expectInform("3 SCHEDULED", "M ScheduleInform (k)");
    }

    /** To an ACS of CWMP 1.0 there is no such event. */
    @Test
    @Rule("B-OLD-10")
    void notInAVersionThatDoesNotHaveIt() {
        cpe.versions = List.of(CwmpVersion.V1_0);
        acs().useVersion = null;
        cpe.booted();
        cpe.pass(Duration.ofHours(1));
        acs().expectSilence();
    }

    /** With the real tree: the parameters of every Inform, and no word of the one that changed until an ordinary session. */
    @Test
    @Rule({"C-NOT-19", "C-NOT-15", "HBT-01", "C-NOT-17"})
    void aForcedParameterThatChangedIsToldByTheNextOrdinarySession() {
        TreeAgentFixture device = new TreeAgentFixture();
        device.settings = s -> s.heartbeat(every(60, FULL_MINUTE)).activeNotificationThrottle(Duration.ofSeconds(90));
        device.booted();
        device.change(TreeAgentFixture.CODE, "changed");
        device.pass(60);
        Inform heartbeat = device.acs.expectInform("14 HEARTBEAT");
        assertThat(TreeAgentFixture.names(heartbeat)).contains(TreeAgentFixture.CODE, "Device.RootDataModelVersion");
        assertThat(heartbeat.parameterList())
                .allMatch(p -> device.agent
                        .tree()
                        .join()
                        .model()
                        .parameter(p.name())
                        .orElseThrow()
                        .forcedInform());
        device.acs.finish();
        device.agent.inform();
        device.settle();
        assertThat(TreeAgentFixture.value(device.acs.expectInform("4 VALUE CHANGE"), TreeAgentFixture.CODE))
                .isEqualTo("changed");
    }
}
