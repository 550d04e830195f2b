package org.cwmp4j.acs.session;

import java.util.List;
import java.util.Objects;
import org.cwmp4j.acs.session.SessionInput.Answered;
import org.cwmp4j.acs.session.SessionInput.AnsweredByFault;
import org.cwmp4j.acs.session.SessionInput.CallReady;
import org.cwmp4j.acs.session.SessionInput.DeadlinePassed;
import org.cwmp4j.acs.session.SessionInput.HoldWanted;
import org.cwmp4j.acs.session.SessionInput.InformAccepted;
import org.cwmp4j.acs.session.SessionInput.InformFaulted;
import org.cwmp4j.acs.session.SessionInput.InformRefused;
import org.cwmp4j.acs.session.SessionInput.NothingToCall;
import org.cwmp4j.acs.session.SessionInput.Received;
import org.cwmp4j.acs.session.SessionInput.ReceivedEmpty;
import org.cwmp4j.acs.session.SessionInput.RecordFailed;
import org.cwmp4j.acs.session.SessionInput.RecordRefused;
import org.cwmp4j.acs.session.SessionInput.Recorded;
import org.cwmp4j.acs.session.SessionInput.Redirected;
import org.cwmp4j.acs.session.SessionInput.Stopped;
import org.cwmp4j.acs.session.SessionInput.TotalPassed;
import org.cwmp4j.acs.session.SessionInput.Unreadable;
import org.cwmp4j.acs.session.SessionState.AcsTurn;
import org.cwmp4j.acs.session.SessionState.Answering;
import org.cwmp4j.acs.session.SessionState.AwaitingAnswer;
import org.cwmp4j.acs.session.SessionState.AwaitingInform;
import org.cwmp4j.acs.session.SessionState.Deciding;
import org.cwmp4j.acs.session.SessionState.DeviceTurn;
import org.cwmp4j.acs.session.SessionState.Ended;
import org.cwmp4j.acs.session.SessionState.Recording;

/**
 * The state machine of one ACS session (TR-069 A6C1 3.7.2): pure, so that a session can be traced, replayed and simulated. Holds no
 * state itself; one serves all sessions of a server, on any thread.
 *
 * <p>The table has a row for each (state, input) that means something. Without a row, a POST is a violation: HTTP 400 without SOAP
 * and the end (A-SESS-38); anything else came too late and is dropped. The rows' rules stand in {@link OpeningRules} up to the
 * InformResponse and in {@link ExchangeRules} from there on.
 */
public final class SessionMachine {
    /** What a session begins in. */
    public static final SessionState START = new AwaitingInform(null);

    private final SessionTable table = new SessionTable();

    /**
     * @param settings of the server
     */
    public SessionMachine(SessionSettings settings) {
        Objects.requireNonNull(settings, "settings");
        OpeningRules opening = new OpeningRules(settings);
        ExchangeRules exchange = new ExchangeRules(settings);

        // Opening: Inform, and nothing before it (A-SESS-30, 3.7.2.1)
        table.on(AwaitingInform.class, Received.class, "3.7.2.1, A-VER-08", opening::inform);
        table.on(AwaitingInform.class, Unreadable.class, "3.7.2.4, A-SESS-37", opening::unreadable);
        table.on(
                AwaitingInform.class,
                DeadlinePassed.class,
                "3.7.2.4, A-SESS-36",
                (s, i) -> end(s, SessionEnd.DEVICE_SILENT));
        table.on(Deciding.class, InformAccepted.class, "3.7.2.1, A-SESS-30", opening::accepted);
        table.on(Deciding.class, InformFaulted.class, "3.7.2.1, A-MR-04", opening::faulted);
        table.on(Deciding.class, InformRefused.class, "3.7.2.4, A-SESS-38", opening::refused);
        table.on(Deciding.class, Redirected.class, "3.4.2, A-HTTP-28", opening::redirected);
        table.on(Deciding.class, RecordFailed.class, "record, then act", opening::recordFailed);
        table.on(Deciding.class, DeadlinePassed.class, "B-ROB-08", opening::tooLate);

        // The device's turn: a request, or an empty POST (3.7.2.2, Table 10)
        table.on(DeviceTurn.class, Received.class, "3.7.2.2, A-SESS-31", exchange::request);
        table.on(DeviceTurn.class, ReceivedEmpty.class, "3.7.2.3, A-SESS-32", exchange::noRequest);
        table.on(DeviceTurn.class, Unreadable.class, "3.7.2.4, A-SESS-37", exchange::unreadable);
        table.on(
                DeviceTurn.class,
                DeadlinePassed.class,
                "3.7.2.4, A-SESS-36",
                (s, i) -> end(s, SessionEnd.DEVICE_SILENT));

        // Its request is answered in the same exchange, and alone (3.7.2.3, A-SESS-33)
        table.on(Answering.class, Answered.class, "3.7.2.2, A-SESS-31", exchange::answered);
        table.on(Answering.class, AnsweredByFault.class, "3.5, A-MR-04", exchange::answeredByFault);
        table.on(Answering.class, DeadlinePassed.class, "B-ROB-08", exchange::answerTooLate);

        // Our turn: one request, or an empty response (3.7.2.3, Table 10)
        table.on(AcsTurn.class, CallReady.class, "3.7.2.3, A-SESS-32", exchange::call);
        table.on(AcsTurn.class, NothingToCall.class, "3.7.2.4, A-SESS-34", exchange::nothing);
        table.on(AcsTurn.class, Redirected.class, "3.4.2, A-HTTP-28", (s, i) -> redirect(i));
        table.on(AcsTurn.class, DeadlinePassed.class, "C-SESS-19", exchange::patienceOver);
        table.on(Recording.class, Recorded.class, "record, then act", exchange::recorded);
        table.on(Recording.class, RecordRefused.class, "record, then act", exchange::recordRefused);
        table.on(Recording.class, RecordFailed.class, "record, then act", exchange::recordFailed);
        table.on(Recording.class, DeadlinePassed.class, "record, then act", exchange::recordFailed);

        // Our request is answered by the very next POST (3.7.1.2, 3.7.2.4)
        table.on(AwaitingAnswer.class, Received.class, "3.7.2.4, A-SESS-47", exchange::answer);
        table.on(AwaitingAnswer.class, Unreadable.class, "3.7.2.4, A-SESS-37", exchange::unreadableAnswer);
        table.on(
                AwaitingAnswer.class,
                DeadlinePassed.class,
                "3.7.2.4, A-SESS-36",
                (s, i) -> end(s, SessionEnd.CALL_TIMEOUT));
    }

    /** What becomes of a session by an input. */
    public Transition step(SessionState state, SessionInput input) {
        if (state instanceof Ended) {
            return ended(state, input);
        }
        if (input instanceof Stopped stopped) {
            return end(state, stopped.cause());
        }
        if (input instanceof TotalPassed) {
            return state instanceof AcsTurn
                    ? Transition.to(
                            new Ended(SessionEnd.TOTAL_TIMEOUT),
                            new SessionEffect.SendEmpty(),
                            new SessionEffect.End(SessionEnd.TOTAL_TIMEOUT))
                    : end(state, SessionEnd.TOTAL_TIMEOUT);
        }
        if (input instanceof HoldWanted hold) {
            return new Transition(SessionTable.hold(state, hold.hold()), List.of());
        }
        Transition row = table.step(state, input);
        if (row != null) {
            return row;
        }
        return isPost(input) ? violation(state) : Transition.to(state);
    }

    /** A POST for a session that is over (A-SESS-38). */
    private static Transition ended(SessionState state, SessionInput input) {
        return isPost(input)
                ? Transition.to(state, new SessionEffect.Reject(400, "No such session"))
                : Transition.to(state);
    }

    /** The table's rows as text, one a line: state, input, clauses. */
    public List<String> rows() {
        return table.rows();
    }

    static boolean isPost(SessionInput input) {
        return input instanceof Received || input instanceof ReceivedEmpty || input instanceof Unreadable;
    }

    /** What the protocol does not allow: HTTP 400 without SOAP, the session has failed (A-SESS-38). */
    static Transition violation(SessionState state) {
        return fail(state, 400, "Protocol violation", SessionEnd.PROTOCOL_VIOLATION);
    }

    /** Answers a POST with a status and ends the session. */
    static Transition fail(SessionState state, int status, String text, SessionEnd cause) {
        SessionEffect reject = new SessionEffect.Reject(status, text);
        return state instanceof AwaitingAnswer a
                ? Transition.to(
                        new Ended(cause), reject, new SessionEffect.Lose(a.call()), new SessionEffect.End(cause))
                : Transition.to(new Ended(cause), reject, new SessionEffect.End(cause));
    }

    /** The session goes on elsewhere. */
    static Transition redirect(Redirected input) {
        return Transition.to(
                new Ended(SessionEnd.REDIRECTED),
                new SessionEffect.Redirect(input.status(), input.location()),
                new SessionEffect.End(SessionEnd.REDIRECTED));
    }

    /** Ends the session from our side; a device that waits for a response gets a status. */
    private static Transition end(SessionState state, SessionEnd cause) {
        if (state instanceof AwaitingAnswer a) {
            return Transition.to(new Ended(cause), new SessionEffect.Lose(a.call()), new SessionEffect.End(cause));
        }
        if (state instanceof Recording r) {
            return Transition.to(
                    new Ended(cause),
                    new SessionEffect.Reject(statusOf(cause), "Session ended"),
                    new SessionEffect.Lose(r.call()),
                    new SessionEffect.End(cause));
        }
        if (state.owesResponse()) {
            return fail(state, statusOf(cause), "Session ended", cause);
        }
        return Transition.to(new Ended(cause), new SessionEffect.End(cause));
    }

    private static int statusOf(SessionEnd cause) {
        return switch (cause) {
            case SERVER_CLOSED, TOTAL_TIMEOUT -> 503;
            case INTERNAL_ERROR -> 500;
            default -> 400;
        };
    }
}
