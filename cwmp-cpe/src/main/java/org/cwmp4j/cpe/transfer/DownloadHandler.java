package org.cwmp4j.cpe.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the device does with downloaded files of a type. Called on the application's executor, may block; one call at a time for one
 * transfer, and no two {@link #apply} of any transfers at once. A stage that fails, and a call that throws, ends the transfer:
 * with the code of its {@link TransferException}, or else with 9010. Waits are bounded by {@link TransferLimits}: who takes longer is not
 * asked again for that transfer, which has failed, and may be asked for others meanwhile.
 *
 * <p>The ACS is told of success only when {@link #apply} says {@link Applied#NOW}, or when it said {@link Applied#AFTER_REBOOT} and
 * {@link #verifyAfterReboot} agreed after the restart (C-DL-02).
 */
public interface DownloadHandler {
    /**
     * Asked before the ACS gets its answer: fail with {@link TransferException} to refuse, with 9010 if such a file has no room
     * (C-DL-11), 9001 if it is not wanted. Default: accepts.
     */
    default CompletionStage<Void> accept(TransferInfo transfer) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * Whether to do it while the ACS waits for its answer, which then has Status 0 or a fault. If it takes longer than {@link
     * TransferLimits#immediate}, or needs a restart, the answer has Status 1 after all. Must not block. Default: no.
     */
    default boolean isImmediate(TransferInfo transfer) {
        return false;
    }

    /**
     * Checks a file that has been received, and again after a restart before it is applied: 9018 corrupted, 9019 not authentic;
     * {@link TransferException#unrecoverable} if another try would bring the same. Default: everything is fine.
     */
    default CompletionStage<Void> verify(ReceivedFile file) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * Puts a file into effect. What a configuration file changes must survive restarts (C-DL-15). May restart the device itself
     * without completing: {@link #interrupted} is asked afterwards.
     */
    CompletionStage<Applied> apply(ReceivedFile file);

    /**
     * Asked at the start if the device stopped while {@link #apply} was under way. Default: {@link Recovery#AGAIN}, for which
     * {@code apply} must be idempotent. Asked a few times at most, then the transfer is given up.
     */
    default CompletionStage<Recovery> interrupted(TransferInfo transfer) {
        return CompletableFuture.completedStage(Recovery.AGAIN);
    }

    /**
     * Asked after the restart that {@link Applied#AFTER_REBOOT} wanted, before the ACS hears of it: completes if what was
     * downloaded is in effect, as new software that runs. Fails, as with 9010, 9018 or 9019, if it is not: the first Inform waits
     * for {@link TransferLimits#boot} at most. Default: agrees.
     */
    default CompletionStage<Void> verifyAfterReboot(TransferInfo transfer) {
        return CompletableFuture.completedStage(null);
    }

    /** How far a file is in effect. */
    enum Applied {
        /** Entirely; for a stored firmware image: it is stored and found good (C-DL-02). */
        NOW,
        /** After a restart of the device, which the engine sees to. */
        AFTER_REBOOT
    }

    /** What became of an interrupted {@link #apply}. */
    enum Recovery {
        /** It was done. */
        APPLIED,
        /** It was done but for a restart, which is still to come. */
        NEEDS_REBOOT,
        /** It was not done, or may be done again: do so, when that is allowed. */
        AGAIN
    }
}
