package org.cwmp4j.cpe.state;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A journal is damaged in a place that no power cut explains: good records follow a bad one. Nothing was changed; whoever starts
 * the device decides whether to restore the file or to begin anew without it.
 */
public final class CorruptStateException extends StateException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    CorruptStateException(Path file, long offset, String what) {
        super(file + " is damaged at byte " + offset + ": " + what);
        this.file = Objects.requireNonNull(file, "file");
        this.offset = offset;
    }

    /** The damaged file. */
    public Path file() {
        return file;
    }

    /** Where the first bad record begins. */
    public long offset() {
        return offset;
    }
}
