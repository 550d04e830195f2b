package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.model.rpc.FactoryReset;
import org.cwmp4j.model.rpc.Reboot;
import org.junit.jupiter.api.Test;

/** Why a device started, by what was recorded before it went down. */
class StartCauseTest {
    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;
    private final List<Integer> recordsAtReboot = new ArrayList<>();
    private CompletionStage<Void> rebooting = new CompletableFuture<>();

    StartCauseTest() {
        cpe.control = new DeviceControl() {
            @Override
            public CompletionStage<Void> reboot() {
                recordsAtReboot.add(cpe.journal.size());
                return rebooting;
            }

            @Override
            public CompletionStage<Void> factoryReset() {
                return CompletableFuture.completedStage(null);
            }
        };
    }

    private StartCause cause() {
        return cpe.agent.startCause().join();
    }

    private StartCause causeAfterCut() {
        cpe.powerCut();
        StartCause cause = cause();
        acs.finish();
        cpe.settle();
        return cause;
    }

    @Test
    void aNewDeviceAndThenAPowerCut() {
        cpe.booted();
        assertThat(cause()).isEqualTo(StartCause.NEW);
        assertThat(causeAfterCut()).isEqualTo(StartCause.UNEXPECTED);
        assertThat(causeAfterCut()).isEqualTo(StartCause.UNEXPECTED);
    }

    @Test
    void anAgentThatWasClosed() {
        cpe.booted();
        cpe.agent.close().join();
        assertThat(causeAfterCut()).isEqualTo(StartCause.CLOSED);
        assertThat(causeAfterCut()).as("said once").isEqualTo(StartCause.UNEXPECTED);
    }

    @Test
    @Rule("C-RB-01")
    void theAcsCalledRebootAndTheProgramClosedTheAgentForIt() {
        cpe.start();
        acs.accept();
        acs.ask(new Reboot("now"));
        acs.finish();
        assertThat(recordsAtReboot).as("recorded before").containsExactly(cpe.journal.size());
        cpe.agent.close().join();
        assertThat(causeAfterCut()).isEqualTo(StartCause.REBOOT);
        assertThat(causeAfterCut()).isEqualTo(StartCause.UNEXPECTED);
    }

    @Test
    @Rule("C-FR-01")
    void theAcsCalledFactoryReset() {
        cpe.start();
        acs.accept();
        acs.ask(new FactoryReset());
        acs.finish();
        assertThat(causeAfterCut()).isEqualTo(StartCause.FACTORY_RESET);
    }

    @Test
    void aTopicOfTheEngineWantedIt() {
        List<Engine> engines = new ArrayList<>();
        cpe.topic(engine -> {
            engines.add(engine);
            return new EngineTopic() {};
        });
        cpe.booted();
        engines.get(0).reboot(StartCause.TRANSFER, () -> {});
        cpe.settle();
        assertThat(causeAfterCut()).isEqualTo(StartCause.TRANSFER);
    }

    @Test
    void aRestartThatFailedIsNotTheCauseOfALaterOne() {
        rebooting = CompletableFuture.failedStage(new IllegalStateException("busy"));
        cpe.start();
        acs.accept();
        acs.ask(new Reboot("now"));
        acs.finish();
        cpe.settle();
        assertThat(causeAfterCut()).isEqualTo(StartCause.UNEXPECTED);
    }

    @Test
    void aRestartWithinTheProcess() {
        cpe.control = null;
        cpe.start();
        acs.accept();
        acs.ask(new Reboot("now"));
        acs.finish();
        cpe.settle();
        assertThat(cause()).isEqualTo(StartCause.REBOOT);
        acs.finish();
        assertThat(causeAfterCut()).isEqualTo(StartCause.UNEXPECTED);
    }
}
