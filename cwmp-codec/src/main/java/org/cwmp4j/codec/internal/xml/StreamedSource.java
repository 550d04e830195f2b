package org.cwmp4j.codec.internal.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A message that comes as a stream and is repaired on its way to the parser; in strict mode it is only looked at. Holds a few tens of
 * kilobytes, however long the message. What stops it is thrown when the parser has seen all that came before.
 */
public final class StreamedSource extends Source {
    private final CharInput in;
    private final PlacedText out = new PlacedText();
    private final @Nullable Repair repair;
    private final Refusals refusals;
    private final int maxPart;
    /** How far the parser may read before it has told of a row. */
    private long bound;

    private @Nullable Exception failure;
    private boolean ended;

    private StreamedSource(CharInput in, DecodeContext context, Refusals refusals) {
        Limits limits = context.limits();
        this.in = in;
        this.refusals = refusals;
        this.repair = context.strict() ? null : new Repair(in, out, limits.maxDeviations(), refusals);
        this.maxPart = limits.maxBytes();
        this.bound = maxPart;
    }

    /**
     * A source that reads a stream, and does not close it. Throws a CodecException if nothing says how to read it.
     *
     * @param maxBytes of the whole stream
     */
    public static StreamedSource of(InputStream in, DecodeContext context, int maxBytes, Refusals refusals)
            throws IOException {
        CharInput chars = new CharInput(in, context.contentType(), maxBytes, refusals);
        StreamedSource source = new StreamedSource(chars, context, refusals);
        if (context.strict() && !chars.encoding().findings().isEmpty()) {
            throw refusals.finding(chars.encoding().findings().get(0));
        }
        return source;
    }

    @Override
    Reader open() {
        return new Characters();
    }

    @Override
    boolean isRereadable() {
        return false;
    }

    @Override
    long place(long offset) {
        return out.place(offset, in.place());
    }

    @Override
    int line(long place) {
        return CharInput.line(place);
    }

    @Override
    int column(long place) {
        return CharInput.column(place);
    }

    @Override
    boolean isTagBefore(long offset) {
        return out.isTagBefore(offset);
    }

    @Override
    @Nullable
    Finding nextFinding(long upTo) {
        return repair == null ? null : repair.next(upTo);
    }

    @Override
    void partBegins(long offset) {
        bound = offset + maxPart;
    }

    private boolean step() {
        return repair == null ? check() : repair.step();
    }

    /** Strict mode changes nothing. */
    private boolean check() {
        int c = in.peek(0);
        if (c == CharInput.END) {
            return false;
        }
        if (in.isBad() || c >= 0xFFFE) {
            throw refusals.noText(CharInput.line(in.place()), CharInput.column(in.place()));
        }
        if (c >= 0x80 && in.encoding().isLabelledAscii()) {
            throw refusals.finding(new Finding(DeviationKind.ENCODING_LABEL, BEGINNING, Encoding.NOT_ASCII));
        }
        long place = in.place();
        out.put(in.next(), place);
        return true;
    }

    private void fill(int wanted) {
        try {
            while (!ended && out.waiting() < wanted) {
                ended = !step();
            }
            if (ended && failure == null) {
                failure = in.failure();
            }
        } catch (CodecException e) {
            failure = e;
            ended = true;
        }
    }

    /** What the parser reads. */
    private final class Characters extends Reader {
        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (out.taken() > bound) {
                throw refusals.broken(
                        ErrorKind.TOO_MANY_BYTES, "more than " + maxPart + " characters in a part", "", 0, 0);
            }
            // Always as much as there is room for: where a parser cuts texts must not depend on the network
            fill(Math.min(length, CharInput.AHEAD));
            int n = out.take(into, offset, Math.min(length, CharInput.AHEAD));
            if (n > 0) {
                return n;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof IOException e) {
                throw e;
            }
            return -1;
        }

        @Override
        public void close() {}
    }
}
