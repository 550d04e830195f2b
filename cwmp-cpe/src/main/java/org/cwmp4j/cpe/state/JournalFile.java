package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open journal: appends frames, and rewrites itself. Blocking; one thread at a time. */
final class JournalFile {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FsyncPolicy fsync;
    private final SecretSource salts;
    private FileChannel channel;
    private byte[] salt;
    private long end;

    private JournalFile(Path path, FsyncPolicy fsync, SecretSource salts, FileChannel channel, byte[] salt, long end) {
        this.path = path;
        this.fsync = fsync;
        this.salts = salts;
        this.channel = channel;
        this.salt = salt;
        this.end = end;
    }

    /** Opens or creates a journal and cuts a torn tail; the caller reads the content by {@link #scan}. */
    static JournalFile open(Path path, FsyncPolicy fsync, SecretSource salts) throws IOException {
        Files.deleteIfExists(sibling(path));
        FileChannel channel = openLocked(path, Set.of(StandardOpenOption.CREATE));
        try {
            JournalScan scan = scan(path, channel, fsync);
            byte[] salt = scan.salt() != null ? scan.salt() : salts.nextBytes(8);
            JournalFile file = new JournalFile(path, fsync, salts, channel, salt, scan.end());
            if (scan.salt() == null) {
                channel.truncate(0);
                file.end = 0;
                file.write(JournalFormat.header(salt));
                forceDirectory(path);
            } else {
                channel.truncate(scan.end());
            }
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    JournalScan scan() throws IOException {
        return scan(path, channel, fsync);
    }

    /** Where the next frame begins: the size of the file. */
    long size() {
        return end;
    }

    /** Appends one frame; if that fails the file is as before, or an exception is suppressed that says it is not. */
    void append(byte[] payload) throws IOException {
        long before = end;
        try {
            write(JournalFormat.frame(salt, end, payload));
        } catch (IOException e) {
            try {
                channel.truncate(before);
                channel.force(true);
                end = before;
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Writes the present state to a new file and puts that in the place of this one. */
    void compact() throws IOException {
        JournalScan scan = scan();
        Path fresh = sibling(path);
        FileChannel next = openLocked(fresh, Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
        try {
            JournalFile written =
                    new JournalFile(fresh, FsyncPolicy.LEFT_TO_SYSTEM, salts, next, salts.nextBytes(8), 0);
            written.write(JournalFormat.header(written.salt));
            for (byte[] payload : scan.foreign()) {
                written.append(payload);
            }
            List<StateRecord> records = scan.state().records();
            if (!records.isEmpty()) {
                written.append(JournalFormat.changes(records));
            }
            next.force(true);
            move(fresh, path);
            forceDirectory(path);
            FileChannel old = channel;
            channel = next;
            salt = written.salt;
            end = written.end;
            old.close();
        } catch (IOException | RuntimeException e) {
            if (channel != next) {
                next.close();
                Files.deleteIfExists(fresh);
            }
            throw e;
        }
    }

    void close() throws IOException {
        channel.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        if (fsync == FsyncPolicy.ALWAYS) {
            channel.force(false);
        }
        end = at;
    }

    private static JournalScan scan(Path path, FileChannel channel, FsyncPolicy fsync) throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE - 16) {
            throw new CorruptStateException(path, size, "larger than a journal can be");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all is here
        }
        return JournalScan.of(path, bytes.flip(), fsync == FsyncPolicy.ALWAYS);
    }

    private static FileChannel openLocked(Path path, Set<StandardOpenOption> how) throws IOException {
        Set<OpenOption> options = new HashSet<>(how);
        options.add(StandardOpenOption.READ);
        options.add(StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(path, options, ownerOnly());
        if (POSIX) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new StateException(path + " is in use by this process", e);
        }
        if (lock == null) {
            channel.close();
            throw new StateException(path + " is in use by another process");
        }
        return channel;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static Path sibling(Path path) {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("file system of " + to + " cannot replace files atomically", e);
        }
    }

    /** Makes names durable; some systems cannot open directories, and there the rename is all that can be done. */
    private static void forceDirectory(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("cannot force directory {}", directory);
        }
    }
}
