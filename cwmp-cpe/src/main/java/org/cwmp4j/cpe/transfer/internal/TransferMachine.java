package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.List;
import org.cwmp4j.cpe.transfer.TransferLimits;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a transfer: a pure function of its state, of what happened and when. Owns no clock, thread or file.
 *
 * <pre>
 * QUEUED -> MOVING -> RECEIVED -> APPLYING -> (BOOTING ->) DONE        download
 * QUEUED -> MOVING -> DONE                                             upload
 * </pre>
 *
 * Back to QUEUED, or from APPLYING to RECEIVED, it goes for another try of a scheduled download, and after a restart in its midst.
 */
final class TransferMachine {
    private TransferMachine() {}

    /**
     * What comes of an input.
     *
     * @param record whether the state is to be recorded before the effects
     * @param wake when to look again, if nothing else happens
     */
    record Step(
            TransferState state,
            boolean record,
            List<TransferEffect> effects,
            @Nullable Duration wake) {
        Step {
            effects = List.copyOf(effects);
        }

        boolean has(TransferEffect effect) {
            return effects.contains(effect);
        }
    }

    static Step step(TransferState state, TransferInput input, Moment now, TransferLimits limits) {
        TransferTurn turn = new TransferTurn(state.copy(), now, limits);
        turn.take(input);
        return turn.step();
    }
}
