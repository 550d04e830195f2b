package org.cwmp4j.cpe;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.internal.Deadlines;
import org.cwmp4j.cpe.parameter.InformParameters;
import org.cwmp4j.cpe.session.AcsCall;
import org.cwmp4j.cpe.session.Answer;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.cpe.session.SessionEffect;
import org.cwmp4j.cpe.session.SessionEnd;
import org.cwmp4j.cpe.session.SessionInput;
import org.cwmp4j.cpe.session.SessionMachine;
import org.cwmp4j.cpe.session.SessionSettings;
import org.cwmp4j.cpe.session.SessionState;
import org.cwmp4j.cpe.state.StateException;
import org.cwmp4j.cpe.state.StateUpdate;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpException;
import org.cwmp4j.model.Direction;
import org.cwmp4j.model.rpc.CwmpMessage;
import org.cwmp4j.model.rpc.DUStateChangeComplete;
import org.cwmp4j.model.rpc.MethodResponse;
import org.cwmp4j.model.rpc.TransferComplete;
import org.jspecify.annotations.Nullable;

/** Carries out what the session machine wants, and tells it what comes of it. On the agent's executor. */
final class SessionDriver {
    private final AgentCore core;
    private final SessionRun run;
    private final String url;
    private final AcsConnection connection;
    private final InformParameters reported;
    private SessionState state;
    /** Counts what the session waits for, so that what comes too late is known. */
    private long turn;

    private boolean informed;
    private int lastStatus;
    private @Nullable Duration retryAfter;

    SessionDriver(
            AgentCore core,
            SessionRun run,
            SessionSettings settings,
            AcsTarget target,
            AcsConnection connection,
            InformParameters reported) {
        this.core = core;
        this.run = run;
        this.url = target.url().toString();
        this.connection = connection;
        this.reported = reported;
        this.state = SessionState.of(settings);
    }

    /** Whether the InformResponse came. */
    boolean informed() {
        return informed;
    }

    /** The status of the response that ended the session; 0 for none. */
    int lastStatus() {
        return lastStatus;
    }

    /** Of the ACS, as the settings had it when the session began. */
    String url() {
        return url;
    }

    /** Which address of the ACS served; {@code null} if none did or it is not known. */
    @Nullable
    ChosenAddress address() {
        return connection.address().orElse(null);
    }

    /** Whether a connection to the ACS came about. */
    boolean connected() {
        return connection.isConnected();
    }

    /** What the ACS asked to wait. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether a call that comes now can still go out in this session (C-SESS-11). */
    boolean takesCalls() {
        return state.takesCalls();
    }

    void feed(SessionInput input) {
        SessionMachine.Step step = SessionMachine.step(state, input);
        state = step.state();
        step.effects().forEach(this::perform);
    }

    private void perform(SessionEffect effect) {
        if (effect instanceof SessionEffect.Send send) {
            send(send);
        } else if (effect instanceof SessionEffect.SendEmpty) {
            sendEmpty();
        } else if (effect instanceof SessionEffect.ConfirmInform) {
            informed = true;
            core.limits().told(reported.reported().keySet());
            confirm(core.events().informConfirmed().and(core.tree().reported(reported)));
        } else if (effect instanceof SessionEffect.CallAnswered done) {
            callAnswered(done.call(), done.answer());
        } else if (effect instanceof SessionEffect.CallUnsendable failed) {
            core.calls().fail(failed.call(), new CwmpException(failed.detail()));
        } else if (effect instanceof SessionEffect.Execute execute) {
            execute(execute);
        } else if (effect instanceof SessionEffect.Close) {
            turn++;
            connection.close();
            core.sessionDeadline().set(core.config().limits().store(), () -> feed(new SessionInput.DeadlineExpired()));
        } else if (effect instanceof SessionEffect.End end) {
            core.sessionDeadline().cancel();
            end(end);
        }
    }

    /** A success is one once it is recorded, together with what was confirmed. */
    private void end(SessionEffect.End end) {
        if (!end.end().isSuccess()) {
            run.end(end.end(), end.detail());
            return;
        }
        core.memory().record(core.memory().succeeded()).whenComplete((nothing, failure) -> {
            if (failure == null) {
                run.end(end.end(), end.detail());
            } else {
                run.end(SessionEnd.RECORD_FAILED, Deadlines.text(failure));
            }
        });
    }

    // ---- the wire

    private void send(SessionEffect.Send send) {
        AnswerRows rows = send.rows();
        SoapEnvelope envelope = send.envelope();
        EncodeContext encode = EncodeContext.of(send.version(), Direction.CPE_TO_ACS);
        core.observer().tell(o -> o.messageOut(run.info(), envelope));
        long mine = await(core.config().limits().response());
        if (rows == null) {
            post(mine, new AcsRequest(envelope, encode));
        } else if (connection.takesRows()) {
            AnswerRows watched = new WatchedRows(rows, () -> core.serial().execute(() -> goesOn(mine)));
            post(mine, new AcsRequest(envelope, encode, watched));
        } else {
            new Answer(envelope.message(), rows)
                    .whole()
                    .whenCompleteAsync((whole, failure) -> sendWhole(mine, send, whole, failure), core.serial());
        }
    }

    private void sendWhole(
            long mine, SessionEffect.Send send, @Nullable CwmpMessage whole, @Nullable Throwable failure) {
        SoapEnvelope head = send.envelope();
        if (whole != null && mine == turn) {
            post(
                    mine,
                    new AcsRequest(
                            new SoapEnvelope(head.namespace(), head.header(), whole),
                            EncodeContext.of(send.version(), Direction.CPE_TO_ACS)));
        } else {
            settle(mine, new SessionInput.Unsendable(Deadlines.text(failure)));
        }
    }

    private void sendEmpty() {
        core.observer().tell(o -> o.messageOut(run.info(), null));
        long mine = await(core.config().limits().response());
        post(mine, new AcsRequest(null, EncodeContext.of(state.version(), Direction.CPE_TO_ACS)));
    }

    /** A long answer is on its way: each part of it has as long as a whole message otherwise has. */
    private void goesOn(long mine) {
        if (mine == turn) {
            arm(core.config().limits().response());
        }
    }

    private void post(long mine, AcsRequest request) {
        exchange(request)
                .whenCompleteAsync(
                        (reply, failure) -> {
                            if (mine == turn) {
                                settle(mine, failure == null ? input(reply) : failed(failure));
                            }
                        },
                        core.serial());
    }

    /** What was waited for has come, unless it was given up meanwhile. */
    private void settle(long mine, SessionInput input) {
        if (mine == turn) {
            core.sessionDeadline().cancel();
            turn++;
            feed(input);
        }
    }

    private CompletionStage<AcsReply> exchange(AcsRequest request) {
        try {
            return connection.exchange(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private long await(Duration limit) {
        turn++;
        arm(limit);
        return turn;
    }

    private void arm(Duration limit) {
        core.sessionDeadline().set(limit, () -> {
            turn++;
            feed(new SessionInput.DeadlineExpired());
        });
    }

    private SessionInput input(AcsReply reply) {
        if (reply instanceof AcsReply.Message message) {
            message.decoded().deviations().forEach(d -> core.observer().tell(o -> o.deviation(run.info(), d)));
            SoapEnvelope envelope = message.decoded().envelope();
            core.observer().tell(o -> o.messageIn(run.info(), envelope));
            return new SessionInput.Received(envelope);
        }
        if (reply instanceof AcsReply.Empty) {
            core.observer().tell(o -> o.messageIn(run.info(), null));
            return new SessionInput.ReceivedEmpty();
        }
        if (reply instanceof AcsReply.Status status) {
            lastStatus = status.status();
            retryAfter = status.retryAfter();
            return new SessionInput.ReceivedStatus(status.status(), status.text());
        }
        return new SessionInput.Unreadable(((AcsReply.Unreadable) reply).error());
    }

    private static SessionInput failed(Throwable failure) {
        Throwable cause = Deadlines.cause(failure);
        if (cause instanceof ConformanceException) {
            return new SessionInput.Unsendable(Deadlines.text(cause));
        }
        return cause instanceof HttpException http && http.kind() == HttpException.Kind.BROKEN_OFF
                ? new SessionInput.BrokenOff(Deadlines.text(cause))
                : new SessionInput.Lost(Deadlines.text(cause));
    }

    // ---- records and answers

    /**
     * Nothing of the session but its end depends on this record, so a plain session writes it with its end: two records in all.
     * A session in which the ACS asks for something writes it before that is done.
     */
    private void confirm(StateUpdate update) {
        core.memory().later(update);
        feed(new SessionInput.Recorded());
    }

    private void callAnswered(AcsCall call, CwmpMessage answer) {
        boolean delivered = answer instanceof MethodResponse;
        StateUpdate update = delivered
                ? eventsConfirmed(call).and(core.calls().confirmed(call))
                : StateUpdate.NONE; // C-MR-03: a fault delivers nothing
        core.memory().record(update).whenComplete((nothing, failure) -> {
            if (failure == null) {
                core.calls().answered(call, answer);
            }
            recorded(failure);
        });
    }

    private StateUpdate eventsConfirmed(AcsCall call) {
        String method = call.method().name();
        boolean last = !core.calls().waitsBeside(call);
        return core.calls()
                .reported(call)
                .map(event -> core.events().callConfirmed(method, event, last))
                .orElseGet(() -> core.events().callConfirmed(method, commandKey(call), last));
    }

    private static String commandKey(AcsCall call) {
        if (call.method() instanceof TransferComplete transfer) {
            return transfer.commandKey();
        }
        return call.method() instanceof DUStateChangeComplete change ? change.commandKey() : "";
    }

    private void recorded(@Nullable Throwable failure) {
        feed(failure == null ? new SessionInput.Recorded() : new SessionInput.RecordFailed(Deadlines.text(failure)));
    }

    private void execute(SessionEffect.Execute execute) {
        core.memory().flush();
        long mine = await(core.config().limits().method());
        core.methods()
                .execute(execute.method(), execute.version())
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (mine == turn) {
                                settle(mine, answered(answer, failure));
                            }
                        },
                        core.serial());
    }

    private static SessionInput answered(Answer answer, @Nullable Throwable failure) {
        if (failure == null) {
            return new SessionInput.Answered(answer);
        }
        Throwable cause = Deadlines.cause(failure);
        return new SessionInput.AnswerLost(
                cause instanceof StateException ? Deadlines.text(cause) : "no answer: " + Deadlines.text(cause));
    }
}
