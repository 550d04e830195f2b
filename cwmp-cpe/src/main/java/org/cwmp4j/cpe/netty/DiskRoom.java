package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cwmp4j.cpe.transfer.TransferException;

/** How much of a file system may be used. */
@FunctionalInterface
interface DiskRoom {
    /**
     * Bytes that may still be written beside a file; may block.
     *
     * @param file in a directory that is there
     */
    long left(Path file) throws IOException;

    /** All but what others need. */
    static DiskRoom keeping(long free) {
        return file -> {
            Path directory = file.toAbsolutePath().getParent();
            return directory == null ? 0 : Files.getFileStore(directory).getUsableSpace() - free;
        };
    }

    /** Throws 9010 if there is not room for so much more. */
    default void check(Path file, long more) throws IOException {
        if (left(file) < more) {
            throw none();
        }
    }

    /** 9010. */
    static TransferException none() {
        return FileFaults.DOWNLOAD.other("no room for the file");
    }
}
