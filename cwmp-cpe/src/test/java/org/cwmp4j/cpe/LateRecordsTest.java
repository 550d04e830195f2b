package org.cwmp4j.cpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.cpe.internal.Engine;
import org.cwmp4j.cpe.internal.EngineTopic;
import org.cwmp4j.cpe.state.StateCodec;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSection;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.rpc.FaultStruct;
import org.cwmp4j.model.rpc.TransferComplete;
import org.cwmp4j.model.rpc.TransferCompleteResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of the engine's own on a medium that is slow, or fails for a while. */
class LateRecordsTest {
    private static final TransferComplete DONE =
            new TransferComplete("key", FaultStruct.SUCCESS, CwmpDateTime.UNKNOWN, CwmpDateTime.UNKNOWN);

    private static final StateSection<String> NOTES = new StateSection<>("notes", 1, StateCodec.TEXT);

    private final List<String> trace = new ArrayList<>();
    private final AgentFixture cpe = new AgentFixture().topic(this::topic);
    private final ScriptedAcs acs = cpe.acs;
    private final Medium medium = new Medium(cpe.journal.open());
    private @Nullable Engine engine;

    private EngineTopic topic(Engine given) {
        engine = given;
        return new EngineTopic() {};
    }

    @BeforeEach
    void boot() {
        cpe.start(medium);
        acs.finish();
        cpe.settle();
    }

    private void complete() {
        Engine e = Objects.requireNonNull(engine);
        e.raise(
                List.of(Event.of(EventCode.TRANSFER_COMPLETE), new Event(EventCode.M_DOWNLOAD, "key")),
                StateUpdate.NONE,
                SessionReason.EVENT);
        e.call(DONE, () -> new StateUpdate(List.of(), () -> trace.add("confirmed")));
        cpe.settle();
    }

    @Test
    @Rule({"C-TC-05", "C-EVT-02"})
    void aCallWhoseConfirmationWasNotRecordedIsMadeAgain() {
        complete();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
        acs.accept();
        acs.expect(TransferComplete.class);
        medium.fails = true;
        acs.answer(new TransferCompleteResponse());
        cpe.settle();
        medium.fails = false;
        assertThat(trace).isEmpty();
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform("7 TRANSFER COMPLETE", "M Download (key)");
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        acs.empty();
        cpe.settle();
        assertThat(trace).containsExactly("confirmed");
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
    }

    @Test
    @Rule({"C-TC-02", "C-EVT-03"})
    void anEventThatIsConfirmedBeforeItIsRecordedIsNotReportedForEver() {
        cpe.agent.inform();
        cpe.settle();
        medium.hold();
        complete();
        acs.accept();
        acs.expect(TransferComplete.class);
        acs.answer(new TransferCompleteResponse());
        medium.release();
        cpe.settle();
        acs.empty();
        cpe.settle();
        assertThat(trace).containsExactly("confirmed");
        cpe.agent.inform();
        cpe.settle();
        acs.expectInform();
    }

    // ---- what hangs on a record

    private void keep(String key, Runnable then) {
        Objects.requireNonNull(engine).later(new StateUpdate(List.of(NOTES.put(key, key)), then));
    }

    private void record() {
        Objects.requireNonNull(engine).record(StateUpdate.NONE);
        cpe.settle();
    }

    /** The medium takes longer than anybody waits: what hangs on the record still happens, and once. */
    @Test
    @Rule({"C-EVT-03", "C-EVT-30"})
    void whatIsRecordedLateHappensOnce() {
        medium.hold();
        keep("a", () -> trace.add("a"));
        record();
        cpe.pass(31);
        medium.release();
        cpe.settle();
        keep("b", () -> trace.add("b"));
        record();
        assertThat(trace).containsExactly("a", "b");
    }

    /** What one part of the engine throws must not have the others do everything twice. */
    @Test
    @Rule({"C-EVT-03", "B-ROB-08"})
    void whatThrowsAfterARecordHappensOnceToo() {
        keep("a", () -> trace.add("a"));
        keep("b", () -> {
            trace.add("b");
            throw new IllegalStateException("after the record");
        });
        keep("c", () -> trace.add("c"));
        record();
        record();
        assertThat(trace).containsExactly("a", "b", "c");
    }

    @Test
    @Rule("C-EVT-30")
    void whatFailedIsRecordedLaterAndThenHappens() {
        medium.fails = true;
        keep("a", () -> trace.add("a"));
        record();
        assertThat(trace).isEmpty();
        medium.fails = false;
        record();
        record();
        assertThat(trace).containsExactly("a");
    }

    /** What the store refused is recorded again before what came after it, never over it. */
    @Test
    @Rule({"C-EVT-03", "C-EVT-30"})
    void whatIsRefusedLateIsNotRecordedOverWhatCameAfterIt() {
        CompletableFuture<Void> first = medium.hold();
        keep("a", () -> trace.add("a"));
        record();
        medium.holdNoLonger();
        Objects.requireNonNull(engine).later(new StateUpdate(List.of(NOTES.remove("a")), () -> trace.add("a removed")));
        record();
        cpe.pass(31);
        first.completeExceptionally(new StateException("no space"));
        cpe.settle();
        record();
        assertThat(trace).containsExactly("a", "a removed");
        assertThat(NOTES.readAll(cpe.journal.content())).isEmpty();
    }

    /** Whoever waits for a record of what another call has handed to the store waits for that one. */
    @Test
    @Rule("C-EVT-30")
    void nothingCountsAsRecordedBeforeWhatIsUnderWayIs() {
        medium.hold();
        keep("a", () -> trace.add("a"));
        record();
        Objects.requireNonNull(engine).record(StateUpdate.NONE).thenRun(() -> trace.add("all recorded"));
        cpe.settle();
        assertThat(trace).isEmpty();
        medium.release();
        cpe.settle();
        assertThat(trace).containsExactly("a", "all recorded");
    }

    /** Fails, or takes its time. */
    static final class Medium implements StateStore {
        private final StateStore store;
        private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
        boolean fails;

        Medium(StateStore store) {
            this.store = store;
        }

        CompletableFuture<Void> hold() {
            CompletableFuture<Void> open = new CompletableFuture<>();
            gate = open;
            return open;
        }

        void release() {
            gate.complete(null);
        }

        /** Takes what comes now, whatever becomes of what is held. */
        void holdNoLonger() {
            gate = CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<StateSnapshot> load() {
            return store.load();
        }

        @Override
        public CompletionStage<Void> append(List<StateRecord> batch) {
            if (fails) {
                return CompletableFuture.failedStage(new StateException("no space"));
            }
            return gate.thenCompose(done -> store.append(batch));
        }

        @Override
        public CompletionStage<Void> close() {
            return store.close();
        }
    }
}
