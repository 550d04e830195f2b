package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.TreeAgentFixture.MS;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;

/** ScheduleReboot and DelayReboot, from the ACS's call to the restart. */
@Rule("C-DM-06")
class TimedRebootsTest {
    private static final String REBOOT = "reboot with 0 connections";

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private void session() {
        cpe.agent.inform();
        cpe.settle();
        acs.accept();
    }

    private void end() {
        acs.empty();
        cpe.settle();
    }

    private void schedule(String time) {
        acs.ask(new SetParameterValues(List.of(ParameterValue.of(MS + "ScheduleReboot", new CwmpDateTime(time))), ""));
    }

    private void delay(int seconds) {
        acs.ask(new SetParameterValues(List.of(ParameterValue.ofInt(MS + "DelayReboot", seconds)), ""));
    }

    private String read(String name) {
        session();
        String text = acs.ask(new GetParameterValues(List.of(MS + name)))
                .parameterList()
                .get(0)
                .text();
        end();
        return text;
    }

    /** The fixture's time is UTC and begins at midnight. */
    @Test
    void atATimeOfDayWhicheverItsOffset() {
        cpe.booted();
        session();
        schedule("2026-01-01T08:00:10+02:00");
        end();
        cpe.pass(6 * 3600 + 9);
        assertThat(cpe.done).isEmpty();
        cpe.pass(1);
        assertThat(cpe.done).containsExactly(REBOOT);
        cpe.pass(24 * 3600);
        assertThat(cpe.done).as("once").hasSize(1);
    }

    @Test
    void aTimeThatHasPassedMeansNothing() {
        cpe.booted();
        cpe.pass(60);
        session();
        schedule("2026-01-01T00:00:30Z");
        end();
        cpe.pass(3600);
        assertThat(cpe.done).isEmpty();
        assertThat(read("ScheduleReboot")).isEqualTo("2026-01-01T00:00:30Z");
    }

    @Test
    void waitsForTheEndOfASession() {
        cpe.booted();
        session();
        schedule("2026-01-01T00:01:00Z");
        end();
        cpe.pass(50);
        session();
        cpe.pass(20);
        assertThat(cpe.done).isEmpty();
        end();
        assertThat(cpe.done).containsExactly(REBOOT);
    }

    @Test
    void aTimeToComeIsAwaitedAfterARestartAndOneThatPassedMeanwhileIsNot() {
        cpe.booted();
        session();
        schedule("2026-01-01T01:00:00Z");
        end();
        cpe.close();
        cpe.start();
        acs.finish();
        cpe.pass(3600);
        assertThat(cpe.done).hasSize(1);
        cpe.close();
        cpe.start();
        acs.finish();
        session();
        schedule("2026-01-01T03:00:00Z");
        end();
        cpe.close();
        cpe.pass(3 * 3600);
        cpe.start();
        acs.finish();
        cpe.pass(3600);
        assertThat(cpe.done).hasSize(1);
    }

    /** A clock without a battery comes up with an older time, until it is set. */
    @Test
    void aTimeOfWhichTheClockIsShortAfterItsRestartIsNotAwaitedAgain() {
        cpe.booted();
        session();
        schedule("2026-01-01T01:00:00Z");
        end();
        cpe.pass(3600);
        assertThat(cpe.done).hasSize(1);
        cpe.journal.kill();
        cpe.time.jump(Duration.ofMinutes(-20));
        cpe.start();
        acs.finish();
        cpe.pass(30);
        cpe.time.jump(Duration.ofMinutes(20));
        cpe.agent.clockChanged();
        cpe.pass(3600);
        assertThat(cpe.done).hasSize(1);
    }

    @Test
    void anotherTimeTakesThePlaceOfTheFirstAndUnknownTimeOfBoth() {
        cpe.booted();
        session();
        schedule("2026-01-01T01:00:00Z");
        schedule("2026-01-01T02:00:00Z");
        end();
        cpe.pass(3600);
        assertThat(cpe.done).isEmpty();
        session();
        schedule(CwmpDateTime.UNKNOWN.text());
        end();
        cpe.pass(24 * 3600);
        assertThat(cpe.done).isEmpty();
    }

    @Test
    void waitsForTheTimeOfDayToBeKnown() {
        cpe.time.setKnown(false);
        cpe.booted();
        session();
        schedule("2026-01-01T01:00:00Z");
        end();
        cpe.pass(1800);
        cpe.time.setKnown(true);
        cpe.agent.clockChanged();
        cpe.pass(1799);
        assertThat(cpe.done).isEmpty();
        cpe.pass(1);
        assertThat(cpe.done).hasSize(1);
    }

    @Test
    void aClockThatIsSetALittleBeyondTheTimeHasReachedItAndOneFarBeyondHasNot() {
        cpe.booted();
        session();
        schedule("2026-01-01T01:00:00Z");
        end();
        cpe.time.jump(Duration.ofMinutes(-10));
        cpe.agent.clockChanged();
        cpe.pass(3600);
        assertThat(cpe.done).isEmpty();
        cpe.time.jump(Duration.ofSeconds(620));
        cpe.agent.clockChanged();
        cpe.settle();
        assertThat(cpe.done).hasSize(1);
        cpe.close();
        cpe.start();
        acs.finish();
        session();
        schedule("2026-02-01T00:00:00Z");
        end();
        cpe.time.jump(Duration.ofDays(60));
        cpe.agent.clockChanged();
        cpe.pass(3600);
        assertThat(cpe.done).hasSize(1);
    }

    @Test
    void aDelayCountsFromTheEndOfItsSessionAndIsGoneAfterTheRestart() {
        cpe.booted();
        session();
        delay(30);
        cpe.pass(50);
        assertThat(cpe.done).isEmpty();
        end();
        assertThat(read("DelayReboot")).isEqualTo("30");
        cpe.pass(29);
        assertThat(cpe.done).isEmpty();
        cpe.pass(1);
        assertThat(cpe.done).containsExactly(REBOOT);
        cpe.close();
        cpe.start();
        acs.expectInform("1 BOOT");
        acs.finish();
        assertThat(read("DelayReboot")).isEqualTo("-1");
        cpe.pass(24 * 3600);
        assertThat(cpe.done).hasSize(1);
    }

    @Test
    void theSameDelayAgainCountsAnew() {
        cpe.booted();
        session();
        delay(60);
        end();
        cpe.pass(50);
        session();
        delay(60);
        end();
        cpe.pass(59);
        assertThat(cpe.done).isEmpty();
        cpe.pass(1);
        assertThat(cpe.done).hasSize(1);
    }

    @Test
    void minusOneCallsItOffAndZeroMeansAtOnce() {
        cpe.booted();
        session();
        delay(60);
        end();
        session();
        delay(-1);
        end();
        cpe.pass(3600);
        assertThat(cpe.done).isEmpty();
        session();
        delay(0);
        acs.drop(); // whichever way it ends
        cpe.settle();
        assertThat(cpe.done).containsExactly(REBOOT);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        cpe.booted();
        session();
        acs.call(new SetParameterValues(List.of(ParameterValue.ofInt(MS + "DelayReboot", -2)), ""));
        acs.expectFault(9003);
    }
}
