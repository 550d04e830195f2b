package org.cwmp4j.cpe.transfer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the windows of ScheduleDownload leave to the device (TR-069 A6C1 Table 65). All but {@link #retryWait} are called on the
 * application's executor and may block; a stage that fails means no.
 */
public interface TransferPolicy {
    /** Everything by default. */
    TransferPolicy DEFAULT = new TransferPolicy() {};

    /**
     * Mode {@code 3 When Idle}: whether nothing that a subscriber uses would be interrupted now. Asked every {@link
     * TransferLimits#poll} within the window, before the transfer and again before its file is applied. Default: yes.
     */
    default CompletionStage<Boolean> isIdle(TransferInfo transfer) {
        return CompletableFuture.completedStage(true);
    }

    /**
     * Mode {@code 4 Confirmation Needed}, if {@link TransferSettings} says that it is supported: completes when the user has
     * decided; until then the window is not used, and not at all if the answer is no (C-SD-04). Asked once a window, and again
     * after a restart without an answer. Default: no.
     */
    default CompletionStage<Boolean> confirm(TransferInfo transfer, String userMessage) {
        return CompletableFuture.completedStage(false);
    }

    /** A vendor's mode that {@link TransferSettings} says is supported: whether to go on now; asked like {@link #isIdle}. Default: no. */
    default CompletionStage<Boolean> permits(TransferInfo transfer, String mode, String userMessage) {
        return CompletableFuture.completedStage(false);
    }

    /**
     * How long to wait within a window after so many failures in it; empty to use that window no more, which counts only where
     * the ACS leaves the number of retries to the device (C-SD-06). Must not block. Default: 1 min, doubled each time up to 1 h.
     *
     * @param failures 1 or more
     */
    default Optional<Duration> retryWait(TransferInfo transfer, int failures) {
        return Optional.of(Duration.ofMinutes(Math.min(60, 1L << Math.min(6, failures - 1))));
    }
}
