package org.cwmp4j.codec.internal.xml;

/**
 * Turns offsets of a text into lines and columns. Quick where offsets are asked for in rising order, as they come from a parser. Not
 * thread-safe.
 */
final class Positions {
    private final String text;
    private int lastOffset;
    private int lastLine = 1;
    private int lastLineStart;

    Positions(String text) {
        this.text = text;
    }

    /** 1-based line of an offset. */
    int line(int offset) {
        seek(offset);
        return lastLine;
    }

    /** 1-based column of an offset, in UTF-16 units. */
    int column(int offset) {
        seek(offset);
        return lastOffset - lastLineStart + 1;
    }

    private void seek(int wanted) {
        int offset = Math.max(0, Math.min(wanted, text.length()));
        if (offset < lastOffset) {
            lastOffset = 0;
            lastLine = 1;
            lastLineStart = 0;
        }
        for (int i = lastOffset; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                lastLine++;
                lastLineStart = i + 1;
            }
        }
        lastOffset = offset;
    }
}
