package org.cwmp4j.acs.session;

import java.util.List;
import java.util.Objects;

/**
 * One step of a session.
 *
 * @param state where it stands now
 * @param effects what is to be done, in order
 */
public record Transition(SessionState state, List<SessionEffect> effects) {
    public Transition {
        Objects.requireNonNull(state, "state");
        effects = List.copyOf(effects);
    }

    static Transition to(SessionState state, SessionEffect... effects) {
        return new Transition(state, List.of(effects));
    }
}
