package org.cwmp4j.cpe.transfer;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.model.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * Moves files by one protocol or several; the engine decides when, from where and what becomes of them. Called on the agent's
 * executor: must not block, so disk and network belong on threads of the transport's own. Stages may complete on any thread.
 * Thread-safe; agents may share one.
 *
 * <p>A transport never retries a transfer that failed (C-DL-04) and never takes a file from a cache (C-FILE-08). Failures are
 * {@link TransferException}s; anything else that a stage fails with is reported as 9010 or 9011. What it says of a failure is sent
 * to the ACS: no secrets.
 */
public interface FileTransport {
    /** The schemes of the URLs that it takes, in lower case: {@code http}, {@code https}. */
    Set<String> schemes();

    /** Whether a download from there is a multicast one, which begins at once and has DelaySeconds to end (C-DL-09). */
    default boolean isMulticast(URI url) {
        return false;
    }

    /**
     * Fetches a file into {@link FileDownload#target}, and forces it to the medium before the result completes. A file that is
     * found there is the beginning of the same transfer if {@link FileDownload#resumeMark} says so, and is overwritten otherwise.
     */
    Running download(FileDownload request);

    /** Sends a file; by HTTP with PUT (C-FILE-07). Default: 9013. */
    default Running upload(FileUpload request) {
        return failed(new TransferException(FaultCode.UNSUPPORTED_TRANSFER_PROTOCOL, "no uploads by this protocol"));
    }

    /** A transfer under way. */
    interface Running {
        /**
         * Completes once: with what was moved, or with a failure. From then on neither file nor connection is touched any more.
         */
        CompletionStage<Moved> result();

        /** Ends the transfer soon, leaving in the file what was received; {@link #result} fails. Idempotent; does nothing after the end. */
        void cancel();
    }

    /**
     * What was moved.
     *
     * @param bytes of the whole file, what an earlier attempt brought included
     * @param name that the server gave the file, as by Content-Disposition; {@code null} for none. Not a path: for people and handlers
     */
    record Moved(long bytes, @Nullable String name) {
        public Moved {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes: expected zero or more, got " + bytes);
            }
        }
    }

    /** A transfer that failed before it began. */
    static Running failed(TransferException failure) {
        CompletableFuture<Moved> result = CompletableFuture.failedFuture(failure);
        return new Running() {
            @Override
            public CompletionStage<Moved> result() {
                return result;
            }

            @Override
            public void cancel() {}
        };
    }
}
