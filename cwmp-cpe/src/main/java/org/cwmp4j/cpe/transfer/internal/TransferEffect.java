package org.cwmp4j.cpe.transfer.internal;

/** What a transfer wants done once its state is recorded. */
enum TransferEffect {
    /** Move bytes. */
    MOVE,
    /** Stop moving bytes. */
    STOP,
    /** Ask the handler whether the file is good. */
    VERIFY,
    /** Ask whether the present window may be used. */
    ASK_PERMISSION,
    /** Have the handler apply the file. */
    APPLY,
    /** Ask the handler what became of an interrupted apply. */
    ASK_INTERRUPTED,
    /** Restart the device. */
    REBOOT,
    /** Ask the handler whether what was applied runs. */
    ASK_BOOTED,
    /** Remove the file. */
    CLEAN,
    /** Tell the ACS how it ended. */
    REPORT,
    /** Tell the ACS how it ended by the answer to its call. */
    ANSWER,
    /** Tell the ACS by the answer to its call that it goes on. */
    ANSWER_LATER,
    /** It is out of the queue. */
    REMOVE;

    /** Whether something begins that is in vain once the transfer has gone on without it. */
    boolean begins() {
        return this == MOVE || this == VERIFY || this == APPLY;
    }
}
