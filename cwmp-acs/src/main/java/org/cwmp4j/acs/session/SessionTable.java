package org.cwmp4j.acs.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.acs.session.SessionState.AcsTurn;
import org.cwmp4j.acs.session.SessionState.Answering;
import org.cwmp4j.acs.session.SessionState.AwaitingAnswer;
import org.cwmp4j.acs.session.SessionState.Deciding;
import org.cwmp4j.acs.session.SessionState.DeviceTurn;
import org.cwmp4j.acs.session.SessionState.Recording;
import org.jspecify.annotations.Nullable;

/** Rows of (state, input) with the clause behind each and the rule that applies. */
final class SessionTable {
    private final Map<Key, Row<?, ?>> rows = new LinkedHashMap<>();

    /** What a row does. */
    @FunctionalInterface
    interface Rule<S extends SessionState, I extends SessionInput> {
        Transition apply(S state, I input);
    }

    private record Key(Class<? extends SessionState> state, Class<? extends SessionInput> input) {}

    private record Row<S extends SessionState, I extends SessionInput>(
            Class<S> state, Class<I> input, String clause, Rule<S, I> rule) {
        Transition apply(SessionState s, SessionInput i) {
            return rule.apply(state.cast(s), input.cast(i));
        }
    }

    <S extends SessionState, I extends SessionInput> void on(
            Class<S> state, Class<I> input, String clause, Rule<S, I> rule) {
        Row<?, ?> former = rows.put(new Key(state, input), new Row<>(state, input, clause, rule));
        if (former != null) {
            throw new IllegalStateException("two rows for " + state + ", " + input);
        }
    }

    @Nullable
    Transition step(SessionState state, SessionInput input) {
        Row<?, ?> row = rows.get(new Key(state.getClass(), input.getClass()));
        return row == null ? null : row.apply(state, input);
    }

    List<String> rows() {
        List<String> lines = new ArrayList<>();
        rows.forEach((key, row) ->
                lines.add(key.state().getSimpleName() + ", " + key.input().getSimpleName() + ": " + row.clause()));
        return lines;
    }

    /** The same state with another wish about HoldRequests. */
    static SessionState hold(SessionState state, boolean hold) {
        if (state instanceof Deciding d) {
            return new Deciding(d.inform(), d.id(), d.useVersion(), d.context().withHoldWanted(hold));
        }
        if (state instanceof DeviceTurn d) {
            return new DeviceTurn(d.context().withHoldWanted(hold));
        }
        if (state instanceof Answering a) {
            return new Answering(a.context().withHoldWanted(hold), a.request(), a.number());
        }
        if (state instanceof AcsTurn a) {
            return new AcsTurn(a.context().withHoldWanted(hold), a.patienceOver());
        }
        if (state instanceof Recording r) {
            return new Recording(r.context().withHoldWanted(hold), r.call());
        }
        if (state instanceof AwaitingAnswer a) {
            return new AwaitingAnswer(a.context().withHoldWanted(hold), a.call(), a.id());
        }
        return state;
    }
}
