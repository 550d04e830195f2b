package org.cwmp4j.codec.internal.xml;

import java.util.List;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;

/** A message as characters, and what the bytes showed already. Immutable, but for the memory of its {@link Positions}. */
public final class SourceText {
    private final String text;
    private final int[] badBytes;
    private final List<Finding> findings;
    private final Positions positions;

    /**
     * A deviation found before parsing.
     *
     * @param offset in the original text
     */
    record Finding(DeviationKind kind, int offset, String detail) {}

    SourceText(String text, int[] badBytes, List<Finding> findings) {
        this(text, badBytes, findings, new Positions(text));
    }

    SourceText(String text, int[] badBytes, List<Finding> findings, Positions positions) {
        this.text = text;
        this.badBytes = badBytes;
        this.findings = findings;
        this.positions = positions;
    }

    /** What to parse. */
    String text() {
        return text;
    }

    /** Offsets of characters that stand for bytes which are no UTF-8; rising. */
    int[] badBytes() {
        return badBytes;
    }

    /** In the order of the text. */
    List<Finding> findings() {
        return findings;
    }

    /** Of the text that came. */
    Positions positions() {
        return positions;
    }

    /** Whether parsing it as it stands would lose or invent something. */
    public boolean needsRepair() {
        return badBytes.length > 0;
    }

    /** What strict mode does not forgive before parsing has begun. */
    public void refuseFlaws(Refusals refusals) {
        if (badBytes.length > 0) {
            int line = positions.line(badBytes[0]);
            int column = positions.column(badBytes[0]);
            throw refusals.broken(ErrorKind.NOT_WELL_FORMED, "bytes that are no UTF-8", "", line, column);
        }
        for (Finding f : findings) {
            throw refusals.broken(ErrorKind.DEVIATION, f.kind() + ": " + f.detail(), "", 1, 1);
        }
    }
}
