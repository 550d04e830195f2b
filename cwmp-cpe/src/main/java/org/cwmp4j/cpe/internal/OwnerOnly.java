package org.cwmp4j.cpe.internal;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What files are created with that nobody but their owner may read: they hold configurations, logs and passwords. Nothing where the
 * file system does not know owners. Thread-safe.
 */
public final class OwnerOnly {
    private static final FileAttribute<?> FILE = permissions("rw-------");
    private static final FileAttribute<?> DIRECTORY = permissions("rwx------");

    private OwnerOnly() {}

    /** For a file that is created there. */
    public static FileAttribute<?>[] file(Path path) {
        return where(path, FILE);
    }

    /** For a directory that is created there. */
    public static FileAttribute<?>[] directory(Path path) {
        return where(path, DIRECTORY);
    }

    /** Whether the file system of that path knows owners. */
    public static boolean isKnownTo(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] where(Path path, FileAttribute<?> attribute) {
        return isKnownTo(path) ? new FileAttribute<?>[] {attribute} : new FileAttribute<?>[0];
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
