package org.cwmp4j.codec.internal.xml;

import java.util.Arrays;

/**
 * Turns character offsets of the text that was parsed into lines and columns of the text that came. Quick where offsets are asked
 * for in rising order, as they come from a stream. Not thread-safe.
 */
final class Positions {
    private final String original;
    /** Offsets of the repaired text from which on {@link #shifts} applies; empty if nothing was repaired. */
    private final int[] starts;

    private final int[] shifts;
    private int lastOffset;
    private int lastLine = 1;
    private int lastLineStart;

    Positions(String original) {
        this(original, new int[0], new int[0]);
    }

    Positions(String original, int[] starts, int[] shifts) {
        this.original = original;
        this.starts = starts;
        this.shifts = shifts;
    }

    /** The offset in the original text. */
    int original(int offset) {
        int i = Arrays.binarySearch(starts, offset);
        int at = i >= 0 ? i : -i - 2;
        int mapped = at < 0 ? offset : offset + shifts[at];
        return Math.max(0, Math.min(mapped, original.length()));
    }

    /** 1-based line of an offset in the original text. */
    int line(int originalOffset) {
        seek(originalOffset);
        return lastLine;
    }

    /** 1-based column of an offset in the original text, in UTF-16 units. */
    int column(int originalOffset) {
        seek(originalOffset);
        return originalOffset - lastLineStart + 1;
    }

    private void seek(int offset) {
        if (offset < lastOffset) {
            lastOffset = 0;
            lastLine = 1;
            lastLineStart = 0;
        }
        for (int i = lastOffset; i < offset; i++) {
            char c = original.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < original.length() && original.charAt(i + 1) == '\n'))) {
                lastLine++;
                lastLineStart = i + 1;
            }
        }
        lastOffset = offset;
    }
}
