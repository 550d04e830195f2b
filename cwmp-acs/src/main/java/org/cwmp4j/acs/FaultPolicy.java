package org.cwmp4j.acs;

import org.cwmp4j.model.rpc.CpeMethod;
import org.cwmp4j.model.rpc.Fault;

/** Says what a fault of the device does to its session (A-SESS-39). */
@FunctionalInterface
public interface FaultPolicy {
    /** What to do. */
    enum Action {
        /** Go on with the next call. */
        CONTINUE,
        /** Take back what waits and end regularly. */
        FINISH,
        /** Answer 400: the session has failed, the device will try again. */
        ABORT
    }

    /**
     * Judges a fault; quick, no blocking. A code that nobody knows counts as {@code fault.faultCode().effective(true)} (A-FLT-11).
     *
     * @param method that the device refused
     * @param fault as it came
     */
    Action onFault(CpeMethod<?> method, Fault fault);

    /** Goes on whatever comes: the default. */
    static FaultPolicy goOn() {
        return (method, fault) -> Action.CONTINUE;
    }
}
