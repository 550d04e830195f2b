package org.cwmp4j.cpe.transfer;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the device has files of a type that the ACS may ask for. Called on the application's executor, may block. A stage that
 * fails, and a call that throws, ends the transfer: with the code of its {@link TransferException}, or else with 9011.
 */
public interface UploadHandler {
    /**
     * Asked before the ACS gets its answer: fail with {@link TransferException} to refuse, with 9003 if {@link
     * TransferInfo#instance} is not there (C-UL-01). Default: accepts.
     */
    default CompletionStage<Void> accept(TransferInfo transfer) {
        return CompletableFuture.completedStage(null);
    }

    /**
     * Whether to do it while the ACS waits for its answer, which then has Status 0 or a fault. If it takes longer than {@link
     * TransferLimits#immediate} the answer has Status 1 after all. Must not block. Default: no.
     */
    default boolean isImmediate(TransferInfo transfer) {
        return false;
    }

    /**
     * The file to send, as it is now; asked again after a restart in the midst of the transfer.
     *
     * @param scratch a file of the engine's own that may be written, empty at first and readable by its owner only; removed once the
     *     transfer is over
     * @return {@code scratch}, or a file of the device's, which must not change until the transfer is over and is left alone
     */
    CompletionStage<Path> provide(TransferInfo transfer, Path scratch);
}
