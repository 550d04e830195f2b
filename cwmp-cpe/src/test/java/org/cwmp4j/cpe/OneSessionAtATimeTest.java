package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.junit.jupiter.api.Test;

/** However many reasons there are, a device has one session at a time. */
class OneSessionAtATimeTest {
    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    private void everyReason() {
        cpe.agent.inform();
        cpe.agent.inform();
        cpe.change(TreeAgentFixture.CODE, "changed");
        cpe.agent.clockChanged();
        cpe.settle();
    }

    @Test
    @Rule({"C-SESS-04", "B-CONN-10", "C-CONN-04", "W6"})
    void reasonsDuringASessionLeadToOneMore() {
        cpe.settings = s -> s.periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(5));
        cpe.start();
        everyReason();
        assertThat(acs.open).as("while the Inform is not answered").isEqualTo(1);
        acs.accept();
        everyReason();
        assertThat(acs.open).isEqualTo(1);
        acs.ask(new ScheduleInform(1, "k"));
        everyReason();
        cpe.pass(20);
        assertThat(acs.open).isEqualTo(1);
        assertThat(acs.opened).as("connections").hasSize(1);
        acs.empty();
        acs.expectClosed();
        cpe.settle();
        acs.expectInform("2 PERIODIC", "3 SCHEDULED", "M ScheduleInform (k)", "4 VALUE CHANGE");
        assertThat(acs.opened).hasSize(2);
        assertThat(acs.open).isEqualTo(1);
    }

    /** Also where the session ends badly: the connection is closed before the next one opens. */
    @Test
    @Rule({"C-SESS-04", "B-CONN-10"})
    void aFailedSessionIsOverBeforeTheNext() {
        cpe.start();
        everyReason();
        acs.drop();
        cpe.settle();
        assertThat(acs.open).isLessThanOrEqualTo(1);
        assertThat(acs.trace).containsSubsequence("Inform", "close");
        cpe.pass(10);
        assertThat(acs.open).isEqualTo(1);
        assertThat(acs.trace).containsExactly("Inform", "close", "Inform");
    }
}
