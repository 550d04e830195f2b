package org.cwmp4j.codec.internal.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.SourceText.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Makes XML of what real peers send for XML: drops padding and control characters, escapes ampersands that begin no known
 * reference, drops attributes written twice. Knows tags, CDATA sections and comments, and leaves alone whatever it cannot tell from
 * markup. Not thread-safe; one for each message.
 */
public final class Repair {
    private final String in;
    private final SourceText source;
    private final Refusals refusals;
    private final int maxFindings;
    private final StringBuilder out;
    private final List<Finding> findings;
    private int[] starts = new int[16];
    private int[] shifts = new int[16];
    private int edits;
    private int bad;
    private int at;
    private int depth;
    private boolean rootSeen;

    private Repair(SourceText source, int maxFindings, Refusals refusals) {
        this.in = source.text();
        this.source = source;
        this.refusals = refusals;
        this.maxFindings = maxFindings;
        this.out = new StringBuilder(in.length() + 16);
        this.findings = new ArrayList<>(source.findings());
    }

    /**
     * The text with its errors repaired, or {@code null} if there was nothing to repair.
     *
     * @throws org.cwmp4j.codec.CodecException if bytes inside markup are no UTF-8
     */
    public static @Nullable SourceText of(SourceText source, int maxFindings, Refusals refusals) {
        return new Repair(source, maxFindings, refusals).run();
    }

    private @Nullable SourceText run() {
        dropLeadingSpace();
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c == '<') {
                markup();
            } else {
                character(c, false);
            }
        }
        if (edits == 0 && source.badBytes().length == 0) {
            return null;
        }
        Positions positions = new Positions(in, Arrays.copyOf(starts, edits), Arrays.copyOf(shifts, edits));
        return new SourceText(out.toString(), new int[0], findings, positions);
    }

    private void dropLeadingSpace() {
        int start = 0;
        while (start < in.length() && isSpace(in.charAt(start))) {
            start++;
        }
        if (start > 0 && in.startsWith("<?xml", start)) {
            found(DeviationKind.PADDING, "white space before the XML declaration");
            at = start;
            shift();
        }
    }

    private void markup() {
        if (in.startsWith("<!--", at)) {
            section("-->", 4, true);
        } else if (in.startsWith("<![CDATA[", at)) {
            section("]]>", 9, true);
        } else if (in.startsWith("<?", at)) {
            section("?>", 2, false);
        } else if (in.startsWith("</", at)) {
            depth--;
            section(">", 2, false);
        } else if (at + 1 < in.length() && isNameStart(in.charAt(at + 1))) {
            startTag();
        } else {
            copy();
        }
    }

    /** Copies up to and with {@code end}. */
    private void section(String end, int headLength, boolean isText) {
        int close = in.indexOf(end, Math.min(at + headLength, in.length()));
        int stop = close < 0 ? in.length() : close + end.length();
        while (at < stop) {
            char c = in.charAt(at);
            if (isText && c != '&') {
                character(c, false);
            } else {
                copy();
            }
        }
    }

    private void startTag() {
        rootSeen = true;
        depth++;
        Set<String> names = new HashSet<>();
        copy();
        while (at < in.length() && !endsName(in.charAt(at))) {
            copy();
        }
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c == '>') {
                copy();
                return;
            }
            if (c == '/' && at + 1 < in.length() && in.charAt(at + 1) == '>') {
                depth--;
                copy();
                copy();
                return;
            }
            if (isSpace(c)) {
                copy();
            } else if (!attribute(names)) {
                return;
            }
        }
    }

    /** Copies or drops one attribute; false if it has not the form of one. */
    private boolean attribute(Set<String> names) {
        int nameEnd = at;
        while (nameEnd < in.length() && !endsName(in.charAt(nameEnd))) {
            nameEnd++;
        }
        int equals = skipSpace(nameEnd);
        int quote = equals < in.length() && in.charAt(equals) == '=' ? skipSpace(equals + 1) : in.length();
        int close = quote < in.length() && (in.charAt(quote) == '"' || in.charAt(quote) == '\'')
                ? in.indexOf(in.charAt(quote), quote + 1)
                : -1;
        if (nameEnd == at || close < 0) {
            copy();
            return false;
        }
        if (!names.add(in.substring(at, nameEnd))) {
            found(DeviationKind.DUPLICATE_ATTRIBUTE, "attribute written twice: the first one counts");
            skipBad(close + 1);
            at = close + 1;
            shift();
            return true;
        }
        while (at <= quote) {
            copy();
        }
        while (at < close) {
            character(in.charAt(at), true);
        }
        copy();
        return true;
    }

    /** One character of text or of an attribute's value. */
    private void character(char c, boolean inMarkup) {
        if (c == '&') {
            reference();
        } else if (c == 0) {
            nul();
        } else if (!isXml(c)) {
            drop(DeviationKind.CONTROL_CHARACTER, "control character", 1);
        } else {
            boolean isBad = bad < source.badBytes().length && source.badBytes()[bad] == at;
            if (isBad && !inMarkup && depth > 0) {
                found(DeviationKind.BAD_BYTES, "a byte that is no UTF-8, read as ISO 8859-1");
                bad++;
            }
            copy();
        }
    }

    private void nul() {
        if (rootSeen && depth <= 0) {
            drop(DeviationKind.PADDING, "NUL after the message", 1);
        } else {
            copy();
        }
    }

    private void reference() {
        int end = at + 1;
        while (end < in.length() && end - at < 64 && isReferencePart(in.charAt(end))) {
            end++;
        }
        boolean closed = end < in.length() && in.charAt(end) == ';' && end > at + 1;
        String name = in.substring(at + 1, end);
        if (closed && name.charAt(0) == '#') {
            characterReference(name, end + 1);
        } else if (closed && isNameStart(name.charAt(0)) && name.indexOf('#') < 0) {
            if (isPredefined(name)) {
                copyTo(end + 1);
            } else {
                escape(DeviationKind.UNDEFINED_ENTITY, "undefined entity, taken as text");
            }
        } else {
            escape(DeviationKind.BARE_AMPERSAND, "ampersand that begins no reference, taken as text");
        }
    }

    private void characterReference(String name, int end) {
        int code = codePoint(name);
        if (code < 0) {
            escape(DeviationKind.BARE_AMPERSAND, "ampersand that begins no reference, taken as text");
        } else if (code == 0 || isXmlCodePoint(code)) {
            copyTo(end);
        } else {
            drop(DeviationKind.CONTROL_CHARACTER, "reference to a control character", end - at);
        }
    }

    /** -1 if it has not the form of a reference; too large a number is no XML character either way. */
    private static int codePoint(String name) {
        boolean hex = name.startsWith("#x");
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), hex ? 16 : 10) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1L);
        }
        return (int) value;
    }

    private void escape(DeviationKind kind, String detail) {
        found(kind, detail);
        copy();
        out.append("amp;");
        shift();
    }

    private void drop(DeviationKind kind, String detail, int length) {
        found(kind, detail);
        at += length;
        shift();
    }

    private void copyTo(int end) {
        while (at < end) {
            copy();
        }
    }

    /** Copies one character; one that stands for a bad byte must have been taken note of. */
    private void copy() {
        if (bad < source.badBytes().length && source.badBytes()[bad] == at) {
            throw refusals.broken(
                    ErrorKind.NOT_WELL_FORMED,
                    "bytes inside markup that are no UTF-8",
                    "",
                    source.positions().line(at),
                    source.positions().column(at));
        }
        if (bad < source.badBytes().length && source.badBytes()[bad] < at) {
            skipBad(at);
        }
        out.append(in.charAt(at++));
    }

    private void skipBad(int to) {
        while (bad < source.badBytes().length && source.badBytes()[bad] < to) {
            bad++;
        }
    }

    private void found(DeviationKind kind, String detail) {
        if (findings.size() <= maxFindings) {
            findings.add(new Finding(kind, at, detail));
        }
    }

    /** From here on, offsets in and out differ by another amount. */
    private void shift() {
        if (edits == starts.length) {
            starts = Arrays.copyOf(starts, edits * 2);
            shifts = Arrays.copyOf(shifts, edits * 2);
        }
        if (edits > 0 && starts[edits - 1] == out.length()) {
            edits--;
        }
        starts[edits] = out.length();
        shifts[edits++] = at - out.length();
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < in.length() && isSpace(in.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean endsName(char c) {
        return isSpace(c) || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private static boolean isReferencePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '-' || c == '.' || c == '#';
    }

    private static boolean isPredefined(String name) {
        return switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> true;
            default -> false;
        };
    }

    /** Surrogates count as XML here: a decoder has paired them. */
    private static boolean isXml(char c) {
        return c >= ' ' ? c < 0xFFFE : isSpace(c);
    }

    private static boolean isXmlCodePoint(int code) {
        return code < 0x10000
                ? isXml((char) code) && !Character.isSurrogate((char) code)
                : code <= Character.MAX_CODE_POINT;
    }
}
