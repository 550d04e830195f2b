package org.cwmp4j.codec.internal.xml;

import java.io.Reader;

/** A reader of a string without the locks of the JDK's. */
final class StringSource extends Reader {
    private final String text;
    private int at;

    StringSource(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (at >= text.length()) {
            return -1;
        }
        int n = Math.min(length, text.length() - at);
        text.getChars(at, at + n, into, offset);
        at += n;
        return n;
    }

    @Override
    public void close() {}
}
