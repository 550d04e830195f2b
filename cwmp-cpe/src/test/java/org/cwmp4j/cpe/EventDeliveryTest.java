package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.DeviceId;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.Inform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events from their cause to their confirmation, through losses and power cuts. */
class EventDeliveryTest {
    private static final Event VENDOR = Event.of(new EventCode("X 00D09E Door open"));
    private static final Event DIAGNOSTICS = Event.of(EventCode.DIAGNOSTICS_COMPLETE);

    private final AgentFixture cpe = new AgentFixture();
    private final ScriptedAcs acs = cpe.acs;

    @Test
    @Rule({"C-EVT-01", "C-EVT-02", "C-EVT-03", "C-EVT-26", "C-EVT-29"})
    void atOnceAndOnlyOnceWhenConfirmed() {
        cpe.booted();
        cpe.agent.raise(VENDOR);
        cpe.settle();
        acs.expectInform(VENDOR.code().text());
        acs.finish();
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
    }

    @Test
    @Rule({"C-EVT-01", "C-SESS-04", "B-CONN-10", "C-CONN-04"})
    void afterThePresentSession() {
        cpe.start();
        acs.accept();
        cpe.agent.raise(VENDOR);
        cpe.pass(30);
        acs.expectEmpty();
        assertThat(acs.open).isEqualTo(1);
        acs.empty();
        cpe.settle();
        acs.expectInform(VENDOR.code().text());
        assertThat(acs.opened).hasSize(2);
        assertThat(acs.open).isEqualTo(1);
    }

    @Test
    @Rule({"C-EVT-02", "C-EVT-04", "C-EVT-19"})
    void againAfterALostResponse() {
        cpe.booted();
        cpe.agent.raise(DIAGNOSTICS);
        cpe.settle();
        acs.drop();
        cpe.pass(10);
        acs.expectInform("8 DIAGNOSTICS COMPLETE");
        acs.status(503);
        cpe.pass(20);
        assertThat(acs.expectInform("8 DIAGNOSTICS COMPLETE").retryCount()).isEqualTo(2);
        acs.accept();
        acs.drop();
        cpe.pass(40);
        acs.expectInform();
    }

    /** What happens at the same moment goes into the same Inform. */
    @Test
    @Rule("C-EVT-08")
    void together() {
        cpe.booted();
        cpe.agent.raise(VENDOR);
        cpe.agent.raise(DIAGNOSTICS);
        cpe.tree.change("Device.X", "1", true);
        ConnectionRequestTest.ask(cpe);
        cpe.settle();
        acs.expectInform(VENDOR.code().text(), "8 DIAGNOSTICS COMPLETE", "4 VALUE CHANGE", "6 CONNECTION REQUEST");
    }

    @Test
    @Rule({"C-EVT-25", "C-EVT-28"})
    void onlyMethodEventsHaveAKey() {
        cpe.booted();
        assertThatIllegalArgumentException().isThrownBy(() -> cpe.agent.raise(new Event(EventCode.WAKEUP, "key")));
        assertThatIllegalArgumentException().isThrownBy(() -> cpe.agent.raise(Event.of(EventCode.BOOT)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cpe.agent.raise(Event.of(new EventCode("8 diagnostics complete"))));
        cpe.agent.raise(new Event(new EventCode("M X_00D09E_Thing"), "key"));
        cpe.settle();
        acs.expectInform("M X_00D09E_Thing (key)");
    }

    /**
     * The power fails at each record of a session in turn. An event that was recorded is reported by the session after the
     * restart unless its confirmation was recorded too, and then never again.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    @Rule({"C-EVT-30", "C-EVT-12", "C-EVT-03", "C-EVT-26"})
    void powerCuts(long batches) {
        cpe.booted();
        cpe.powerCut(batches); // 1: the start of the BOOT session, 2: its confirmation
        if (acs.isAsked()) {
            acs.expectInform("1 BOOT");
            acs.finish();
        }
        cpe.agent.raise(VENDOR); // 3: the event with its session, 4: its confirmation with the session's end
        cpe.settle();
        assertThat(acs.isAsked()).as("sent").isEqualTo(batches == 4);
        if (acs.isAsked()) {
            acs.expectInform(VENDOR.code().text());
            acs.finish();
        }
        cpe.powerCut();
        boolean again = acs.expect(Inform.class).event().contains(VENDOR);
        assertThat(again).as("sent again").isEqualTo(batches == 3);
        acs.finish();
        cpe.powerCut();
        acs.expectInform("1 BOOT");
    }

    /** The confirmation is recorded: the event is gone for good, although the session then failed and the power too. */
    @Test
    @Rule({"C-EVT-03", "C-EVT-30"})
    void confirmedIsConfirmed() {
        cpe.booted();
        cpe.agent.raise(VENDOR);
        cpe.settle();
        acs.accept();
        acs.drop();
        cpe.powerCut();
        assertThat(acs.expectInform("1 BOOT").retryCount()).isEqualTo(1);
    }

    @Test
    @Rule({"C-EVT-11", "C-EVT-19", "C-EVT-10"})
    void untilTheNextRestartOnly() {
        cpe.booted();
        cpe.agent.raise(DIAGNOSTICS);
        cpe.settle();
        acs.expectInform("8 DIAGNOSTICS COMPLETE");
        cpe.powerCut();
        acs.expectInform("1 BOOT");
        cpe.powerCut();
        acs.expectInform("1 BOOT");
        acs.finish();
    }

    @Test
    @Rule({"C-EVT-09", "C-EVT-30", "C-DISC-03", "C-CONN-01"})
    void bootstrapIsKeptAndDropsTheRest() {
        cpe.booted();
        cpe.agent.raise(VENDOR);
        cpe.tree.change("Device.X", "1", false);
        cpe.settle();
        acs.drop();
        cpe.tree.settings(s -> s.url("http://other.example/"));
        cpe.settle();
        acs.expectInform("0 BOOTSTRAP");
        assertThat(acs.opened.get(acs.opened.size() - 1).url()).hasHost("other.example");
        acs.drop();
        cpe.powerCut();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        acs.finish();
        cpe.powerCut();
        acs.expectInform("1 BOOT");
    }

    /** The serial number is another: another device. */
    @Test
    @Rule("C-INF-01")
    void anotherDeviceBootstraps() {
        cpe.booted();
        cpe.device = new DeviceId("Example", "00D09E", "Box", "2");
        cpe.powerCut();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
        acs.finish();
        cpe.device = new DeviceId("Renamed", "00D09E", "Box", "2");
        cpe.powerCut();
        acs.expectInform("1 BOOT");
    }

    // ---- records

    /** The cost of the commonest session: one record before its Inform, one after its confirmation. */
    @Test
    @Rule("C-EVT-12")
    void aPeriodicSessionCostsTwoRecords() {
        AgentFixture periodic =
                new AgentFixture(s -> s.periodicInformEnable(true).periodicInformInterval(Duration.ofSeconds(60)));
        periodic.booted();
        for (int i = 0; i < 10; i++) {
            int before = periodic.journal.size();
            periodic.pass(60);
            periodic.acs.expectInform("2 PERIODIC");
            assertThat(periodic.journal.size() - before).as("before the Inform").isEqualTo(1);
            periodic.acs.finish();
            assertThat(periodic.journal.size() - before).as("in all").isEqualTo(2);
        }
    }

    /** A store that a test answers. */
    private static final class SlowStore implements StateStore {
        CompletableFuture<Void> pending = new CompletableFuture<>();
        boolean slow;
        int appended;

        @Override
        public CompletionStage<StateSnapshot> load() {
            return CompletableFuture.completedStage(StateSnapshot.EMPTY);
        }

        @Override
        public CompletionStage<Void> append(List<StateRecord> batch) {
            appended++;
            return slow ? pending : CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> close() {
            return CompletableFuture.completedStage(null);
        }
    }

    @Test
    @Rule("C-EVT-30")
    void nothingLeavesBeforeItIsRecorded() {
        SlowStore store = new SlowStore();
        store.slow = true;
        cpe.start(store);
        assertThat(store.appended).isPositive();
        acs.expectSilence();
        store.pending.complete(null);
        cpe.settle();
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    /** What comes before the Inform is made goes into it, and leads to no session of its own. */
    @Test
    @Rule({"C-CR-08", "C-EVT-08", "C-SESS-16"})
    void lateReasonsJoinTheSessionThatIsAboutToInform() {
        SlowStore store = new SlowStore();
        store.slow = true;
        cpe.start(store);
        ConnectionRequestTest.ask(cpe);
        CompletableFuture<?> call = cpe.agent.call(new org.cwmp4j.model.rpc.GetRPCMethods());
        cpe.settle();
        acs.expectSilence();
        store.slow = false;
        store.pending.complete(null);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT", "6 CONNECTION REQUEST");
        assertThat(cpe.log.starts.get(0).reasons()).contains(SessionReason.CONNECTION_REQUEST);
        acs.accept();
        acs.expect(org.cwmp4j.model.rpc.GetRPCMethods.class);
        acs.answer(new org.cwmp4j.model.rpc.GetRPCMethodsResponse(List.of("Inform")));
        assertThat(call).isCompleted();
        acs.finish();
        cpe.pass(Duration.ofHours(1));
        acs.expectSilence();
    }

    /** The confirmation's record holds up neither the session nor the next call, only its end. */
    @Test
    @Rule("C-EVT-03")
    void aConfirmationGatesNothingButTheEnd() {
        SlowStore store = new SlowStore();
        cpe.start(store);
        store.slow = true;
        acs.accept();
        acs.expectEmpty();
        acs.empty();
        acs.expectClosed();
        assertThat(cpe.log.ends).isEmpty();
        store.pending.complete(null);
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.COMPLETED);
    }

    @Test
    @Rule({"C-EVT-30", "C-EVT-01"})
    void withoutARecordNoInformButAnotherTry() {
        SlowStore store = new SlowStore();
        store.slow = true;
        store.pending = CompletableFuture.failedFuture(new StateException("flash worn out"));
        cpe.start(store);
        acs.expectSilence();
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.RECORD_FAILED);
        store.slow = false;
        cpe.pass(10);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    /** A store that never answers does not hold the agent for ever. */
    @Test
    void aSilentStoreIsGivenUp() {
        SlowStore store = new SlowStore();
        store.slow = true;
        cpe.start(store);
        cpe.pass(CpeLimits.DEFAULT.store());
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.RECORD_FAILED);
        acs.expectSilence();
    }

    /** Changes decided before must be in effect before the next session begins. */
    @Test
    @Rule("C-SESS-28")
    void waitsUntilTheDeviceIsReady() {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        cpe.tree.ready = ready;
        cpe.start();
        cpe.pass(60);
        acs.expectSilence();
        ready.complete(null);
        acs.expectInform("0 BOOTSTRAP", "1 BOOT");
    }

    @Test
    void aDeviceThatIsNeverReadyIsReported() {
        cpe.tree.ready = new CompletableFuture<>();
        cpe.start();
        cpe.pass(CpeLimits.DEFAULT.ready());
        assertThat(cpe.log.lastEnd()).isEqualTo(SessionEnd.NOT_READY);
        cpe.tree.ready.complete(null);
        assertThat(cpe.tree.inSession).as("not left in a session").isFalse();
    }
}
