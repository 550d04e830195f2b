package org.cwmp4j.it.matrix;

import java.util.ArrayList;
import java.util.List;
import org.cwmp4j.acs.operation.OperationState;
import org.cwmp4j.acs.session.SessionEnd;

/**
 * What the standard says comes of a fault at a point of a session between a device and an ACS; asked of the recorded session,
 * not written out.
 */
final class DeviceRules {
    private final CleanSession clean;
    private final Point point;
    private final Fault fault;

    DeviceRules(CleanSession clean, Point point, Fault fault) {
        this.clean = clean;
        this.point = point;
        this.fault = fault;
    }

    /** How the device's session goes on. */
    enum Move {
        /** To its regular end. */
        GOES_ON,
        /** It has failed, and is tried again later. */
        FAILS,
        /** A new connection was closed before anything was sent, and the device may have noticed just in time. */
        EITHER
    }

    /** Nothing to cut, nothing to lose. */
    static boolean isMeaningless(CleanSession clean, Point point, Fault fault) {
        return fault == Fault.TRUNCATED && clean.at(point).isEmpty();
    }

    Move device() {
        return switch (fault) {
            case SLOW -> Move.GOES_ON; // C-SESS-19, A-SESS-36: within the patience of both
            case STATUS_401 -> challenged();
            case CLOSED_BEFORE -> point.request() ? betweenExchanges() : Move.FAILS; // C-HTTP-15
            case CLOSED_AFTER -> point.request() ? Move.FAILS : Move.GOES_ON; // C-HTTP-15, C-HTTP-13
            case TRUNCATED -> isOnlyChallenged() ? Move.GOES_ON : Move.FAILS; // C-SESS-21, A-SESS-37
            default -> Move.FAILS; // C-HTTP-15, C-SESS-19, C-SESS-21, C-SESS-22
        };
    }

    /** Who has not said who he is, is not read. */
    private boolean isOnlyChallenged() {
        return point.request()
                && clean.exchanges().get(point.exchange()).response().status() == 401;
    }

    /** After a whole round trip the ACS may close (C-HTTP-13). */
    private Move betweenExchanges() {
        return point.exchange() == 0 ? Move.EITHER : Move.GOES_ON;
    }

    private Move challenged() {
        if (point.exchange() == 0) {
            return Move.GOES_ON; // the first challenge of all
        }
        if (clean.exchanges().get(point.exchange() - 1).response().status() == 401) {
            return Move.FAILS; // C-AUTH-06: credentials were refused
        }
        return point.request() || mayBeRepeated() ? Move.GOES_ON : Move.FAILS; // A-AUTH-05; A-SESS-38
    }

    /** The ACS has answered, the answer was lost on its way, and the same comes again: only a request may (A-SESS-31). */
    private boolean mayBeRepeated() {
        String kind = clean.exchanges().get(point.exchange()).request().kind();
        return !kind.equals("empty") && !kind.endsWith("Response");
    }

    /** The last exchange whose request the ACS took and answered in the session, -1 if none. */
    private int lastServed() {
        boolean served = !point.request() || fault == Fault.CLOSED_AFTER;
        return served ? point.exchange() : point.exchange() - 1;
    }

    /** Whether the device got the response to its Inform. */
    boolean isConfirmed() {
        int informed = clean.responseOf("InformResponse");
        return point.exchange() > informed;
    }

    /** Whether the ACS opened a session that the device then gave up. */
    boolean isOpened() {
        return lastServed() >= clean.responseOf("InformResponse");
    }

    /** How that session ends: by itself, or once the device informs again (A-SESS-49). */
    SessionEnd acs() {
        if (lastServed() == clean.last()) {
            return SessionEnd.COMPLETED;
        }
        if (fault == Fault.TRUNCATED && point.request()) {
            return SessionEnd.MALFORMED_MESSAGE; // A-SESS-37
        }
        if (fault == Fault.STATUS_401 && point.exchange() > clean.responseOf("InformResponse")) {
            return SessionEnd.PROTOCOL_VIOLATION; // A-SESS-38: the same POST again
        }
        return SessionEnd.REPLACED;
    }

    /** Where the operations stand in the end: none is sent twice, none that was not sent is lost. */
    List<OperationState> operations(boolean failed) {
        List<OperationState> states = new ArrayList<>();
        for (String call : CleanSession.CALLS) {
            int sent = clean.responseOf(call);
            boolean unanswered = lastServed() == sent;
            states.add(failed && unanswered ? OperationState.OUTCOME_UNKNOWN : OperationState.ANSWERED);
        }
        return states;
    }
}
