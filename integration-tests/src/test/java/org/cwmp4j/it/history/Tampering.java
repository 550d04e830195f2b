package org.cwmp4j.it.history;

import org.cwmp4j.acs.operation.OperationStore;
import org.cwmp4j.cpe.AcsTransport;
import org.cwmp4j.cpe.state.StateStore;

/** Wraps what an engine stands on, so that it behaves as if it had a certain bug. Engines themselves have no such switch. */
interface Tampering {
    /** No bug. */
    Tampering NONE = new Tampering() {};

    /** What the device's sessions go over; once in each life of the device. */
    default AcsTransport transport(AcsTransport wire) {
        return wire;
    }

    /** What the device records in; once in each life of the device. */
    default StateStore state(StateStore store) {
        return store;
    }

    /** What the ACS keeps operations in; once in each life of the ACS. */
    default OperationStore operations(OperationStore store) {
        return store;
    }
}
