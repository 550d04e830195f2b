package org.cwmp4j.codec.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cwmp4j.model.CwmpException;

/** Bytes that grow as they are written. Texts come out as ASCII with character references (B-HTTP-11). One thread at a time. */
final class ByteSink {
    /** What {@link #text} returns where it found nothing to refuse. */
    static final int WRITTEN = -1;

    private static final int LONGEST_REFERENCE = "&#1114111;".length();
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, ' ', 127, true);
        PLAIN['\t'] = true;
        PLAIN['\n'] = true;
        for (char special : new char[] {'<', '>', '&', '"', '\''}) {
            PLAIN[special] = false;
        }
    }

    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    /** A fragment as it is; the caller vouches for it. */
    void raw(byte[] fragment) {
        int length = fragment.length;
        reserve(length);
        System.arraycopy(fragment, 0, bytes, size, length);
        size += length;
    }

    /** A name or other text that needs no escaping, as UTF-8. */
    void raw(String fragment) {
        raw(fragment.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Character data, escaped.
     *
     * @return {@link #WRITTEN}, or the index of a character that XML 1.0 cannot carry, not even as a reference (B-TYPE-18)
     */
    int text(String text) {
        int length = text.length();
        reserve(length);
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !PLAIN[c]) {
                size = at;
                return escaped(text, i);
            }
            target[at++] = (byte) c;
        }
        size = at;
        return WRITTEN;
    }

    /**
     * An attribute's value, escaped: white space too, since a reader would turn it into blanks.
     *
     * @return as {@link #text}
     */
    int attribute(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!isXml(c)) {
                return i;
            }
            reserve(LONGEST_REFERENCE);
            if (c < ' ') {
                reference(c);
            } else {
                character(c);
            }
        }
        return WRITTEN;
    }

    /** A number in decimal. */
    void number(long value) {
        if (value >= 0 && value < 10) {
            reserve(1);
            bytes[size++] = (byte) ('0' + value);
        } else {
            raw(Long.toString(value));
        }
    }

    private int escaped(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isXml(c)) {
                return i;
            }
            reserve(LONGEST_REFERENCE);
            character(c);
            i += Character.charCount(c);
        }
        return WRITTEN;
    }

    private void character(int c) {
        if (c < 128 && PLAIN[c]) {
            bytes[size++] = (byte) c;
            return;
        }
        switch (c) {
            case '<' -> raw(Bytes.LT);
            case '>' -> raw(Bytes.GT);
            case '&' -> raw(Bytes.AMP);
            case '"' -> raw(Bytes.QUOT);
            case '\'' -> raw(Bytes.APOS);
            default -> reference(c);
        }
    }

    private void reference(int c) {
        bytes[size++] = '&';
        bytes[size++] = '#';
        number(c);
        reserve(1);
        bytes[size++] = ';';
    }

    private static boolean isXml(int c) {
        return c >= ' '
                ? c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000
                : c == '\t' || c == '\n' || c == '\r';
    }

    private void reserve(int more) {
        int needed = size + more;
        if (needed > bytes.length || needed < 0) {
            grow(needed);
        }
    }

    private void grow(int needed) {
        if (needed < 0 || needed > Integer.MAX_VALUE - 16) {
            throw new CwmpException("message too long: expected less than 2 GiB");
        }
        long doubled = Math.min(2L * bytes.length, Integer.MAX_VALUE - 16);
        bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, needed));
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    int capacity() {
        return bytes.length;
    }

    void clear() {
        size = 0;
    }

    /** Escapes that are no numbers. */
    private static final class Bytes {
        private static final byte[] LT = ascii("&lt;");
        private static final byte[] GT = ascii("&gt;");
        private static final byte[] AMP = ascii("&amp;");
        private static final byte[] QUOT = ascii("&quot;");
        private static final byte[] APOS = ascii("&apos;");

        private static byte[] ascii(String s) {
            return s.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
