package org.cwmp4j.codec.internal.xml;

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
import org.cwmp4j.codec.internal.xml.Source.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Decides how to read the bytes of a message: byte order mark, then what the first bytes show, Content-Type, XML declaration, UTF-8
 * (B-ROB-06, and quirk X13 where the labels lie). UTF-32, EBCDIC and encodings that are no superset of ASCII are refused.
 */
final class Encodings {
    /** So many bytes of a message, or all of a shorter one, decide. */
    static final int DECISIVE = 2048;

    private static final int HEAD = 512;
    private static final String PROBE = "<?xml version=\"1.0\" encoding='azAZ09-_.:'?>&;/";

    private final byte[] bytes;
    private final int length;
    private final Refusals refusals;
    private final List<Finding> findings = new ArrayList<>(0);

    private Encodings(byte[] bytes, int length, Refusals refusals) {
        this.bytes = bytes;
        this.length = length;
        this.refusals = refusals;
    }

    /**
     * What the beginning of a message says of its encoding; throws a CodecException if nothing says how to read it.
     *
     * @param length how many of the bytes are there
     */
    static Encoding detect(byte[] bytes, int length, @Nullable String contentType, Refusals refusals) {
        Encodings encodings = new Encodings(bytes, length, refusals);
        if (contentType != null && !ContentType.isTextXml(contentType)) {
            encodings.found(DeviationKind.CONTENT_TYPE, "Content-Type is not text/xml");
        }
        Encoding found = encodings.detect(ContentType.charset(contentType));
        encodings.refuseSecondMark(found);
        return found;
    }

    private Encoding detect(@Nullable String httpLabel) {
        if (length > 1 && bytes[0] == '<' && bytes[1] > ' ') {
            return labelled(httpLabel);
        }
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return shown(StandardCharsets.UTF_8, 3, "UTF-8", httpLabel);
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
            return shown(StandardCharsets.UTF_16BE, 2, "UTF-16", httpLabel);
        }
        if (startsWith(0xFF, 0xFE)) {
            return shown(StandardCharsets.UTF_16LE, 2, "UTF-16", httpLabel);
        }
        if (length > 1 && (bytes[0] == 0) != (bytes[1] == 0)) {
            found(DeviationKind.UTF16_WITHOUT_BOM, "UTF-16 without a byte order mark");
            return shown(bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0, "UTF-16", httpLabel);
        }
        return labelled(httpLabel);
    }

    /** The bytes show an encoding that has ASCII in single bytes: which, only a label can say. */
    private Encoding labelled(@Nullable String httpLabel) {
        boolean tag = length > 1 && bytes[0] == '<' && bytes[1] != '?';
        String declared =
                tag ? null : declared(new String(bytes, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1));
        String label = usable(httpLabel);
        if (label == null) {
            label = usable(declared);
        }
        return new Encoding(label == null ? StandardCharsets.UTF_8 : charset(label), 0, findings);
    }

    private @Nullable String usable(@Nullable String label) {
        if (label == null || !isUtf16(label)) {
            return label;
        }
        found(DeviationKind.ENCODING_LABEL, "labelled " + safe(label) + ", but not in UTF-16");
        return null;
    }

    private Charset charset(String label) {
        if (label.equalsIgnoreCase("UTF-8")) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(label.strip());
            if (charset.equals(StandardCharsets.UTF_8)) {
                found(DeviationKind.ENCODING_LABEL, safe(label) + " in place of UTF-8");
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

    /** @param name of the encoding that a mark or the first bytes showed; labels that say otherwise are void */
    private Encoding shown(Charset charset, int skip, String name, @Nullable String httpLabel) {
        contradiction(httpLabel, name);
        contradiction(declared(decoded(charset, skip)), name);
        return new Encoding(charset, skip, findings);
    }

    private void contradiction(@Nullable String label, String shown) {
        boolean same = label == null
                || (shown.equals("UTF-16") ? isUtf16(label) : label.strip().equalsIgnoreCase(shown));
        if (!same) {
            found(DeviationKind.ENCODING_LABEL, "labelled " + safe(String.valueOf(label)) + ", but in " + shown);
        }
    }

    private void refuseSecondMark(Encoding encoding) {
        int first = encoding.skip();
        // No encoding has a mark that begins with ASCII
        if (first < length
                && bytes[first] < 0
                && decoded(encoding.charset(), first).startsWith("\uFEFF")) {
            throw refusals.broken(ErrorKind.UNKNOWN_ENCODING, "two byte order marks", "", 1, 1);
        }
    }

    /** The first characters. */
    private String decoded(Charset charset, int skip) {
        String text = new String(bytes, skip, Math.min(length, DECISIVE) - skip, charset);
        return text.substring(0, Math.min(HEAD, text.length()));
    }

    private void found(DeviationKind kind, String detail) {
        findings.add(new Finding(kind, Source.BEGINNING, detail));
    }

    private RuntimeException unknown(String what) {
        return refusals.broken(ErrorKind.UNKNOWN_ENCODING, "unknown or refused encoding " + what, "", 1, 1);
    }

    private boolean startsWith(int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
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
    private static @Nullable String declared(String head) {
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
