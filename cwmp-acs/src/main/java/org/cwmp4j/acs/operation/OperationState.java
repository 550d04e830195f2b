package org.cwmp4j.acs.operation;

/** How far an operation has come. */
public enum OperationState {
    /** Waits for a session of its device. */
    QUEUED(false),
    /** A server has taken it and will send it; its lease runs. */
    CLAIMED(false),
    /** It may have left; its lease runs. Recorded before the bytes leave. */
    SENT(false),
    /** The device responded. */
    ANSWERED(true),
    /** The device answered with a fault. */
    FAULTED(true),
    /** It may or may not have been carried out: no answer came while the lease ran. */
    OUTCOME_UNKNOWN(true),
    /** Its time ran out before it was sent. */
    EXPIRED(true),
    /** It was taken back before it was sent, or could not be sent at all. */
    CANCELLED(true);

    private final boolean last;

    OperationState(boolean last) {
        this.last = last;
    }

    /** Whether nothing more will happen to it. */
    public boolean isFinal() {
        return last;
    }
}
