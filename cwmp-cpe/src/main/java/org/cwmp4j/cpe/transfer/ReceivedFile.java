package org.cwmp4j.cpe.transfer;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that a download brought.
 *
 * @param transfer what brought it
 * @param path where it is: the engine's own, gone once the transfer is over; a handler may move it away
 * @param bytes its size
 * @param name that the file server gave it; {@code null} for none. Not a path
 */
public record ReceivedFile(
        TransferInfo transfer,
        Path path,
        long bytes,
        @Nullable String name) {
    public ReceivedFile {
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(path, "path");
    }
}
