package org.cwmp4j.cpe.transfer.internal;

import java.util.function.Consumer;
import org.cwmp4j.cpe.transfer.TransferObserver;
import org.cwmp4j.cpe.transfer.TransferOutcome;
import org.cwmp4j.model.CwmpDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the observer, whose exceptions go no further. */
record Watch(TransferObserver observer) {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    void tell(Consumer<TransferObserver> event) {
        try {
            event.accept(observer);
        } catch (RuntimeException e) {
            LOG.warn("observer of transfers failed", e);
        }
    }

    void progressed(TransferState state) {
        tell(o -> o.progressed(state.order.info(), state.phase));
    }

    /** How it ended, as the ACS is told. */
    static TransferOutcome outcome(TransferState state) {
        return new TransferOutcome(
                state.fault,
                state.started == null ? CwmpDateTime.UNKNOWN : CwmpDateTime.of(state.started),
                state.completed == null ? CwmpDateTime.UNKNOWN : CwmpDateTime.of(state.completed)); // C-TC-04
    }
}
