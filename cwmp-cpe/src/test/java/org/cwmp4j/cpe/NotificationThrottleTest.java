package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;

/** DefaultActiveNotificationThrottle: how long a notification waits, and what does not wait with it. */
class NotificationThrottleTest {
    private static final String SOFTWARE = "Device.DeviceInfo.SoftwareVersion";

    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private TreeAgentFixture throttled() {
        cpe.settings = s -> s.activeNotificationThrottle(Duration.ofSeconds(60));
        return cpe.booted();
    }

    /** A burst leads to one session when the time is over, and that one reports all of it. */
    @Test
    @Rule({"C-NOT-05", "C-CONN-05", "C-CONN-03"})
    void aBurstWaitsAndIsReportedAtOnce() {
        throttled();
        cpe.pass(10);
        cpe.change(TreeAgentFixture.CODE, "a");
        cpe.change(SOFTWARE, "3");
        cpe.pass(20);
        cpe.change(TreeAgentFixture.CODE, "b");
        cpe.pass(29);
        acs.expectSilence();
        cpe.pass(1);
        Inform inform = acs.expectInform("4 VALUE CHANGE");
        assertThat(TreeAgentFixture.value(inform, TreeAgentFixture.CODE)).isEqualTo("b");
        assertThat(TreeAgentFixture.value(inform, SOFTWARE)).isEqualTo("3");
        acs.finish();
        cpe.pass(3600);
        acs.expectSilence();
    }

    /** The control: without the throttle the same change leads to a session at once. */
    @Test
    @Rule("C-NOT-05")
    void withoutThrottleNothingWaits() {
        cpe.booted();
        cpe.pass(10);
        cpe.change(TreeAgentFixture.CODE, "a");
        acs.expectInform("4 VALUE CHANGE");
    }

    /** Once the time is over since the last session, a change does not wait any more. */
    @Test
    @Rule("C-NOT-05")
    void theTimeCountsFromTheLastSession() {
        throttled();
        cpe.pass(60);
        cpe.change(TreeAgentFixture.CODE, "a");
        acs.expectInform("4 VALUE CHANGE");
    }

    /** Another cause is not delayed, and takes the waiting change along. */
    @Test
    @Rule("C-NOT-05")
    void anotherCauseCarriesWhatWaits() {
        throttled();
        cpe.change(TreeAgentFixture.CODE, "a");
        cpe.pass(10);
        acs.expectSilence();
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform("4 VALUE CHANGE");
        acs.finish();
        cpe.pass(3600);
        acs.expectSilence();
    }

    /** A failed session does not start the time anew, and its retry does not wait for it. */
    @Test
    @Rule("C-NOT-05")
    void aRetryIsNotThrottled() {
        throttled();
        cpe.pass(100);
        cpe.change(TreeAgentFixture.CODE, "a");
        acs.expectInform("4 VALUE CHANGE");
        acs.drop();
        cpe.pass(10);
        assertThat(acs.expectInform("4 VALUE CHANGE").retryCount()).isEqualTo(1);
    }
}
