package org.cwmp4j.cpe.transfer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.model.rpc.AutonomousTransferComplete;

/**
 * The transfers of an agent as its application uses them. Thread-safe; stages complete on whatever thread works for the agent. All
 * fail once the agent is closed.
 *
 * <p>Whether the ACS is told of transfers that it did not ask for is decided by {@code
 * ManagementServer.AutonomousTransferCompletePolicy.}, with its values at their end: Enable, TransferTypeFilter, ResultTypeFilter, and
 * FileTypeFilter, where numbered configuration and log files count as types 3 and 4. A device whose data model does not have that
 * object tells nothing (C-ATC-01).
 */
public interface DeviceTransfers {
    /** What is in the queue, in the order in which it came. */
    CompletableFuture<List<QueuedTransfer>> queue();

    /**
     * Transfers a file for the device itself, as soon as there is a free place, and by the same transports and handlers as for the
     * ACS. Recorded: goes on after a restart, though then nobody waits for this stage any more; {@link TransferObserver#ended} is told.
     *
     * @return how it ended; fails with {@link TransferException} if it was not accepted, 9004 if the queue is full
     */
    CompletableFuture<TransferOutcome> transfer(AutonomousTransfer transfer);

    /**
     * The device has transferred a file by other means.
     *
     * @param transfer for the ACS, if it wants to know
     * @return completes once it is recorded, true if the ACS will be told, until it has confirmed that; fails with {@link
     *     TransferException} 9004 if too many wait already
     * @throws org.cwmp4j.model.ConformanceException if it could not be sent
     */
    CompletableFuture<Boolean> report(AutonomousTransferComplete transfer);
}
