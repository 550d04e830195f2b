package org.cwmp4j.cpe.transfer;

/** Is told by a {@link FileTransport} how far a transfer is. May be called on any thread, must not block. */
public interface TransferProgress {
    /**
     * Bytes were moved. As often as the transport likes; a few times a second is plenty.
     *
     * @param moved so far, what an earlier attempt brought included
     * @param total of the whole file; 0 where not known
     */
    void moved(long moved, long total);

    /**
     * From now on the download could be resumed after an interruption.
     *
     * @param mark by which the transport will know that the file on the server is the same: a validator, say; comes back in {@link
     *     FileDownload#resumeMark}. At most 1024 characters, longer ones are dropped
     */
    void resumable(String mark);
}
