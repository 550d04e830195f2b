package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.ScheduleInform;
import org.junit.jupiter.api.Test;

/** Events of one cause go together, at first and in every retry. */
class EventsOfOneCauseTest {
    private final TreeAgentFixture cpe = new TreeAgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    @Test
    @Rule("C-EVT-08")
    void bootAndItsCause() {
        cpe.start();
        acs.accept();
        acs.ask(new Reboot("key"));
        acs.empty();
        cpe.close();
        cpe.start();
        acs.expectInform("1 BOOT", "M Reboot (key)");
        acs.drop();
        cpe.pass(10);
        acs.expectInform("1 BOOT", "M Reboot (key)");
        acs.finish();
        cpe.pass(3600);
        acs.expectSilence();
    }

    @Test
    @Rule({"C-EVT-08", "C-EVT-13"})
    void aScheduledInformAndItsCall() {
        cpe.start();
        acs.accept();
        acs.ask(new ScheduleInform(5, "key"));
        acs.empty();
        cpe.pass(4);
        acs.expectSilence();
        cpe.pass(1);
        acs.expectInform("3 SCHEDULED", "M ScheduleInform (key)");
        acs.status(503);
        cpe.pass(10);
        acs.expectInform("3 SCHEDULED", "M ScheduleInform (key)");
    }

    /** An application's events of one call go together too, also when a session is under way: then in the next one. */
    @Test
    @Rule({"C-EVT-08", "C-EVT-26", "C-EVT-01"})
    void anApplicationsEventsOfOneCall() {
        Event method = new Event(new EventCode("M X_00D09E_Test"), "key");
        Event event = Event.of(new EventCode("X 00D09E Tested"));
        cpe.start();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        cpe.agent.raise(method, event);
        cpe.settle();
        acs.finish();
        cpe.settle();
        acs.expectInform("M X_00D09E_Test (key)", "X 00D09E Tested");
    }

    /** Unrelated events of one moment share an Inform. */
    @Test
    @Rule("C-EVT-08")
    void whatHappensAtOneMoment() {
        cpe.settings = s -> s.periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(100));
        cpe.booted();
        cpe.pass(99);
        cpe.time.schedule(
                Duration.ofSeconds(1), () -> cpe.agent.tree().join().notifyChange(Set.of(TreeAgentFixture.CODE)));
        cpe.pass(1);
        acs.expectInform("2 PERIODIC", "4 VALUE CHANGE");
        assertThat(acs.trace).containsExactly("Inform");
    }
}
