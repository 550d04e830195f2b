package org.cwmp4j.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.cwmp4j.http.ContentCodingException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads gzip and deflate within bounds. The JDK's own streams take some damage for the end (a preset dictionary, a broken second
 * member), so headers and trailers are read here.
 */
final class InflatingInput extends InputStream {
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final ContentCoding coding;
    private final InflateLimits limits;
    private final byte[] buffer = new byte[8192];
    private final CRC32 crc = new CRC32();
    private int at;
    private int end;
    private long read;
    private long written;
    private @Nullable Inflater inflater;
    private boolean done;

    InflatingInput(InputStream in, ContentCoding coding, InflateLimits limits) {
        this.in = Objects.requireNonNull(in, "in");
        this.coding = coding;
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (inflater == null && !done && at == end) {
            done = !fill(); // no bytes at all are an empty body in every coding
        }
        while (!done) {
            int got = inflate(inflater == null ? begin() : inflater, to, offset, length);
            if (got > 0) {
                return got;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        done = true;
        if (inflater != null) {
            inflater.end();
        }
        in.close();
    }

    private Inflater begin() throws IOException {
        boolean zlib = coding == ContentCoding.DEFLATE && isZlib();
        Inflater fresh = new Inflater(!zlib);
        inflater = fresh;
        if (coding == ContentCoding.GZIP) {
            gzipHeader();
        }
        return fresh;
    }

    private int inflate(Inflater with, byte[] to, int offset, int length) throws IOException {
        if (with.needsInput()) {
            if (at == end && !fill()) {
                throw truncated();
            }
            with.setInput(buffer, at, end - at);
            at = end;
        }
        int got;
        try {
            got = with.inflate(to, offset, length);
        } catch (DataFormatException e) {
            throw new ContentCodingException(Kind.CORRUPT, coding.token() + " data is damaged", e);
        }
        if (with.needsDictionary()) {
            throw corrupt("asks for a dictionary");
        }
        crc.update(to, offset, got);
        count(got);
        if (with.finished()) {
            at = end - with.getRemaining();
            finish(with);
        }
        return got;
    }

    private void count(int got) {
        written += got;
        if (written > limits.maxBytes()) {
            throw new ContentCodingException(
                    Kind.TOO_LARGE, "the decoded body exceeds " + limits.maxBytes() + " bytes", null);
        }
        if (written > limits.ratioFloor() && written / limits.maxRatio() > read) {
            throw new ContentCodingException(
                    Kind.TOO_DENSE, "the body is compressed more than " + limits.maxRatio() + " times", null);
        }
    }

    /** What follows a zlib stream is nothing; what follows a gzip member must be another one. */
    private void finish(Inflater with) throws IOException {
        if (coding == ContentCoding.DEFLATE) {
            done = true;
        } else {
            long sum = littleEndian(4);
            long size = littleEndian(4);
            if (sum != crc.getValue() || size != (with.getBytesWritten() & 0xFFFF_FFFFL)) {
                throw corrupt("fails its checksum");
            }
            done = at == end && !fill();
        }
        if (!done) {
            crc.reset();
            with.reset();
            gzipHeader();
        }
    }

    private void gzipHeader() throws IOException {
        if (next() != 0x1F || next() != 0x8B || next() != 8) {
            throw corrupt("does not begin as such");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw corrupt("has unknown flags");
        }
        pass(6); // time, extra flags, system
        if ((flags & FEXTRA) != 0) {
            pass(littleEndian(2));
        }
        if ((flags & FNAME) != 0) {
            skipText();
        }
        if ((flags & FCOMMENT) != 0) {
            skipText();
        }
        if ((flags & FHCRC) != 0) {
            pass(2);
        }
    }

    private void pass(long bytes) throws IOException {
        for (long i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int c;
        do {
            c = next();
        } while (c != 0);
    }

    private long littleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    /** RFC 1950: method 8, a window of at most 32 KiB, a check that divides by 31. */
    private boolean isZlib() throws IOException {
        while (end - at < 2) {
            if (!fill()) {
                throw truncated();
            }
        }
        int first = buffer[at] & 0xFF;
        int second = buffer[at + 1] & 0xFF;
        return (first & 0x0F) == 8 && first >> 4 <= 7 && (first << 8 | second) % 31 == 0;
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw truncated();
        }
        return buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = 0;
        }
        int got = in.read(buffer, end, buffer.length - end);
        if (got <= 0) {
            return false;
        }
        read += got;
        end += got;
        return true;
    }

    private ContentCodingException truncated() {
        return new ContentCodingException(Kind.TRUNCATED, coding.token() + " data is cut off", null);
    }

    private ContentCodingException corrupt(String why) {
        return new ContentCodingException(Kind.CORRUPT, coding.token() + " data " + why, null);
    }
}
