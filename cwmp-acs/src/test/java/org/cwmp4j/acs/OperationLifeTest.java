package org.cwmp4j.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.acs.Samples.GPV;
import static org.cwmp4j.acs.Samples.GPV_RESPONSE;
import static org.cwmp4j.acs.Samples.REBOOT;
import static org.cwmp4j.acs.Samples.SPV;
import static org.cwmp4j.acs.Samples.SPV_RESPONSE;
import static org.cwmp4j.acs.ScriptedCpe.assertAccepted;
import static org.cwmp4j.acs.ScriptedCpe.assertEmpty;
import static org.cwmp4j.acs.ScriptedCpe.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Lease;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationException;
import org.cwmp4j.acs.operation.OperationId;
import org.cwmp4j.acs.operation.OperationOptions;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.acs.operation.PendingOperation;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.conformance.Rule;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.CancelTransfer;
import org.cwmp4j.model.rpc.CancelTransferResponse;
import org.cwmp4j.model.rpc.GetParameterValues;
import org.cwmp4j.model.rpc.GetParameterValuesResponse;
import org.cwmp4j.model.rpc.Reboot;
import org.cwmp4j.model.rpc.RebootResponse;
import org.cwmp4j.model.rpc.SetParameterValues;
import org.junit.jupiter.api.Test;

/** Operations from outside a session, from the queue to the answer, and the server killed at each record. */
class OperationLifeTest {
    private final TestAcs server = new TestAcs();
    private final DeviceKey key = TestAcs.key("1");

    private PendingOperation<GetParameterValuesResponse> queue() {
        return server.acs().device(key).submit(GPV, OperationOptions.DEFAULT);
    }

    private ScriptedCpe inSession() {
        ScriptedCpe cpe = server.cpe("1");
        assertAccepted(cpe.inform(EventCode.PERIODIC));
        return cpe;
    }

    private List<OperationState> states() {
        return server.acs().device(key).operations().join().stream()
                .map(Operation::state)
                .toList();
    }

    private List<OperationState> seen() {
        return server.operationLog.stream().map(Operation::state).toList();
    }

    @Test
    void fromTheQueueToTheAnswer() {
        var pending = queue();
        assertThat(pending.queued()).isCompleted();
        assertThat(states()).containsExactly(OperationState.QUEUED);
        ScriptedCpe cpe = inSession();
        assertThat(states()).containsExactly(OperationState.QUEUED);
        cpe.empty();
        assertThat(cpe.asked(GetParameterValues.class)).isEqualTo(GPV);
        assertThat(states()).containsExactly(OperationState.SENT);
        assertThat(pending.result()).isNotDone();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(pending.result()).isCompletedWithValue(GPV_RESPONSE);
        assertThat(states()).containsExactly(OperationState.ANSWERED);
        assertThat(seen())
                .containsExactly(
                        OperationState.QUEUED, OperationState.CLAIMED, OperationState.SENT, OperationState.ANSWERED);
    }

    @Test
    void aFaultIsAnAnswerToo() {
        var pending = queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        assertEmpty(cpe.respond(Samples.fault(9005)));
        assertThatThrownBy(() -> pending.result().join()).hasCauseInstanceOf(FaultException.class);
        assertThat(states()).containsExactly(OperationState.FAULTED);
    }

    @Test
    void inOrderAndAfterTheHandlersCalls() {
        server.handler(AcsHandler.ofSession(session -> session.call(REBOOT)));
        server.acs().device(key).submit(GPV, OperationOptions.DEFAULT);
        server.acs().device(key).submit(SPV, OperationOptions.DEFAULT);
        ScriptedCpe cpe = inSession();
        cpe.empty();
        cpe.asked(Reboot.class);
        cpe.respond(new RebootResponse());
        cpe.asked(GetParameterValues.class);
        cpe.respond(GPV_RESPONSE);
        cpe.asked(SetParameterValues.class);
        assertEmpty(cpe.respond(SPV_RESPONSE));
    }

    @Test
    void otherDevicesDoNotGetIt() {
        queue();
        ScriptedCpe other = server.cpe("2");
        other.inform(EventCode.PERIODIC);
        assertEmpty(other.empty());
        assertThat(states()).containsExactly(OperationState.QUEUED);
    }

    @Test
    void alsoWhenTheHandlerFails() {
        server.handler(AcsHandler.ofSession(session -> {
            throw new IllegalStateException("handler");
        }));
        var pending = queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(pending.result()).isCompleted();
        assertThat(server.ends).containsExactly(SessionEnd.HANDLER_FAILED);
    }

    @Test
    void alsoWhenTheHandlerHangs() {
        server.handler(AcsHandler.ofSession(session -> new CompletableFuture<>()));
        queue();
        ScriptedCpe cpe = inSession();
        CompletableFuture<AcsAnswer> waiting = cpe.begin(new AcsExchange.Payload.Empty());
        server.time.advance(Duration.ofSeconds(20));
        assertThat(waiting).isDone();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(server.ends).containsExactly(SessionEnd.HANDLER_FAILED);
    }

    @Test
    void inTheSessionThatIsLiveAlready() {
        ScriptedCpe cpe = inSession();
        var pending = queue();
        cpe.empty();
        cpe.respond(GPV_RESPONSE);
        assertThat(pending.result()).isCompleted();
    }

    @Test
    void whatTheVersionLacksIsCancelledAndSaysWhy() {
        PendingOperation<CancelTransferResponse> pending =
                server.acs().device(key).submit(new CancelTransfer("k"), OperationOptions.DEFAULT);
        var possible = queue();
        ScriptedCpe cpe = server.cpe("1");
        cpe.namespace = CwmpVersion.V1_0.namespace();
        cpe.inform(EventCode.PERIODIC);
        cpe.empty();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(possible.result()).isCompleted();
        assertThatThrownBy(() -> pending.result().join())
                .hasCauseInstanceOf(OperationException.class)
                .hasMessageContaining("not possible in CWMP 1.0");
        assertThat(states()).containsExactly(OperationState.CANCELLED, OperationState.ANSWERED);
    }

    @Test
    @Rule("A-ALIAS-01")
    void whatTheDeviceDoesNotUnderstandIsCancelledAndSaysWhy() {
        var pending = server.acs()
                .device(key)
                .submit(new GetParameterValues(List.of("Device.IP.Interface.[wan].Enable")), OperationOptions.DEFAULT);
        assertEmpty(inSession().empty());
        assertThatThrownBy(() -> pending.result().join())
                .hasCauseInstanceOf(OperationException.class)
                .hasMessageContaining("AliasBasedAddressing");
        assertThat(states()).containsExactly(OperationState.CANCELLED);
    }

    @Test
    void takenBackBeforeItIsSent() {
        var pending = queue();
        assertThat(server.acs()
                        .device(new DeviceKey("other"))
                        .cancel(pending.id())
                        .join())
                .isFalse();
        assertThat(server.acs().device(key).cancel(pending.id()).join()).isTrue();
        assertThat(server.acs().device(key).cancel(pending.id()).join()).isFalse();
        assertThatThrownBy(() -> pending.result().join())
                .hasCauseInstanceOf(OperationException.class)
                .satisfies(e -> assertThat(((OperationException) e.getCause()).maybeCarriedOut())
                        .isFalse());
        assertEmpty(inSession().empty());
    }

    @Test
    void notTakenBackOnceItIsSent() {
        var pending = queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        assertThat(server.acs().device(key).cancel(pending.id()).join()).isFalse();
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(pending.result()).isCompleted();
    }

    @Test
    void cancellingTheViewChangesNothing() {
        var pending = queue();
        pending.result().cancel(false);
        inSession().empty();
        assertThat(states()).containsExactly(OperationState.SENT);
    }

    @Test
    void itsTimeRunsOutWhileItWaits() {
        var pending =
                server.acs().device(key).submit(GPV, OperationOptions.DEFAULT.expiringAfter(Duration.ofSeconds(100)));
        server.time.advance(Duration.ofSeconds(100).minusNanos(1));
        assertThat(pending.result()).isNotDone();
        server.time.advance(Duration.ofNanos(1));
        assertThatThrownBy(() -> pending.result().join()).hasCauseInstanceOf(OperationException.class);
        assertThat(states()).containsExactly(OperationState.EXPIRED);
        assertEmpty(inSession().empty());
        assertThat(server.time.pending()).isZero();
    }

    @Test
    void itsTimeDoesNotRunOutOnceItIsSent() {
        var pending =
                server.acs().device(key).submit(GPV, OperationOptions.DEFAULT.expiringAfter(Duration.ofSeconds(100)));
        ScriptedCpe cpe = inSession();
        cpe.empty();
        server.time.advance(Duration.ofSeconds(200));
        cpe.respond(GPV_RESPONSE);
        assertThat(pending.result()).isCompleted();
    }

    // A device that does not answer

    @Test
    void noAnswerInTimeLeavesTheOutcomeUnknown() {
        var pending = queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        server.time.advance(Duration.ofSeconds(240));
        assertThat(server.ends).containsExactly(SessionEnd.CALL_TIMEOUT);
        assertThatThrownBy(() -> pending.result().join())
                .hasCauseInstanceOf(OperationException.class)
                .satisfies(e -> assertThat(((OperationException) e.getCause()).maybeCarriedOut())
                        .isTrue());
        assertEmpty(inSession().empty()); // never sent twice
    }

    @Test
    void aNewSessionGoesOnAfterWhatTheOldOneLost() {
        var lost = queue();
        var next = server.acs().device(key).submit(SPV, OperationOptions.DEFAULT);
        inSession().empty();
        ScriptedCpe again = inSession();
        assertThat(server.ends).containsExactly(SessionEnd.REPLACED);
        assertThat(lost.result()).isCompletedExceptionally();
        again.empty();
        again.asked(SetParameterValues.class);
        assertEmpty(again.respond(SPV_RESPONSE));
        assertThat(next.result()).isCompleted();
        assertThat(states()).containsExactly(OperationState.OUTCOME_UNKNOWN, OperationState.ANSWERED);
    }

    // Record, then act

    @Test
    void nothingLeavesBeforeSentIsRecorded() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        queue();
        ScriptedCpe cpe = inSession();
        gate.hold = OperationState.SENT;
        CompletableFuture<AcsAnswer> answer = cpe.begin(new AcsExchange.Payload.Empty());
        assertThat(gate.held).hasSize(1);
        assertThat(answer).isNotDone();
        gate.release();
        assertThat(answer).isDone();
        cpe.asked(GetParameterValues.class);
    }

    @Test
    void theCallerHearsNothingBeforeTheAnswerIsRecorded() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        var pending = queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        gate.hold = OperationState.ANSWERED;
        assertEmpty(cpe.respond(GPV_RESPONSE)); // which the device need not wait for
        assertThat(pending.result()).isNotDone();
        gate.release();
        assertThat(pending.result()).isCompletedWithValue(GPV_RESPONSE);
    }

    @Test
    void aRecordThatFailsLetsNothingLeave() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        queue();
        ScriptedCpe cpe = inSession();
        gate.fail = OperationState.SENT;
        assertRefused(cpe.empty(), 503);
        assertThat(server.ends).containsExactly(SessionEnd.RECORD_FAILED);
    }

    @Test
    void anOperationThatWasTakenFromUsIsNotSent() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        queue();
        server.acs().device(key).submit(SPV, OperationOptions.DEFAULT);
        ScriptedCpe cpe = inSession();
        gate.lose = OperationState.SENT;
        cpe.empty();
        cpe.asked(SetParameterValues.class); // the next one instead
    }

    /** The device's session ends while the leaving is being recorded: nobody can say any more that it did not leave. */
    @Test
    void aSessionThatEndsWhileSentIsRecorded() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        var pending = queue();
        ScriptedCpe cpe = inSession();
        gate.hold = OperationState.SENT;
        CompletableFuture<AcsAnswer> answer = cpe.begin(new AcsExchange.Payload.Empty());
        inSession();
        assertRefused(answer.join(), 400);
        gate.release();
        assertThat(pending.result()).isCompletedExceptionally();
        assertThat(states()).containsExactly(OperationState.OUTCOME_UNKNOWN);
    }

    /** The device's session ends while an operation is being claimed for it: it did not leave, and the next session takes it. */
    @Test
    void aSessionThatEndsWhileItClaims() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        var pending = queue();
        ScriptedCpe cpe = inSession();
        gate.holdClaims = true;
        CompletableFuture<AcsAnswer> answer = cpe.begin(new AcsExchange.Payload.Empty());
        assertThat(answer).isNotDone();
        server.acs().device(key).session().orElseThrow().abort();
        assertRefused(answer.join(), 400);
        gate.release();
        assertThat(states()).containsExactly(OperationState.QUEUED);
        ScriptedCpe next = inSession();
        next.empty();
        assertEmpty(next.respond(GPV_RESPONSE));
        assertThat(pending.result()).isCompleted();
    }

    @Test
    void aStoreThatHangsEndsTheSessionAndLosesNothing() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        queue();
        ScriptedCpe cpe = inSession();
        gate.holdClaims = true;
        CompletableFuture<AcsAnswer> answer = cpe.begin(new AcsExchange.Payload.Empty());
        server.time.advance(SessionLimits.DEFAULT.store());
        assertEmpty(answer.join());
        gate.release();
        assertThat(states()).containsExactly(OperationState.QUEUED);
    }

    // Killed servers keep their store

    @Test
    void killedWhileItIsQueued() {
        queue();
        server.restart();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        cpe.asked(GetParameterValues.class);
        assertEmpty(cpe.respond(GPV_RESPONSE));
        assertThat(states()).containsExactly(OperationState.ANSWERED);
    }

    @Test
    void killedWhileItIsClaimed() {
        Gate gate = new Gate(server.operations);
        server.builder.operations(gate);
        queue();
        ScriptedCpe cpe = inSession();
        gate.hold = OperationState.SENT;
        cpe.begin(new AcsExchange.Payload.Empty());
        gate.held.clear(); // that write died with the process
        gate.hold = null;
        assertThat(states()).containsExactly(OperationState.CLAIMED);
        server.kill();
        assertEmpty(inSession().empty()); // still somebody's
        server.time.advance(Duration.ofSeconds(30));
        ScriptedCpe later = inSession();
        later.empty();
        later.asked(GetParameterValues.class);
    }

    @Test
    void killedOnceItIsSent() {
        queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        assertThat(states()).containsExactly(OperationState.SENT);
        server.kill();
        cpe = new ScriptedCpe(server.acs(), cpe);
        assertRefused(cpe.respond(GPV_RESPONSE), 400);
        assertEmpty(inSession().empty());
        assertThat(states()).containsExactly(OperationState.SENT);
        server.time.advance(Duration.ofSeconds(270)); // the call's limit, and what it takes to record the answer
        assertThat(states()).containsExactly(OperationState.OUTCOME_UNKNOWN);
        assertEmpty(inSession().empty()); // never sent twice
    }

    @Test
    void killedOnceItIsAnswered() {
        queue();
        ScriptedCpe cpe = inSession();
        cpe.empty();
        cpe.respond(GPV_RESPONSE);
        server.restart();
        assertEmpty(inSession().empty());
        assertThat(server.acs().device(key).operations().join())
                .singleElement()
                .satisfies(o -> assertThat(o.response()).isEqualTo(GPV_RESPONSE));
    }

    /** A store whose writes wait, fail or come too late, as the test says. */
    private static final class Gate implements OperationStore {
        final List<Runnable> held = new ArrayList<>();
        private final OperationStore store;
        OperationState hold;
        OperationState fail;
        OperationState lose;
        boolean holdClaims;

        Gate(OperationStore store) {
            this.store = store;
        }

        void release() {
            holdClaims = false;
            hold = null;
            List<Runnable> all = List.copyOf(held);
            held.clear();
            all.forEach(Runnable::run);
        }

        @Override
        public CompletionStage<Void> add(Operation operation) {
            return store.add(operation);
        }

        @Override
        public CompletionStage<Optional<Operation>> claim(DeviceKey device, Lease lease, Instant now) {
            if (!holdClaims) {
                return store.claim(device, lease, now);
            }
            CompletableFuture<Optional<Operation>> later = new CompletableFuture<>();
            held.add(() -> store.claim(device, lease, now).thenAccept(later::complete));
            return later;
        }

        @Override
        public CompletionStage<Boolean> replace(Operation changed) {
            if (changed.state() == fail) {
                throw new IllegalStateException("disk full");
            }
            if (changed.state() == lose) {
                lose = null;
                return CompletableFuture.completedFuture(false);
            }
            if (changed.state() != hold) {
                return store.replace(changed);
            }
            CompletableFuture<Boolean> later = new CompletableFuture<>();
            held.add(() -> store.replace(changed).thenAccept(later::complete));
            return later;
        }

        @Override
        public CompletionStage<Optional<Operation>> find(OperationId id, Instant now) {
            return store.find(id, now);
        }

        @Override
        public CompletionStage<List<Operation>> list(DeviceKey device, Instant now) {
            return store.list(device, now);
        }
    }
}
