package org.cwmp4j.codec.internal.xml;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.jspecify.annotations.Nullable;

/** A message as characters, and what the bytes showed already. Not thread-safe; one for each message. */
public final class SourceText {
    private final byte @Nullable [] ascii;
    private @Nullable String text;
    private final int[] badBytes;
    private final List<Finding> findings;
    private @Nullable Positions positions;

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
        this.ascii = null;
        this.text = text;
        this.badBytes = badBytes;
        this.findings = findings;
        this.positions = positions;
    }

    /** @param ascii nothing but ASCII */
    SourceText(byte[] ascii, List<Finding> findings) {
        this.ascii = ascii;
        this.badBytes = new int[0];
        this.findings = findings;
    }

    /** What to parse, from its beginning. */
    Reader open() {
        return ascii == null ? new StringSource(text()) : new AsciiSource(ascii);
    }

    /** What to parse. */
    String text() {
        String made = text;
        if (made == null) {
            made = new String(Objects.requireNonNull(ascii), StandardCharsets.US_ASCII);
            text = made;
        }
        return made;
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
        Positions made = positions;
        if (made == null) {
            made = new Positions(text());
            positions = made;
        }
        return made;
    }

    /** Whether parsing it as it stands would lose or invent something. */
    public boolean needsRepair() {
        return badBytes.length > 0;
    }

    /** What strict mode does not forgive before parsing has begun. */
    public void refuseFlaws(Refusals refusals) {
        if (badBytes.length > 0) {
            int line = positions().line(badBytes[0]);
            int column = positions().column(badBytes[0]);
            throw refusals.broken(ErrorKind.NOT_WELL_FORMED, "bytes that are no UTF-8", "", line, column);
        }
        for (Finding f : findings) {
            throw refusals.broken(ErrorKind.DEVIATION, f.kind() + ": " + f.detail(), "", 1, 1);
        }
    }
}
