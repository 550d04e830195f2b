package org.cwmp4j.codec.internal.xml;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.SourceText.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Decides how to read the bytes of a message: byte order mark, then what the first bytes show, Content-Type, XML declaration, UTF-8
 * (B-ROB-06, and quirk X13 where the labels lie). UTF-32, EBCDIC and encodings that are no superset of ASCII are refused.
 */
public final class Encodings {
    private static final int HEAD = 512;
    private static final String PROBE = "<?xml version=\"1.0\" encoding='azAZ09-_.:'?>&;/";

    private final byte[] body;
    private final Refusals refusals;
    private final List<Finding> findings = new ArrayList<>(0);

    private Encodings(byte[] body, Refusals refusals) {
        this.body = body;
        this.refusals = refusals;
    }

    /** The message as characters; throws a CodecException if nothing says how to read it. */
    public static SourceText read(byte[] body, @Nullable String contentType, Refusals refusals) {
        Encodings encodings = new Encodings(body, refusals);
        if (contentType != null && !ContentType.isTextXml(contentType)) {
            encodings.findings.add(new Finding(DeviationKind.CONTENT_TYPE, 0, "Content-Type is not text/xml"));
        }
        return encodings.read(ContentType.charset(contentType));
    }

    private SourceText read(@Nullable String httpLabel) {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return decode(StandardCharsets.UTF_8, 3, "UTF-8", httpLabel);
        }
        if (startsWith(0xFF, 0xFE, 0, 0)
                || startsWith(0, 0, 0xFE, 0xFF)
                || startsWith(0, 0, 0)
                || startsWith('<', 0, 0, 0)) {
            throw unknown("UTF-32");
        }
        if (startsWith(0x4C, 0x6F, 0xA7)) {
            throw unknown("EBCDIC");
        }
        if (startsWith(0xFE, 0xFF)) {
            return decode(StandardCharsets.UTF_16BE, 2, "UTF-16", httpLabel);
        }
        if (startsWith(0xFF, 0xFE)) {
            return decode(StandardCharsets.UTF_16LE, 2, "UTF-16", httpLabel);
        }
        if (body.length > 1 && (body[0] == 0) != (body[1] == 0)) {
            findings.add(new Finding(DeviationKind.UTF16_WITHOUT_BOM, 0, "UTF-16 without a byte order mark"));
            return decode(body[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0, "UTF-16", httpLabel);
        }
        return labelled(httpLabel);
    }

    /** The bytes show an encoding that has ASCII in single bytes: which, only a label can say. */
    private SourceText labelled(@Nullable String httpLabel) {
        boolean tag = body.length > 1 && body[0] == '<' && body[1] != '?';
        String declared =
                tag ? null : declared(new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1));
        String label = usable(httpLabel);
        if (label == null) {
            label = usable(declared);
        }
        Charset charset = label == null ? StandardCharsets.UTF_8 : charset(label);
        // Whatever encoding has ASCII in single bytes, these stand for themselves
        return AsciiSource.isAscii(body) ? new SourceText(body, findings) : decode(charset, 0, null, null);
    }

    private @Nullable String usable(@Nullable String label) {
        if (label == null || !isUtf16(label)) {
            return label;
        }
        findings.add(new Finding(DeviationKind.ENCODING_LABEL, 0, "labelled " + safe(label) + ", but not in UTF-16"));
        return null;
    }

    private Charset charset(String label) {
        try {
            Charset charset = Charset.forName(label.strip());
            if (charset.equals(StandardCharsets.UTF_8) && !label.equalsIgnoreCase("UTF-8")) {
                findings.add(new Finding(DeviationKind.ENCODING_LABEL, 0, safe(label) + " in place of UTF-8"));
            }
            boolean ascii = charset.canEncode()
                    && Arrays.equals(PROBE.getBytes(charset), PROBE.getBytes(StandardCharsets.US_ASCII))
                    && !charset.name().startsWith("ISO-2022");
            if (ascii) {
                return charset;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw unknown(safe(label));
        }
        throw unknown(safe(label));
    }

    /** @param shown the encoding that a mark or the first bytes showed; labels that say otherwise are void */
    private SourceText decode(Charset charset, int skip, @Nullable String shown, @Nullable String httpLabel) {
        SourceText text = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
                ? utf8(charset, skip)
                : other(charset, skip);
        if (shown != null) {
            contradiction(httpLabel, shown);
            contradiction(
                    declared(text.text().substring(0, Math.min(HEAD, text.text().length()))), shown);
        }
        if (!text.text().isEmpty() && text.text().charAt(0) == '\uFEFF') {
            throw refusals.broken(ErrorKind.UNKNOWN_ENCODING, "two byte order marks", "", 1, 1);
        }
        return new SourceText(text.text(), text.badBytes(), findings);
    }

    private void contradiction(@Nullable String label, String shown) {
        boolean same = label == null
                || (shown.equals("UTF-16") ? isUtf16(label) : label.strip().equalsIgnoreCase(shown));
        if (!same) {
            findings.add(new Finding(
                    DeviationKind.ENCODING_LABEL, 0, "labelled " + safe(String.valueOf(label)) + ", but in " + shown));
        }
    }

    private SourceText utf8(Charset label, int skip) {
        String text = new String(body, skip, body.length - skip, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            return Utf8WithGaps.decode(ByteBuffer.wrap(body, skip, body.length - skip));
        }
        if (label.equals(StandardCharsets.US_ASCII) && !text.chars().allMatch(c -> c < 0x80)) {
            findings.add(new Finding(DeviationKind.ENCODING_LABEL, 0, "labelled US-ASCII, but in UTF-8"));
        }
        return new SourceText(text, new int[0], findings);
    }

    private SourceText other(Charset charset, int skip) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(body, skip, body.length - skip))
                    .toString();
            return new SourceText(text, new int[0], findings);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw refusals.broken(
                    ErrorKind.NOT_WELL_FORMED, "bytes that are not " + charset.name() + " as labelled", "", 0, 0);
        }
    }

    private RuntimeException unknown(String what) {
        return refusals.broken(ErrorKind.UNKNOWN_ENCODING, "unknown or refused encoding " + what, "", 1, 1);
    }

    private boolean startsWith(int... bytes) {
        if (body.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf16(String label) {
        String upper = label.strip().toUpperCase(Locale.ROOT);
        return upper.startsWith("UTF-16") || upper.startsWith("UTF16") || upper.contains("UCS-2");
    }

    /** At most 40 harmless characters of what a peer sent. */
    private static String safe(String label) {
        String cut = label.substring(0, Math.min(40, label.length()));
        return cut.replaceAll("[^A-Za-z0-9._:-]", "?");
    }

    /** The encoding that an XML declaration at the start names, across lines too; {@code null} for none. */
    static @Nullable String declared(String head) {
        int start = skipSpace(head, 0);
        int end = head.startsWith("<?xml", start) ? head.indexOf("?>", start) : -1;
        int name = end < 0 ? -1 : head.indexOf("encoding", start);
        if (name < 0 || name > end) {
            return null;
        }
        int at = skipSpace(head, name + "encoding".length());
        if (at >= end || head.charAt(at) != '=') {
            return null;
        }
        at = skipSpace(head, at + 1);
        int close = at < end ? head.indexOf(head.charAt(at), at + 1) : -1;
        return close < 0 || close > end ? null : head.substring(at + 1, close);
    }

    private static int skipSpace(String s, int from) {
        int i = from;
        while (i < s.length() && s.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
