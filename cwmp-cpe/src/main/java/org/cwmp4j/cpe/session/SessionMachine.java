package org.cwmp4j.cpe.session;

import java.util.List;
import java.util.Objects;

/**
 * The device's side of a session (TR-069 A6C1 3.7.1) as a pure function. What is done with each input:
 *
 * <pre>
 *              INFORMING                 CALLING                   LISTENING               ANSWERING
 * response     version, then next turn   done, then next turn      violation (C-SESS-26)   violation
 * fault 8005   same again, at most 3x    same again, at most 3x    violation (B-FLT-06)    violation
 * other fault  failed (C-SESS-20)        done, then next turn      violation               violation
 * request      violation (C-SESS-02)     violation (C-SESS-27)     execute (C-SESS-07)     violation
 * empty        violation (C-SESS-02)     violation (C-SESS-18)     next turn or end        violation
 * status       failed (C-SESS-22)        failed                    failed                  failed
 * lost, late   failed (C-HTTP-15, C-SESS-19)                                               late: fault 9002
 *
 * next turn (Table 7): call waits, not held, no empty POST yet -> that call        (C-SESS-08)
 *                      response was empty, and empty POST sent -> end              (C-SESS-17)
 *                      otherwise                               -> empty POST       (C-SESS-09)
 * </pre>
 *
 * A failed session sends nothing more, no fault either; its connection is closed (C-SESS-21).
 */
public final class SessionMachine {
    /** How often a request is sent again because of fault 8005 (C-MR-02). */
    public static final int MAX_RESENDS = 3;

    private SessionMachine() {}

    /**
     * What comes of an input.
     *
     * @param state the next state
     * @param effects what to do, in order
     */
    public record Step(SessionState state, List<SessionEffect> effects) {
        public Step {
            Objects.requireNonNull(state, "state");
            effects = List.copyOf(effects);
        }
    }

    /** Moves a session on. An input that comes too late, such as a response after the end, has no effect. */
    public static Step step(SessionState state, SessionInput input) {
        SessionTurn turn = new SessionTurn(new SessionState(state));
        turn.on(input);
        return turn.step();
    }
}
