package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.StandbyAnswer.Refusal;
import org.cwmp4j.cpe.managementserver.ManagementServerSettings;
import org.cwmp4j.cpe.managementserver.StandbyPolicy;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sleeping and waking (TR-069 A6C1 Annex L). */
class StandbyTest {
    private static final StandbyMode DEEP = new StandbyMode(false, false);
    private static final StandbyMode HEARING = new StandbyMode(true, false);
    private static final StandbyMode TIMED = new StandbyMode(false, true);

    private AgentFixture cpe = new AgentFixture();

    private ScriptedAcs acs() {
        return cpe.acs;
    }

    private static StandbyPolicy tell(@Nullable Duration unaware, @Nullable Integer missed, boolean scheduled) {
        return new StandbyPolicy(unaware, missed, scheduled, false, false, false, false, false);
    }

    private void booted(StandbyPolicy policy, UnaryOperator<ManagementServerSettings.Builder> more) {
        cpe = new AgentFixture(s -> more.apply(s.standby(policy)));
        cpe.booted();
    }

    private static ManagementServerSettings.Builder eachMinute(ManagementServerSettings.Builder s) {
        return s.periodicInformEnable(true)
                .periodicInformInterval(Duration.ofSeconds(60))
                .periodicInformTime(new CwmpDateTime("2000-01-01T00:00:00Z"));
    }

    private StandbyAnswer sleep(StandbyMode mode) {
        StandbyAnswer answer = cpe.agent.standby(mode).join();
        cpe.settle();
        return answer;
    }

    private void wake() {
        cpe.agent.wake().join();
        cpe.settle();
    }

    private void schedule(int seconds) {
        cpe.agent.inform();
        cpe.settle();
        acs().accept();
        acs().expectEmpty();
        acs().ask(new ScheduleInform(seconds, "k"));
        acs().empty();
        cpe.settle();
    }

    @ParameterizedTest
    @CsvSource({"100, 99, false", "100, 100, false", "100, 101, true", "0, 1, true", "-1, 1000000, false"})
    @Rule({"STB-01", "C-NOT-14", "C-EVT-22"})
    void unawareOfConnectionRequestsForTooLong(int most, long slept, boolean told) {
        booted(tell(most < 0 ? null : Duration.ofSeconds(most), null, false), s -> s);
        assertThat(sleep(DEEP).isAllowed()).isTrue();
        cpe.pass(slept);
        acs().expectSilence();
        wake();
        if (told) {
            acs().expectInform("13 WAKEUP"); // and no BOOT
            acs().finish();
        }
        cpe.pass(10);
        acs().expectSilence();
        assertThat(sleep(HEARING).isAllowed()).isTrue(); // the control: aware, it is never told
        cpe.pass(slept);
        wake();
        acs().expectSilence();
    }

    @ParameterizedTest
    @CsvSource({"0, 59, false", "0, 60, true", "2, 179, false", "2, 180, true", "-1, 100000, false"})
    @Rule({"STB-01", "C-NOT-14"})
    void morePeriodicContactsMissedThanAllowed(int most, long slept, boolean told) {
        booted(tell(null, most < 0 ? null : most, false), StandbyTest::eachMinute);
        sleep(HEARING);
        cpe.pass(slept);
        acs().expectSilence();
        wake();
        if (told) {
            acs().expectInform("13 WAKEUP");
            acs().finish();
        }
        acs().expectSilence(); // what was missed is not made up for
        cpe.pass(60);
        acs().expectInform("2 PERIODIC"); // and all goes on as before
    }

    @Test
    @Rule({"STB-01", "C-NOT-14"})
    void missedContactsOfAPhaseOfItsOwn() {
        booted(tell(null, 1, false), s -> s.periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(60)));
        cpe.pass(50);
        sleep(DEEP);
        cpe.pass(70); // at 60 and 120
        wake();
        acs().expectInform("13 WAKEUP");
        acs().finish();
        cpe.pass(59);
        acs().expectSilence();
        cpe.pass(1);
        acs().expectInform("2 PERIODIC");
    }

    @ParameterizedTest
    @CsvSource({"true, 99, false", "true, 100, true", "false, 100, false"})
    @Rule({"STB-01", "C-NOT-14", "C-EVT-13"})
    void aScheduledContactMissed(boolean notify, long slept, boolean told) {
        booted(tell(null, null, notify), s -> s);
        schedule(100);
        sleep(DEEP);
        cpe.pass(slept);
        acs().expectSilence();
        wake();
        if (told) {
            acs().expectInform("13 WAKEUP", "3 SCHEDULED", "M ScheduleInform (k)");
        } else if (slept >= 100) {
            acs().expectInform("3 SCHEDULED", "M ScheduleInform (k)"); // late, but never discarded
        } else {
            acs().expectSilence();
            cpe.pass(100 - slept);
            acs().expectInform("3 SCHEDULED", "M ScheduleInform (k)");
        }
    }

    @Test
    @Rule("STB-02")
    void oneEventForAllConditions() {
        booted(tell(Duration.ZERO, 0, true), StandbyTest::eachMinute);
        schedule(100);
        sleep(DEEP);
        cpe.pass(600);
        wake();
        acs().expectInform("13 WAKEUP", "3 SCHEDULED", "M ScheduleInform (k)");
        acs().finish();
        cpe.pass(1);
        acs().expectSilence();
    }

    /** The whole machine slept, and its monotonic time with it. */
    @Test
    @Rule({"STB-01", "C-NOT-14"})
    void timeThatNobodyCountedIsFoundByTheTimeOfDay() {
        booted(
                tell(Duration.ofSeconds(100), 1, true),
                s -> s.periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(60)));
        schedule(1000);
        sleep(DEEP);
        cpe.time.jump(Duration.ofSeconds(1000));
        wake();
        acs().expectInform("13 WAKEUP", "3 SCHEDULED", "M ScheduleInform (k)");
        acs().finish();
        cpe.pass(19);
        acs().expectSilence();
        cpe.pass(1); // 1020 s after the first
        acs().expectInform("2 PERIODIC");
    }

    @Test
    @Rule({"STB-02", "C-EVT-22"})
    void retriedUntilAReboot() {
        booted(tell(Duration.ZERO, null, false), s -> s);
        sleep(DEEP);
        cpe.pass(1);
        wake();
        acs().expectInform("13 WAKEUP");
        acs().drop();
        cpe.pass(10);
        acs().expectInform("13 WAKEUP");
        acs().drop();
        cpe.powerCut();
        acs().expectInform("1 BOOT");
    }

    @Test
    @Rule({"STB-02", "C-EVT-22", "C-EVT-09"})
    void droppedOnBootstrap() {
        booted(tell(Duration.ZERO, null, false), s -> s);
        sleep(DEEP);
        cpe.pass(1);
        wake();
        acs().expectInform("13 WAKEUP");
        acs().drop();
        cpe.tree.settings(s -> s.url("http://other.example/"));
        cpe.settle();
        acs().expectInform("0 BOOTSTRAP");
    }

    @Test
    @Rule("C-NOT-14")
    void asleepItStartsNoSessionOfItsOwn() {
        booted(tell(null, null, false), s -> s);
        sleep(HEARING);
        cpe.tree.change("Device.A", "1", true);
        cpe.pass(3600);
        acs().expectSilence();
        ConnectionRequestTest.ask(cpe); // but it can be called
        cpe.settle();
        acs().expectInform("6 CONNECTION REQUEST", "4 VALUE CHANGE");
        acs().finish();
        cpe.tree.change("Device.A", "2", true);
        cpe.pass(10);
        acs().expectSilence();
        wake();
        acs().expectInform("4 VALUE CHANGE");
    }

    /** One that wakes up for its contacts misses none, and is told how long it may sleep. */
    @Test
    @Rule({"STB-03", "C-NOT-14"})
    void aTimerAwareStandbyKeepsItsContacts() {
        booted(tell(null, 0, true), StandbyTest::eachMinute);
        cpe.pass(20);
        assertThat(sleep(TIMED).untilNextContact()).contains(Duration.ofSeconds(40));
        cpe.pass(40);
        acs().expectInform("2 PERIODIC");
        acs().finish();
        wake();
        acs().expectSilence();
    }

    /** capable of hearing, of timers; asked to hear, for periodic, for scheduled; the standby hears, has a timer; refused why. */
    @ParameterizedTest
    @CsvSource({
        "false, false, true,  true,  false, false, false, ''",
        "true,  false, true,  false, false, false, false, CR_AWARENESS",
        "true,  false, true,  false, false, true,  false, ''",
        "true,  false, false, false, false, false, false, ''",
        "false, true,  false, true,  false, false, false, PERIODIC_AWARENESS",
        "false, true,  false, true,  false, false, true,  ''",
        "false, true,  false, false, true,  false, false, SCHEDULED_AWARENESS",
        "false, true,  false, false, true,  false, true,  ''",
        "false, false, false, false, true,  false, false, SCHEDULED_AWARENESS",
        "false, false, false, false, true,  false, true,  SCHEDULED_AWARENESS",
        "true,  true,  true,  true,  true,  false, false, CR_AWARENESS PERIODIC_AWARENESS SCHEDULED_AWARENESS",
        "true,  true,  true,  true,  true,  true,  true,  ''"
    })
    @Rule("STB-03")
    void whatThePolicyAllows(
            boolean network,
            boolean timer,
            boolean wantsCr,
            boolean wantsPeriodic,
            boolean wantsScheduled,
            boolean crAware,
            boolean timerAware,
            String refused) {
        booted(
                new StandbyPolicy(null, null, false, network, timer, wantsCr, wantsPeriodic, wantsScheduled),
                StandbyTest::eachMinute);
        schedule(30);
        Set<Refusal> expected = EnumSet.noneOf(Refusal.class);
        Arrays.stream(refused.split(" ")).filter(r -> !r.isEmpty()).forEach(r -> expected.add(Refusal.valueOf(r)));
        StandbyAnswer answer = sleep(new StandbyMode(crAware, timerAware));
        assertThat(answer.refusals()).isEqualTo(expected);
        assertThat(answer.isAllowed()).isEqualTo(expected.isEmpty());
    }

    @Test
    @Rule("STB-03")
    void withoutContactsToComeNothingIsAskedOfTimers() {
        booted(new StandbyPolicy(null, null, false, true, true, false, true, true), s -> s);
        assertThat(sleep(DEEP).isAllowed()).isTrue();
        assertThat(sleep(DEEP).refusals()).containsExactly(Refusal.IN_STANDBY);
        wake();
        cpe.agent.inform();
        cpe.settle();
        assertThat(sleep(DEEP).refusals()).containsExactly(Refusal.IN_SESSION);
        acs().finish();
        cpe.settle();
        wake(); // without effect
        acs().expectSilence();
    }
}
