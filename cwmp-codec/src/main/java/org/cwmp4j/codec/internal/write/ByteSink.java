package org.cwmp4j.codec.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cwmp4j.model.CwmpException;

/** Bytes that grow as they are written. Texts come out as ASCII with character references (B-HTTP-11). One thread at a time. */
final class ByteSink {
    /** What {@link #text} returns where it found nothing to refuse. */
    static final int WRITTEN = -1;

    private static final int LONGEST_REFERENCE = "&#1114111;".length();
    private static final int ESCAPED_AT_ONCE = 1024;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;
    /** How long an array grows before a second one is begun. */
    private static final int PIECE = SinkPool.LARGEST_KEPT;

    /** Not 0 for each character of ASCII that cannot stand for itself. */
    private static final byte[] SPECIAL = new byte[128];

    /** How each character of ASCII is written; empty for one that XML cannot carry. */
    private static final byte[][] ESCAPES = new byte[SPECIAL.length][];

    private static final byte[] NONE = new byte[0];

    static {
        for (int c = 0; c < ESCAPES.length; c++) {
            boolean plain = (c >= ' ' && c < 127) || c == '\t' || c == '\n';
            ESCAPES[c] = plain ? new byte[] {(byte) c} : isXml(c) ? ascii("&#" + c + ";") : NONE;
        }
        ESCAPES['<'] = ascii("&lt;");
        ESCAPES['>'] = ascii("&gt;");
        ESCAPES['&'] = ascii("&amp;");
        ESCAPES['"'] = ascii("&quot;");
        ESCAPES['\''] = ascii("&apos;");
        for (int c = 0; c < SPECIAL.length; c++) {
            SPECIAL[c] = (byte) (ESCAPES[c].length == 1 ? 0 : 1);
        }
    }

    private byte[] bytes;
    private int size;
    /** What came before {@link #bytes}, in pieces: a long message is not copied each time that it grows. */
    private final List<Piece> full = new ArrayList<>(0);

    private int fullSize;

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
    // The one copy that takes a String's bytes as they are; it drops high bytes, which no plain text has
    @SuppressWarnings("deprecation")
    int text(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, bytes, size);
        // Copied first, then judged in one pass without branches: nearly every text is plain
        int all = 0;
        int special = 0;
        for (int i = 0; i < length; i++) {
            int c = text.charAt(i);
            all |= c;
            special |= SPECIAL[c & 0x7F];
        }
        if (special == 0 && all < SPECIAL.length) {
            size += length;
            return WRITTEN;
        }
        return escaped(text);
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
            if (c >= ' ' && c < SPECIAL.length) {
                raw(ESCAPES[c]);
            } else {
                reference(c);
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

    private int escaped(String text) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            int end = Math.min(length, i + ESCAPED_AT_ONCE);
            reserve((end - i) * LONGEST_REFERENCE);
            i = ascii(text, i, end);
            if (i < end) {
                int c = text.codePointAt(i);
                if (!isXml(c)) {
                    return i;
                }
                reference(c);
                i += Character.charCount(c);
            }
        }
        return WRITTEN;
    }

    /** Writes as much as is ASCII, escaped where need be; returns where that ends. There must be room for it. */
    private int ascii(String text, int from, int end) {
        byte[] into = bytes;
        int at = size;
        int i = from;
        for (; i < end; i++) {
            char c = text.charAt(i);
            byte[] escape = c < ESCAPES.length ? ESCAPES[c] : NONE;
            if (escape.length == 0) {
                break;
            }
            for (byte b : escape) {
                into[at++] = b;
            }
        }
        size = at;
        return i;
    }

    private void reference(int c) {
        bytes[size++] = '&';
        bytes[size++] = '#';
        number(c);
        reserve(1);
        bytes[size++] = ';';
    }

    private static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean isXml(int c) {
        return c >= ' '
                ? c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000
                : c == '\t' || c == '\n' || c == '\r';
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        if (more < 0 || more > LONGEST_ARRAY - size || more + size > LONGEST_ARRAY - fullSize) {
            throw new CwmpException("message too long: expected less than 2 GiB");
        }
        if (bytes.length < PIECE) {
            int doubled = Math.min(PIECE, 2 * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(doubled, size + more));
        } else {
            full.add(new Piece(bytes, size));
            fullSize += size;
            bytes = new byte[Math.max(PIECE, more)];
            size = 0;
        }
    }

    byte[] toByteArray() {
        byte[] whole = new byte[fullSize + size];
        int at = 0;
        for (Piece piece : full) {
            System.arraycopy(piece.bytes, 0, whole, at, piece.size);
            at += piece.size;
        }
        System.arraycopy(bytes, 0, whole, at, size);
        return whole;
    }

    /** How many bytes are in it. */
    int size() {
        return fullSize + size;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Piece piece : full) {
            out.write(piece.bytes, 0, piece.size);
        }
        out.write(bytes, 0, size);
    }

    /** How many bytes this holds on to. */
    int capacity() {
        return fullSize + bytes.length;
    }

    void clear() {
        full.clear();
        fullSize = 0;
        size = 0;
    }

    /** An array that is full, or nearly. */
    private static final class Piece {
        final byte[] bytes;
        final int size;

        Piece(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }
    }
}
