package org.cwmp4j.cpe.transfer;

import java.util.Objects;

/**
 * A transfer in the queue.
 *
 * @param transfer what it is
 * @param phase how far it is
 */
public record QueuedTransfer(TransferInfo transfer, TransferPhase phase) {
    public QueuedTransfer {
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(phase, "phase");
    }
}
