package org.cwmp4j.codec.internal.xml;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.cwmp4j.codec.DeviationKind;
import org.jspecify.annotations.Nullable;

/** A whole message, as it came. */
public final class SourceText extends Source {
    private final byte @Nullable [] ascii;
    private @Nullable String text;
    private final boolean needsRepair;
    private final List<Finding> findings;
    private final Iterator<Finding> next;
    private @Nullable Positions positions;

    private SourceText(byte @Nullable [] ascii, @Nullable String text, boolean needsRepair, List<Finding> findings) {
        this.ascii = ascii;
        this.text = text;
        this.needsRepair = needsRepair;
        this.findings = findings;
        this.next = findings.iterator();
    }

    /** The message as characters; throws a CodecException if nothing says how to read it. */
    public static SourceText of(byte[] body, @Nullable String contentType, Refusals refusals) {
        Encoding encoding = Encodings.detect(body, body.length, contentType, refusals);
        if (!encoding.isUtf16() && AsciiSource.isAscii(body)) {
            // Whatever encoding has ASCII in single bytes, these stand for themselves
            return new SourceText(body, null, false, encoding.findings());
        }
        return encoding.isUtf8() ? utf8(body, encoding) : other(body, encoding, refusals);
    }

    private static SourceText utf8(byte[] body, Encoding encoding) {
        String text = new String(body, encoding.skip(), body.length - encoding.skip(), StandardCharsets.UTF_8);
        List<Finding> findings = new ArrayList<>(encoding.findings());
        if (encoding.isLabelledAscii() && !text.chars().allMatch(c -> c < 0x80)) {
            findings.add(new Finding(DeviationKind.ENCODING_LABEL, BEGINNING, Encoding.NOT_ASCII));
        }
        boolean flawed = hasNonXml(text) || (text.indexOf('\uFFFD') >= 0 && !isUtf8(body));
        return new SourceText(null, text, flawed, findings);
    }

    /** A replacement character may also be what was sent. */
    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static SourceText other(byte[] body, Encoding encoding, Refusals refusals) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body, encoding.skip(), body.length - encoding.skip());
            String text = encoding.charset().newDecoder().decode(bytes).toString();
            return new SourceText(null, text, hasNonXml(text), encoding.findings());
        } catch (CharacterCodingException e) {
            throw refusals.notAsLabelled(encoding.charset());
        }
    }

    /** The parser looks for all others. */
    private static boolean hasNonXml(String text) {
        return text.indexOf('\uFFFE') >= 0 || text.indexOf('\uFFFF') >= 0;
    }

    @Override
    Reader open() {
        return ascii == null ? new StringSource(text()) : new AsciiSource(ascii);
    }

    @Override
    boolean isRereadable() {
        return true;
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

    @Override
    long place(long offset) {
        return offset;
    }

    @Override
    int line(long place) {
        return positions().line((int) place);
    }

    @Override
    int column(long place) {
        return positions().column((int) place);
    }

    private Positions positions() {
        Positions made = positions;
        if (made == null) {
            made = new Positions(text());
            positions = made;
        }
        return made;
    }

    @Override
    boolean isTagBefore(long offset) {
        int tag = text().lastIndexOf('<', (int) Math.min(offset, text().length() - 1));
        return tag >= 0 && offset - tag < PlacedText.SHORTLY;
    }

    @Override
    @Nullable
    Finding nextFinding(long upTo) {
        return next.hasNext() ? next.next() : null;
    }

    /** Whether parsing it as it stands would lose or invent something. */
    public boolean needsRepair() {
        return needsRepair;
    }

    /** What strict mode does not forgive before parsing has begun. */
    public void refuseFindings(Refusals refusals) {
        for (Finding f : findings) {
            throw refusals.finding(f);
        }
    }
}
