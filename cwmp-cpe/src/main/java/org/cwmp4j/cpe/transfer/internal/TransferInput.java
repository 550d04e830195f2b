package org.cwmp4j.cpe.transfer.internal;

import java.time.Duration;
import java.util.Optional;
import org.cwmp4j.cpe.transfer.DownloadHandler;
import org.cwmp4j.cpe.transfer.TransferException;
import org.jspecify.annotations.Nullable;

/** What can happen to a transfer. */
sealed interface TransferInput {
    /** Time has passed, or has become known. */
    record Wake() implements TransferInput {}

    /** It has the lane that it wants. */
    record Go() implements TransferInput {}

    /** A session is over. */
    record SessionOver() implements TransferInput {}

    /** The file can be resumed by this mark. */
    record Resumable(String mark) implements TransferInput {}

    /** All bytes were moved. */
    record Moved(long bytes, @Nullable String name) implements TransferInput {}

    /** The file is good. */
    record Verified() implements TransferInput {}

    /** The file is applied, or will be after a restart. */
    record Applied(DownloadHandler.Applied how) implements TransferInput {}

    /** An interrupted apply was looked into. */
    record Recovered(DownloadHandler.Recovery how) implements TransferInput {}

    /** What was applied runs after a restart. */
    record Booted() implements TransferInput {}

    /** The device did not restart. */
    record NotBooted() implements TransferInput {}

    /**
     * What was under way has failed.
     *
     * @param retryAfter before another try in the same window; empty for none
     */
    record Failed(TransferException failure, Optional<Duration> retryAfter) implements TransferInput {}

    /** Somebody decided whether a window may be used. */
    record Permission(int window, boolean granted) implements TransferInput {}

    /** The ACS does not wait any longer. */
    record AnswerLater() implements TransferInput {}

    /** The ACS, or a factory reset, does not want it any more. */
    record Cancel() implements TransferInput {}

    /**
     * A new process found it in the journal.
     *
     * @param bytes of its file on the disk; -1 for none
     */
    record Found(long bytes) implements TransferInput {}

    /** A new process found it in a damaged journal: it may have gone on since, or be over. */
    record Doubtful() implements TransferInput {}

    /** The device has restarted, in this process or in another. */
    record Restarted() implements TransferInput {}
}
