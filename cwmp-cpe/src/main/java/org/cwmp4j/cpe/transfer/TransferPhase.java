package org.cwmp4j.cpe.transfer;

/** How far a transfer is. */
public enum TransferPhase {
    /** It waits for its time, or for its turn. */
    QUEUED(1),
    /** Bytes are moved. */
    MOVING(2),
    /** The file is there and waits to be verified and applied. */
    RECEIVED(2),
    /** The file is being applied; cannot be cancelled any more. */
    APPLYING(2),
    /** Applied but for a restart of the device. */
    BOOTING(2),
    /** Over; the ACS has not confirmed that it knows. */
    DONE(3);

    private final int state;

    TransferPhase(int state) {
        this.state = state;
    }

    /** The number in the lists of queued transfers: 1 not started, 2 in progress, 3 completed and cleaning up (C-GQ-01). */
    public int state() {
        return state;
    }
}
