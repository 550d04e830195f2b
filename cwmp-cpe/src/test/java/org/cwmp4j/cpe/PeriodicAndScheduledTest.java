package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.cwmp4j.model.rpc.ScheduleInformResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;

/** Sessions that time brings: PeriodicInform and ScheduleInform. */
class PeriodicAndScheduledTest {
    private AgentFixture cpe = new AgentFixture();

    private ScriptedAcs acs() {
        return cpe.acs;
    }

    private void periodic(long seconds, CwmpDateTime time) {
        cpe = new AgentFixture(s -> s.periodicInformEnable(true)
                .periodicInformInterval(Duration.ofSeconds(seconds))
                .periodicInformTime(time));
    }

    @Test
    @Rule({"C-DM-01", "C-CONN-01", "C-EVT-12"})
    void withoutReferenceThePhaseIsItsOwn() {
        periodic(60, CwmpDateTime.UNKNOWN);
        cpe.booted();
        for (int i = 0; i < 3; i++) {
            cpe.pass(59);
            acs().expectSilence();
            cpe.pass(1);
            acs().expectInform("2 PERIODIC");
            acs().finish();
        }
        assertThat(cpe.log.starts.get(1).reasons()).containsExactly(SessionReason.PERIODIC);
    }

    /** The device's own phase outlives its restarts, as soon as it knows the time of day again. */
    @Test
    @Rule("C-DM-01")
    void itsOwnPhaseIsFoundAgain() {
        periodic(3600, CwmpDateTime.UNKNOWN);
        cpe.booted();
        cpe.pass(1000);
        cpe.powerCut();
        acs().finish();
        cpe.pass(2599);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
        acs().finish();

        cpe.time.setKnown(false);
        cpe.pass(100);
        cpe.powerCut();
        acs().finish();
        cpe.pass(100);
        cpe.time.setKnown(true);
        cpe.agent.clockChanged();
        cpe.pass(3399);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
        acs().finish();
    }

    /** An agent that only goes on as if restarted keeps the phase as well. */
    @Test
    @Rule("C-DM-01")
    void itsOwnPhaseOutlivesARestartInTheSameProcess() {
        periodic(3600, CwmpDateTime.UNKNOWN);
        cpe.booted();
        cpe.pass(1000);
        cpe.agent.inform();
        cpe.settle();
        acs().accept();
        acs().ask(new Reboot("now"));
        acs().empty();
        cpe.settle();
        acs().expectInform("1 BOOT", "M Reboot (now)");
        acs().finish();
        cpe.pass(2599);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
    }

    /** A clock that is set again and again does not put the Inform off (B-ROB-13). */
    @Test
    @Rule({"C-DM-01", "B-ROB-13"})
    void jumpsOfTheClockDoNotMoveItsOwnPhase() {
        periodic(60, CwmpDateTime.UNKNOWN);
        cpe.booted();
        for (int i = 0; i < 5; i++) {
            cpe.pass(11);
            cpe.time.jump(Duration.ofDays(i - 2));
            cpe.agent.clockChanged();
        }
        cpe.pass(4);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
    }

    /** Begins at 00:00:00; informs at 20 past each minute. */
    @Test
    @Rule({"C-DM-01", "B-ROB-13"})
    void withReferenceThePhaseIsGiven() {
        periodic(60, new CwmpDateTime("2050-06-01T07:13:20Z"));
        cpe.booted();
        cpe.pass(19);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
        acs().finish();
        cpe.pass(59);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
        acs().finish();
        cpe.time.jump(Duration.ofSeconds(30)); // it is 01:50 now: a jump alone starts nothing
        cpe.settle();
        acs().expectSilence();
        cpe.agent.clockChanged();
        cpe.pass(29);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
    }

    @Test
    @Rule("C-DM-01")
    void withoutAbsoluteTimeThePhaseIsItsOwn() {
        periodic(60, new CwmpDateTime("2000-01-01T00:00:20Z"));
        cpe.time.setKnown(false);
        cpe.booted();
        cpe.pass(59);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
        acs().finish();
        cpe.time.setKnown(true); // 00:01:00
        cpe.agent.clockChanged();
        cpe.pass(20);
        acs().expectInform("2 PERIODIC");
    }

    @Test
    @Rule({"C-DM-02", "C-CONN-02"})
    void aNewIntervalCountsAtOnce() {
        periodic(3600, CwmpDateTime.UNKNOWN);
        cpe.start();
        acs().accept();
        acs().ask(new SetParameterValues(
                java.util.List.of(ParameterValue.ofUnsignedInt("Device.ManagementServer.PeriodicInformInterval", 60)),
                ""));
        acs().empty();
        cpe.pass(59);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
        acs().finish();
        cpe.tree.settings(s -> s.periodicInformEnable(false));
        cpe.pass(Duration.ofDays(3));
        acs().expectSilence();
    }

    @Test
    @Rule({"C-DM-03", "C-EVT-07"})
    void missedOnesMerge() {
        periodic(60, CwmpDateTime.UNKNOWN);
        cpe.booted();
        cpe.pass(60);
        acs().accept(); // and then nothing for three intervals
        cpe.limits = CpeLimits.DEFAULT;
        acs().expectEmpty();
        acs().drop();
        cpe.tree.settings(s -> s.retryMinimumWait(Duration.ofHours(1)));
        cpe.pass(Duration.ofSeconds(1));
        if (acs().isAsked()) {
            acs().drop();
        }
        cpe.pass(200);
        assertThat(acs().expect(Inform.class).event()).hasSize(1);
    }

    /** A tick that only repeats what waits already is no news: the retry keeps its time (C-RETRY-01). */
    @Test
    @Rule({"C-DM-03", "C-RETRY-01", "C-RETRY-02"})
    void ticksDoNotCutTheWaitForARetryShort() {
        periodic(10, CwmpDateTime.UNKNOWN);
        cpe.booted();
        cpe.tree.settings(s -> s.retryMinimumWait(Duration.ofHours(1)));
        cpe.pass(10);
        acs().expectInform("2 PERIODIC");
        acs().drop();
        cpe.pass(3599);
        acs().expectSilence();
        cpe.pass(3601);
        acs().expectInform("2 PERIODIC");
    }

    // ---- ScheduleInform

    private void schedule(long delay, String key) {
        acs().ask(new ScheduleInform(delay, key));
    }

    private void inSession() {
        cpe.start();
        acs().accept();
    }

    @Test
    @Rule({"C-SI-01", "C-EVT-13", "C-EVT-24", "C-EVT-25", "C-CONN-01", "C-EVT-08"})
    void scheduled() {
        inSession();
        schedule(5, "key");
        acs().empty();
        cpe.pass(Duration.ofMillis(4999));
        acs().expectSilence();
        cpe.pass(Duration.ofMillis(1));
        acs().expectInform("3 SCHEDULED", "M ScheduleInform (key)");
        assertThat(cpe.log.starts.get(1).reasons()).containsExactly(SessionReason.SCHEDULED);
        acs().finish();
        cpe.pass(Duration.ofDays(1));
        acs().expectSilence();
    }

    @Test
    @Rule("C-SI-01")
    void zeroIsRefused() {
        inSession();
        acs().call(new ScheduleInform(0, "key"));
        acs().expectFault(9003);
        acs().call(new ScheduleInform(1, "k".repeat(33)));
        acs().expectFault(9003);
    }

    @Test
    @Rule({"C-SI-02", "C-SI-04"})
    void atLeastThreeAndNoMoreThanTheLimit() {
        cpe.limits = CpeLimits.DEFAULT.withScheduledInforms(3);
        inSession();
        schedule(10, "a");
        schedule(20, "b");
        schedule(30, "c");
        acs().call(new ScheduleInform(40, "d"));
        acs().expectFault(9002);
        acs().empty();
        for (String key : java.util.List.of("a", "b", "c")) {
            cpe.pass(10);
            acs().expectInform("3 SCHEDULED", "M ScheduleInform (" + key + ")");
            acs().finish();
        }
    }

    @Test
    @Rule("C-SI-03")
    void theSameKeyUpdatesAnEmptyOneDoesNot() {
        inSession();
        schedule(10, "a");
        schedule(20, "a");
        schedule(30, "");
        schedule(40, "");
        acs().empty();
        cpe.pass(19);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("3 SCHEDULED", "M ScheduleInform (a)");
        acs().finish();
        cpe.pass(10);
        acs().expectInform("3 SCHEDULED", "M ScheduleInform");
        acs().finish();
        cpe.pass(10);
        acs().expectInform("3 SCHEDULED", "M ScheduleInform");
    }

    @Test
    @Rule({"C-SI-02", "C-EVT-13", "C-EVT-30"})
    void keptOverARestartWithAbsoluteTime() {
        inSession();
        schedule(100, "a");
        acs().finish();
        cpe.pass(30);
        cpe.powerCut();
        acs().finish();
        cpe.pass(69);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("3 SCHEDULED", "M ScheduleInform (a)");
        cpe.powerCut();
        acs().expectInform("1 BOOT", "3 SCHEDULED", "M ScheduleInform (a)");
        acs().finish();
        cpe.powerCut();
        acs().expectInform("1 BOOT");
    }

    /** One that fell into the time without power comes with the start. */
    @Test
    @Rule("C-SI-02")
    void overdueOnesComeAtOnce() {
        inSession();
        schedule(100, "a");
        acs().finish();
        cpe.journal.kill();
        cpe.time.jump(Duration.ofHours(1));
        cpe.powerCut();
        acs().expectInform("1 BOOT", "3 SCHEDULED", "M ScheduleInform (a)");
    }

    @Test
    @Rule("C-SI-02")
    void notKeptWithoutAbsoluteTime() {
        cpe.time.setKnown(false);
        inSession();
        schedule(100, "a");
        acs().finish();
        cpe.powerCut();
        acs().finish();
        cpe.pass(Duration.ofDays(1));
        acs().expectSilence();
    }

    /** The clock is learnt some time after the start. */
    @Test
    @Rule("C-SI-02")
    void keptUntilTheClockIsKnownAgain() {
        inSession();
        schedule(100, "a");
        acs().finish();
        cpe.time.setKnown(false);
        cpe.powerCut();
        acs().finish();
        cpe.pass(200);
        acs().expectSilence();
        cpe.time.setKnown(true);
        cpe.agent.clockChanged();
        cpe.settle();
        acs().expectInform("3 SCHEDULED", "M ScheduleInform (a)");
    }

    /** The longest delay that the wire can carry, and clocks that jump meanwhile. */
    @Test
    @Rule({"C-ROB-12", "B-ROB-13"})
    void delaysRunOnMonotonicTime() {
        inSession();
        schedule(4294967295L, "far");
        schedule(100, "near");
        acs().finish();
        cpe.time.jump(Duration.ofDays(365));
        cpe.pass(99);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("3 SCHEDULED", "M ScheduleInform (near)");
    }

    // ---- CurrentTime

    @Test
    @Rule({"C-INF-04", "B-TYPE-07"})
    void withoutAbsoluteTimeCurrentTimeIsSinceTheStart() {
        cpe.time.setKnown(false);
        cpe.start();
        assertThat(acs().expect(Inform.class).currentTime().text()).isEqualTo("0001-01-01T00:00:00");
        acs().drop();
        cpe.pass(10);
        assertThat(acs().expect(Inform.class).currentTime().sinceBoot())
                .hasValueSatisfying(d -> assertThat(d).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)));
        cpe.time.setKnown(true);
        acs().drop();
        cpe.pass(20);
        assertThat(acs().expect(Inform.class).currentTime().toInstant())
                .hasValueSatisfying(t -> assertThat(t).isAfter(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void responses() {
        inSession();
        acs().call(new ScheduleInform(1, ""));
        acs().expect(ScheduleInformResponse.class);
    }
}
