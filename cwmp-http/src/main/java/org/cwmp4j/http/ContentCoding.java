package org.cwmp4j.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A content coding of HTTP that both ends can write and read (TR-069 A6C1 3.4.7, rules C-HTTP-30, A-HTTP-31, B-HTTP-33). What a
 * {@code Content-Encoding} names is read by {@link ContentCodings#of}.
 */
public enum ContentCoding {
    /** RFC 1952; several members in a row are one body. */
    GZIP("gzip"),
    /** The zlib form of RFC 1950. Reading also takes the bare form of RFC 1951, which some programs send by that name. */
    DEFLATE("deflate");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** The name in {@code Content-Encoding}. */
    public String token() {
        return token;
    }

    /** By its name in any letter case; {@code x-gzip} is an old name of gzip. */
    public static Optional<ContentCoding> ofToken(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    /** A body in this coding. */
    public byte[] encode(byte[] body) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(64 + body.length / 8);
        try (OutputStream out = encoding(coded)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    /**
     * Codes what is written to it; to be closed at the end, which closes {@code out}.
     *
     * @throws IOException of {@code out}
     */
    public OutputStream encoding(OutputStream out) throws IOException {
        return this == GZIP ? new GZIPOutputStream(out, 8192) : new DeflaterOutputStream(out);
    }

    /**
     * The body of what is in this coding. Allocates no more than the bound before it refuses.
     *
     * @throws ContentCodingException if it is too long, too dense, cut off or damaged
     */
    public byte[] decode(byte[] coded, InflateLimits limits) {
        try (InputStream in = decoding(new ByteArrayInputStream(coded), limits)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what is in this coding as it comes. The stream's methods throw {@link ContentCodingException} as {@link #decode}
     * does, so all that was read before is provisional until the end was good. To be closed, which closes {@code in}.
     */
    public InputStream decoding(InputStream in, InflateLimits limits) {
        return new InflatingInput(in, this, limits);
    }
}
