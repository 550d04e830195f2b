package org.cwmp4j.codec.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cwmp4j.codec.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a stream of bytes with a look ahead. In UTF-8, a byte that does not belong stands for a character of ISO 8859-1.
 * What goes wrong is kept until all that came before was looked at.
 */
final class CharInput {
    /** How far ahead one can look. */
    static final int AHEAD = 4096;
    /** The end of the input, or of what can be read of it. */
    static final int END = -1;

    private static final int BYTES = 8192;
    private static final int CHARS = 3 * AHEAD;

    private final InputStream in;
    private final int maxBytes;
    private final Refusals refusals;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    private final Encoding encoding;
    private final CharsetDecoder decoder;
    private final char[] chars = new char[CHARS];
    private final boolean[] bad = new boolean[CHARS];
    private boolean anyBad;
    private int at;
    private int end;
    private int line;
    private int column;
    private int read;
    private boolean inputEnded;
    private boolean ended;
    private @Nullable Exception failure;

    CharInput(InputStream in, @Nullable String contentType, int maxBytes, Refusals refusals) throws IOException {
        this.in = in;
        this.maxBytes = maxBytes;
        this.refusals = refusals;
        while (!inputEnded && bytes.position() < Encodings.DECISIVE) {
            readBytes();
        }
        bytes.flip();
        this.encoding = Encodings.detect(bytes.array(), bytes.limit(), contentType, refusals);
        bytes.position(encoding.skip());
        this.decoder = encoding.isUtf8()
                ? StandardCharsets.UTF_8.newDecoder()
                : encoding.charset().newDecoder();
    }

    Encoding encoding() {
        return encoding;
    }

    /** The character so far ahead, at most {@link #AHEAD}; 0 for the next one. */
    int peek(int ahead) {
        while (at + ahead >= end && !ended) {
            fill();
        }
        return at + ahead < end ? chars[at + ahead] : END;
    }

    boolean startsWith(String text) {
        return startsWith(0, text);
    }

    boolean startsWith(int ahead, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (peek(ahead + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The characters up to one that was looked at. */
    String text(int length) {
        return new String(chars, at, length);
    }

    /** Whether the next character stands for a byte that is no UTF-8. */
    boolean isBad() {
        return anyBad && bad[at];
    }

    /** Takes the next character, which has been looked at. */
    char next() {
        char c = chars[at++];
        if (c == '\n' || (c == '\r' && peek(0) != '\n')) {
            line++;
            column = 0;
        } else {
            column++;
        }
        return c;
    }

    /** Where the next character stands; rises. */
    long place() {
        return (long) line << 32 | column;
    }

    static int line(long place) {
        return (int) (place >>> 32) + 1;
    }

    static int column(long place) {
        return (int) place + 1;
    }

    /** Why there was an end before the end; {@code null} if there was not. */
    @Nullable
    Exception failure() {
        return failure;
    }

    private void fill() {
        System.arraycopy(chars, at, chars, 0, end - at);
        if (anyBad) {
            System.arraycopy(bad, at, bad, 0, end - at);
            Arrays.fill(bad, end - at, CHARS, false);
        }
        end -= at;
        at = 0;
        try {
            decode();
        } catch (IOException | RuntimeException e) {
            failure = e;
            ended = true;
        }
    }

    private void decode() throws IOException {
        CharBuffer out = CharBuffer.wrap(chars, end, CHARS - end);
        int start = end;
        while (end == start && !ended) {
            CoderResult result = decoder.decode(bytes, out, inputEnded);
            if (result.isError()) {
                malformed(result.length(), out);
            } else if (result.isUnderflow() && inputEnded) {
                decoder.flush(out);
                ended = true;
            } else if (result.isUnderflow()) {
                bytes.compact();
                readBytes();
                bytes.flip();
            }
            end = out.position();
        }
    }

    private void malformed(int length, CharBuffer out) {
        if (!encoding.isUtf8()) {
            // What came before it counts first
            if (out.position() == end) {
                throw refusals.notAsLabelled(encoding.charset());
            }
            return;
        }
        if (out.remaining() < length) {
            // The decoder will find it again
            return;
        }
        for (int i = 0; i < length; i++) {
            anyBad = true;
            bad[out.position()] = true;
            out.put((char) (bytes.get() & 0xFF));
        }
        decoder.reset();
    }

    private void readBytes() throws IOException {
        int room = Math.min(bytes.remaining(), maxBytes - read);
        int n = in.read(bytes.array(), bytes.position(), Math.max(1, room));
        if (n < 0) {
            inputEnded = true;
        } else if (room == 0) {
            throw refusals.broken(ErrorKind.TOO_MANY_BYTES, "more than " + maxBytes + " bytes", "", 0, 0);
        } else {
            read += n;
            bytes.position(bytes.position() + n);
        }
    }
}
