package org.cwmp4j.cpe.state;

import java.util.Objects;

/**
 * The state is damaged in a place that no power cut explains, and either nothing of it could be recognised or {@link
 * DamagePolicy#REFUSE} forbids to go on without what was lost. Nothing was changed; whoever starts the device decides whether to
 * restore the file or to begin anew without it.
 */
public final class CorruptStateException extends StateException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final long offset;

    CorruptStateException(String where, long offset, String what) {
        super(where + " is damaged at byte " + offset + ": " + what);
        this.where = Objects.requireNonNull(where, "where");
        this.offset = offset;
    }

    /** The damaged store: a file's path. */
    public String where() {
        return where;
    }

    /** Where the first damage begins. */
    public long offset() {
        return offset;
    }
}
