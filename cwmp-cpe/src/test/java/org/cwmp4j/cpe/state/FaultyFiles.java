package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file system that runs full, or breaks. */
final class FaultyFiles extends JournalFiles {
    /** How many bytes still fit; a write that does not fit stops in its middle. */
    long space = Long.MAX_VALUE;

    boolean failForce;
    boolean failTruncate;
    boolean failReplace;
    boolean failNames;
    boolean failKeep;

    @Nullable
    RuntimeException surprise;

    @Override
    FileChannel open(Path path, boolean anew) throws IOException {
        return new FaultyChannel(super.open(path, anew), this);
    }

    @Override
    void replace(Path with, Path path) throws IOException {
        failIf(failReplace, "no rename");
        super.replace(with, path);
    }

    @Override
    void keep(Path path, Path name) throws IOException {
        failIf(failKeep, "no link");
        super.keep(path, name);
    }

    @Override
    void forceNames(Path path) throws IOException {
        failIf(failNames, "directory not forced");
        super.forceNames(path);
    }

    static void failIf(boolean fails, String what) throws IOException {
        if (fails) {
            throw new IOException(what);
        }
    }
}
