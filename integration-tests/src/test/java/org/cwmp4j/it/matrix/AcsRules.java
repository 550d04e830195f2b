package org.cwmp4j.it.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionEnd;

/** What an ACS makes of a fault at a POST of a device, and of the device's next move. */
final class AcsRules {
    private final CleanSession clean;
    private final int post;
    private final Fault fault;
    private final NextMove move;

    AcsRules(CleanSession clean, int post, Fault fault, NextMove move) {
        this.clean = clean;
        this.post = post;
        this.fault = fault;
        this.move = move;
    }

    /** A device sends no status; nothing can be cut out of an empty body. */
    static boolean isMeaningless(CleanSession clean, int post, Fault fault) {
        return fault.status() > 0 || (fault == Fault.TRUNCATED && clean.posts().get(post).length == 0);
    }

    /** Whether the ACS took the POST, though its answer reached nobody. */
    boolean isServed() {
        return fault == Fault.CLOSED_AFTER || fault == Fault.LOST;
    }

    private int lastServed() {
        return isServed() ? post : post - 1;
    }

    /** The status for the POST itself where one comes; a malformed one ends the session (A-SESS-37). */
    Optional<Integer> status() {
        return fault == Fault.TRUNCATED || fault == Fault.GARBAGE ? Optional.of(400) : Optional.empty();
    }

    /** How the session ends that was open then; empty if there was none. */
    Optional<SessionEnd> end() {
        if (lastServed() < 0) {
            return Optional.empty();
        }
        if (lastServed() == clean.posts().size() - 1) {
            return Optional.of(SessionEnd.COMPLETED);
        }
        if (fault == Fault.TRUNCATED) {
            return Optional.of(SessionEnd.MALFORMED_MESSAGE);
        }
        return Optional.of(
                switch (move) {
                    case GOES_ON -> afterRepeat();
                    case INFORMS -> SessionEnd.REPLACED; // A-SESS-49
                    case IS_SILENT ->
                        calls(lastServed()).isPresent() // A-SESS-36
                                ? SessionEnd.CALL_TIMEOUT
                                : SessionEnd.DEVICE_SILENT;
                });
    }

    private SessionEnd afterRepeat() {
        if (!isServed()) {
            return SessionEnd.COMPLETED; // A-HTTP-17
        }
        return clean.servedKind(post).equals("Inform")
                ? SessionEnd.REPLACED // without the cookie that was lost, A-SESS-49
                : SessionEnd.COMPLETED; // by another connection the answer that was lost is given once more, H12
    }

    /** Whether the device needs no new session to be through. */
    boolean isResumed() {
        return move == NextMove.GOES_ON
                && lastServed() < clean.posts().size() - 1
                && end().filter(end -> end == SessionEnd.COMPLETED).isPresent();
    }

    /** Whether the very POST, sent again, opens a session. */
    boolean isInformAgain() {
        return move == NextMove.GOES_ON && post == 0;
    }

    /** The call that the ACS sent for a POST. */
    private Optional<String> calls(int number) {
        return Optional.of(clean.answerKind(number)).filter(CleanSession.CALLS::contains);
    }

    /** How often a call leaves: once more where the device said that it did not get it. */
    long timesSent(String call) {
        boolean lost = isServed() && calls(post).filter(call::equals).isPresent();
        return lost && isResumed() ? 2 : 1;
    }

    /** Where the operations stand in the end. */
    List<OperationState> operations() {
        List<OperationState> states = new ArrayList<>();
        for (String call : CleanSession.CALLS) {
            boolean unanswered = lastServed() >= 0
                    && calls(lastServed()).filter(call::equals).isPresent();
            states.add(unanswered && !isResumed() ? OperationState.OUTCOME_UNKNOWN : OperationState.ANSWERED);
        }
        return states;
    }
}
