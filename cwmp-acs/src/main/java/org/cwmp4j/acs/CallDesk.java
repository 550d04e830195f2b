package org.cwmp4j.acs;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.acs.device.DeviceKey;
import org.cwmp4j.acs.operation.Operation;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionCall;
import org.cwmp4j.acs.session.SessionContext;
import org.cwmp4j.acs.session.SessionEnd;
import org.cwmp4j.acs.session.SessionInput;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.FaultException;
import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Fault;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.MethodResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a session its calls: those of the handler in order, then, once the handler is done, the operations that wait for the device.
 * All methods but {@link #queue} run in the session's serial executor.
 */
final class CallDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CallDesk.class);

    private final ServerContext server;
    private final LiveSession session;
    private final DeviceKey device;
    private final SessionContext context;
    private final CallQueue queue;
    private final Inform inform;
    private final Duration usualLimit;
    private final DeviceKind kind;
    private final NamingAbilities naming;
    private SessionEnd end = SessionEnd.COMPLETED;
    private InformDecision.@Nullable Redirect redirect;
    private boolean handlerDone;
    private boolean finishing;
    private boolean aborting;
    private boolean asked;
    private boolean claiming;
    private long calls;
    private @Nullable Call active;
    private CompletionStage<?> before = CompletableFuture.completedFuture(null);
    private CompletionStage<?> records = CompletableFuture.completedFuture(null);

    CallDesk(
            ServerContext server,
            LiveSession session,
            Inform inform,
            SessionContext context,
            DeviceKind kind,
            NamingAbilities naming) {
        this.server = server;
        this.session = session;
        this.device = Objects.requireNonNull(session.info().device(), "device");
        this.inform = inform;
        this.context = context;
        this.kind = kind;
        this.naming = naming;
        this.queue = new CallQueue(server.limits().maxQueuedCalls());
        Duration limit = server.limits().call();
        this.usualLimit = limit.compareTo(context.idle()) < 0 ? context.idle() : limit;
    }

    /** Adds a call of the handler; on any thread. */
    void queue(Call.OfHandler call) {
        queue.add(call);
    }

    /** Claims no operation before the records of a former session of the device are through, so that their order stays. */
    void after(CompletionStage<?> former) {
        before = former.exceptionally(failure -> null);
    }

    /** Completes when all that this session had to record of operations is recorded, or not to be. */
    CompletionStage<?> records() {
        return records;
    }

    /** The handler's session code is done, well or badly. */
    void handlerDone(@Nullable Throwable failure) {
        if (failure != null && !handlerDone) {
            log(Application.unwrap(failure));
            failHandler();
        }
        handlerDone = true;
        next();
    }

    /** The handler's session code had its time. */
    void giveUpHandler() {
        if (!handlerDone) {
            LOG.warn("handler took too long in session with {}", device);
            failHandler();
            handlerDone = true;
            next();
        }
    }

    /** What devices cause is no error of the application's, and no flood in its log. */
    private void log(Throwable failure) {
        if (failure instanceof CwmpException) {
            LOG.info("handler ended the session with {}: {}", device, failure.getMessage());
        } else {
            LOG.error("handler failed in the session with {}", device, failure);
        }
    }

    private void failHandler() {
        end = SessionEnd.HANDLER_FAILED;
        queue.close(SessionEnd.HANDLER_FAILED);
    }

    /** Takes back what waits; nothing more will be called. */
    void finish() {
        finishing = true;
        end = SessionEnd.FINISHED;
        queue.close(SessionEnd.FINISHED);
        next();
    }

    /** As {@link #finish}, and the device goes on elsewhere. */
    void redirect(InformDecision.Redirect target) {
        redirect = target;
        finish();
    }

    /** The machine wants a call. */
    void ask() {
        asked = true;
        next();
    }

    /** Gives the machine what there is, if it has asked. */
    void next() {
        if (!asked || claiming || aborting) {
            return;
        }
        if (!session.isAcsTurn()) {
            asked = false;
            return;
        }
        Call.OfHandler call = queue.poll();
        if (call != null) {
            give(call);
        } else if (finishing
                || (handlerDone
                        && (session.isServerClosing() || !server.mayOperate().getAsBoolean()))) {
            nothing();
        } else if (handlerDone && isHeldOff()) {
            nothing(); // operations wait (quirk D20)
        } else if (handlerDone) {
            claim();
        }
    }

    private void give(Call call) {
        asked = false;
        active = call;
        session.step(new SessionInput.CallReady(call.toMachine(++calls, limit(call.wanted()))));
    }

    /** What the device may take for a call that says nothing of it (H11): by the application, by its profile, or as usual. */
    private Duration limit(CpeMethod<?> method) {
        try {
            return server.timeouts()
                    .limit(session.info(), inform, method)
                    .filter(limit -> !limit.isNegative() && !limit.isZero())
                    .or(() -> kind.profile().timing().timeout(method.name()))
                    .orElse(usualLimit);
        } catch (RuntimeException e) {
            LOG.error("response timeouts failed for {}", device, e);
            return usualLimit;
        }
    }

    private void nothing() {
        asked = false;
        InformDecision.Redirect target = redirect;
        session.step(
                target == null
                        ? new SessionInput.NothingToCall(end)
                        : new SessionInput.Redirected(target.status(), target.header()));
    }

    private boolean isHeldOff() {
        return !kind.holdOff(server.time().wall().now()).isZero();
    }

    private void claim() {
        claiming = true;
        before.thenCompose(
                        done -> server.operations().claim(device, session.info().id()))
                .whenComplete((found, failure) ->
                        session.run(() -> claimed(failure == null ? found : Optional.empty(), failure)));
    }

    private void claimed(Optional<Operation> found, @Nullable Throwable failure) {
        claiming = false;
        Operation operation = found.orElse(null);
        if (failure != null) {
            LOG.error("operation store failed for {}", device, Application.unwrap(failure));
        }
        if (operation == null) {
            Call.OfHandler late = queue.poll();
            if (late != null && session.isAcsTurn()) {
                give(late);
            } else if (session.isAcsTurn()) {
                nothing();
            }
        } else if (!session.isAcsTurn() || finishing) {
            record(server.operations().release(operation));
            next();
        } else {
            impossible(operation)
                    .ifPresentOrElse(
                            why -> {
                                record(server.operations().cancel(operation, why));
                                next();
                            },
                            () -> give(new Call.OfOperation(operation)));
        }
    }

    /** Why the operation cannot be carried out in this session. */
    private Optional<String> impossible(Operation operation) {
        return naming.refusal(operation.method())
                .map(refusal -> "not possible with this device: " + refusal.getMessage())
                .or(() -> Sendable.refusal(operation.method(), context.namespace(), context.version())
                        .map(refusal -> "not possible in CWMP " + context.version()));
    }

    private void record(CompletionStage<?> change) {
        CompletionStage<?> former = records;
        records = change.exceptionally(failure -> null).thenCompose(done -> former);
    }

    /** Records that the operation leaves, before it does. */
    void recordSent(SessionCall call) {
        if (!(active instanceof Call.OfOperation of)) {
            throw new IllegalStateException("no operation is to be sent");
        }
        CompletionStage<Optional<Operation>> recorded =
                server.operations().sent(of.operation(), session.info().id(), call.limit());
        record(recorded);
        recorded.whenComplete(
                (sent, failure) -> session.run(() -> recorded(failure == null ? sent : Optional.empty(), failure)));
    }

    private void recorded(Optional<Operation> sent, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("operation store failed for {}", device, failure);
            session.step(new SessionInput.RecordFailed());
        } else if (sent.isEmpty()) {
            active = null;
            session.step(new SessionInput.RecordRefused());
        } else if (session.isRecording()) {
            active = new Call.OfOperation(sent.get());
            session.step(new SessionInput.Recorded());
        } else {
            // the session ended while this was being recorded: it never left, but that is no longer ours to say
            record(server.operations().outcomeUnknown(sent.get(), "the session ended"));
        }
    }

    void deliver(MethodResponse response) {
        naming.learn(response);
        Call call = takeActive();
        if (call instanceof Call.OfHandler of) {
            of.result().complete(response);
        } else if (call instanceof Call.OfOperation of) {
            record(server.operations().answered(of.operation(), response));
        }
    }

    void deliverFault(Fault fault) {
        Call call = takeActive();
        if (call instanceof Call.OfHandler of) {
            of.result().completeExceptionally(new FaultException(of.method().name(), fault));
            judge(of.method(), fault);
        } else if (call instanceof Call.OfOperation of) {
            record(server.operations().faulted(of.operation(), fault));
            judge(of.operation().method(), fault);
        }
    }

    private void judge(CpeMethod<?> method, Fault fault) {
        FaultPolicy.Action action = FaultPolicy.Action.CONTINUE;
        try {
            action = server.faults().onFault(method, fault);
        } catch (RuntimeException e) {
            LOG.error("fault policy failed", e);
        }
        if (action == FaultPolicy.Action.FINISH) {
            finish();
        } else if (action == FaultPolicy.Action.ABORT) {
            aborting = true;
            session.stop(SessionEnd.ABORTED);
        }
    }

    /** No answer will come though the call may have left. */
    void lose(SessionEnd why) {
        Call call = takeActive();
        if (call instanceof Call.OfHandler of) {
            of.result()
                    .completeExceptionally(new SessionEndedException(of.method().name(), why, true));
        } else if (call instanceof Call.OfOperation of && of.operation().state() == OperationState.SENT) {
            record(server.operations().outcomeUnknown(of.operation(), "the session ended: " + why));
        }
    }

    private @Nullable Call takeActive() {
        Call call = active;
        active = null;
        return call;
    }

    /** The session is over. */
    void close(SessionEnd why) {
        queue.close(why);
    }
}
