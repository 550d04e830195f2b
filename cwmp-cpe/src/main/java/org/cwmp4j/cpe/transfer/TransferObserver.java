package org.cwmp4j.cpe.transfer;

/**
 * Watches the transfers of an agent. Called on whatever thread works for it: must not block. What it throws is logged and dropped.
 * Every method does nothing by default.
 */
public interface TransferObserver {
    /** A transfer has come as far as that, and that is recorded. */
    default void progressed(TransferInfo transfer, TransferPhase phase) {}

    /**
     * Bytes were moved; as often as the transport says.
     *
     * @param total 0 where not known
     */
    default void moved(TransferInfo transfer, long moved, long total) {}

    /** A transfer is over; after it was recorded that the ACS is to be told, if it is. */
    default void ended(TransferInfo transfer, TransferOutcome outcome) {}

    /** A transfer was cancelled by the ACS, or dropped with a factory reset. */
    default void cancelled(TransferInfo transfer) {}
}
