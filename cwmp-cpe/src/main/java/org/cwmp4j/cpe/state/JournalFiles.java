package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.cwmp4j.cpe.internal.OwnerOnly;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a journal needs of the file system; tests put faults in between. Blocking. */
class JournalFiles {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** Opens or creates a file for its owner only, and locks it. */
    FileChannel open(Path path, boolean anew) throws IOException {
        Set<OpenOption> options =
                new HashSet<>(Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (anew) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        FileChannel channel = FileChannel.open(path, options, OwnerOnly.file(path));
        try {
            protect(path);
            lock(path, channel);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new StateException(path + " is in use by this process", e);
        }
        if (lock == null) {
            throw new StateException(path + " is in use by another process");
        }
    }

    /** Puts a file in the place of another, so that at any moment one of them is there. */
    void replace(Path with, Path path) throws IOException {
        try {
            Files.move(with, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("file system of " + path + " cannot replace files atomically", e);
        }
    }

    /** Keeps the content of a file under another name too, although the file is about to be replaced. */
    void keep(Path path, Path name) throws IOException {
        try {
            Files.createLink(name, path);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(path, name, StandardCopyOption.REPLACE_EXISTING);
            protect(name);
        }
    }

    void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /** Makes the names in a file's directory durable, where directories can be opened. */
    void forceNames(Path path) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) { // not on this system: the rename is all that can be done
            LOG.debug("cannot force directory {}", directory);
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    private static void protect(Path path) throws IOException {
        if (OwnerOnly.isKnownTo(path)) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }
}
