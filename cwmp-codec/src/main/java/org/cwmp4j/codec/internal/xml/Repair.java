package org.cwmp4j.codec.internal.xml;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.internal.xml.Source.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Makes XML of what real peers send for XML: drops padding and control characters, escapes ampersands that begin no known
 * reference, drops attributes written twice. Knows tags, CDATA sections and comments, leaves alone whatever it cannot tell from
 * markup, and changes nothing in good XML. Looks a little ahead and remembers nothing, so that the length of a message does not
 * matter. Not thread-safe; one for each message.
 */
final class Repair {
    private static final int LONGEST_REFERENCE = 64;
    private static final int LONGEST_NAME = 1024;
    private static final int MOST_PADDING = 2048;

    private enum State {
        START,
        TEXT,
        COMMENT,
        CDATA,
        INSTRUCTION,
        END_TAG,
        NAME,
        TAG,
        VALUE,
        DROPPED_VALUE
    }

    private final CharInput in;
    private final PlacedText out;
    private final Refusals refusals;
    private final int maxFindings;
    private final Queue<Finding> findings = new ArrayDeque<>();
    private final Set<String> attributes = new HashSet<>();
    private State state = State.START;
    private int quote;
    private int depth;
    private boolean rootSeen;
    private boolean asciiOnly;

    Repair(CharInput in, PlacedText out, int maxFindings, Refusals refusals) {
        this.in = in;
        this.out = out;
        this.maxFindings = maxFindings;
        this.refusals = refusals;
        this.asciiOnly = in.encoding().isLabelledAscii();
        findings.addAll(in.encoding().findings());
    }

    /** The first finding up to a place; {@code null} for none. */
    @Nullable
    Finding next(long upTo) {
        Finding first = findings.peek();
        return first == null || first.place() > upTo ? null : findings.remove();
    }

    /**
     * Takes one character or a few, and puts out what is to stand for them.
     *
     * @return false at the end
     * @throws CodecException if bytes inside markup are no UTF-8
     */
    boolean step() {
        int c = in.peek(0);
        if (c == CharInput.END) {
            return false;
        }
        switch (state) {
            case START -> dropLeadingSpace();
            case TEXT -> text(c);
            case COMMENT -> section(c, "-->");
            case CDATA -> section(c, "]]>");
            case INSTRUCTION -> instruction();
            case END_TAG -> endTag(c);
            case NAME -> name(c);
            case TAG -> tag(c);
            case VALUE -> value(c);
            case DROPPED_VALUE -> droppedValue(c);
        }
        return true;
    }

    private void dropLeadingSpace() {
        int spaces = skipSpace(0);
        if (spaces > 0 && spaces < MOST_PADDING && in.startsWith(spaces, "<?xml")) {
            found(DeviationKind.PADDING, "white space before the XML declaration");
            drop(spaces);
        }
        state = State.TEXT;
    }

    private void text(int c) {
        if (c != '<') {
            character(c, false);
        } else if (in.startsWith("<!--")) {
            enter(State.COMMENT, 4);
        } else if (in.startsWith("<![CDATA[")) {
            enter(State.CDATA, 9);
        } else if (in.startsWith("<?")) {
            enter(State.INSTRUCTION, 2);
        } else if (in.startsWith("</")) {
            depth--;
            enter(State.END_TAG, 2);
        } else if (isNameStart(in.peek(1))) {
            rootSeen = true;
            depth++;
            attributes.clear();
            enter(State.NAME, 1);
        } else {
            copy();
        }
    }

    private void enter(State next, int length) {
        copy(length);
        state = next;
    }

    private void section(int c, String end) {
        if (in.startsWith(end)) {
            enter(State.TEXT, end.length());
        } else if (c == '&') {
            copy();
        } else {
            character(c, false);
        }
    }

    private void instruction() {
        if (in.startsWith("?>")) {
            enter(State.TEXT, 2);
        } else {
            copy();
        }
    }

    private void endTag(int c) {
        copy();
        if (c == '>') {
            state = State.TEXT;
        }
    }

    private void name(int c) {
        if (endsName(c)) {
            state = State.TAG;
        } else {
            copy();
        }
    }

    private void tag(int c) {
        if (isSpace(c)) {
            copy();
        } else if (c == '>') {
            enter(State.TEXT, 1);
        } else if (in.startsWith("/>")) {
            depth--;
            enter(State.TEXT, 2);
        } else {
            attribute();
        }
    }

    /** Copies or drops an attribute up to its value; what has not the form of one is taken as text. */
    private void attribute() {
        int nameEnd = 0;
        while (nameEnd < LONGEST_NAME && !endsName(in.peek(nameEnd))) {
            nameEnd++;
        }
        int equals = skipSpace(nameEnd);
        int open = in.peek(equals) == '=' ? skipSpace(equals + 1) : equals;
        int mark = in.peek(open);
        if (nameEnd == 0 || open == equals || (mark != '"' && mark != '\'')) {
            enter(State.TEXT, 1);
            return;
        }
        quote = mark;
        if (attributes.add(in.text(nameEnd))) {
            enter(State.VALUE, open + 1);
        } else {
            found(DeviationKind.DUPLICATE_ATTRIBUTE, "attribute written twice: the first one counts");
            drop(open + 1);
            state = State.DROPPED_VALUE;
        }
    }

    private void value(int c) {
        if (c == quote) {
            enter(State.TAG, 1);
        } else {
            character(c, true);
        }
    }

    private void droppedValue(int c) {
        drop(1);
        if (c == quote) {
            state = State.TAG;
        }
    }

    /** One character of text or of an attribute's value. */
    private void character(int c, boolean inMarkup) {
        if (c == '&') {
            reference();
        } else if (c == 0 && rootSeen && depth <= 0) {
            found(DeviationKind.PADDING, "NUL after the message");
            drop(1);
        } else if (c != 0 && !isXml(c)) {
            found(DeviationKind.CONTROL_CHARACTER, "control character");
            drop(1);
        } else if (in.isBad() && !inMarkup && depth > 0) {
            found(DeviationKind.BAD_BYTES, "a byte that is no UTF-8, read as ISO 8859-1");
            put();
        } else {
            copy();
        }
    }

    private void reference() {
        int end = 1;
        while (end < LONGEST_REFERENCE && isReferencePart(in.peek(end))) {
            end++;
        }
        boolean closed = end > 1 && in.peek(end) == ';';
        String name = in.text(end).substring(1);
        if (name.startsWith("#") && (closed || end == LONGEST_REFERENCE)) {
            characterReference(name, closed ? end + 1 : end);
        } else if (closed && isNameStart(name.charAt(0)) && name.indexOf('#') < 0) {
            if (isPredefined(name)) {
                copy(end + 1);
            } else {
                escape(DeviationKind.UNDEFINED_ENTITY, "undefined entity, taken as text");
            }
        } else {
            escape(DeviationKind.BARE_AMPERSAND, "ampersand that begins no reference, taken as text");
        }
    }

    private void characterReference(String name, int length) {
        int code = codePoint(name);
        if (code < 0) {
            escape(DeviationKind.BARE_AMPERSAND, "ampersand that begins no reference, taken as text");
        } else if (code == 0 || isXmlCodePoint(code)) {
            copy(length);
        } else {
            found(DeviationKind.CONTROL_CHARACTER, "reference to a control character");
            drop(length);
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
        for (char c : new char[] {'a', 'm', 'p', ';'}) {
            out.put(c, in.place());
        }
    }

    private void copy(int length) {
        for (int i = 0; i < length && in.peek(0) != CharInput.END; i++) {
            copy();
        }
    }

    /** Copies one character; one that stands for a bad byte must not get here. */
    private void copy() {
        if (in.isBad()) {
            throw refusals.broken(
                    ErrorKind.NOT_WELL_FORMED,
                    "bytes inside markup that are no UTF-8",
                    "",
                    CharInput.line(in.place()),
                    CharInput.column(in.place()));
        }
        put();
    }

    private void put() {
        long place = in.place();
        out.put(next(), place);
    }

    private void drop(int length) {
        for (int i = 0; i < length; i++) {
            next();
        }
    }

    private char next() {
        char c = in.next();
        if (asciiOnly && c >= 0x80) {
            asciiOnly = false;
            findings.add(new Finding(DeviationKind.ENCODING_LABEL, Source.BEGINNING, Encoding.NOT_ASCII));
        }
        return c;
    }

    private void found(DeviationKind kind, String detail) {
        if (findings.size() <= maxFindings) {
            findings.add(new Finding(kind, in.place(), detail));
        }
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < MOST_PADDING && isSpace(in.peek(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean endsName(int c) {
        return isSpace(c)
                || c == '='
                || c == '>'
                || c == '/'
                || c == '<'
                || c == '"'
                || c == '\''
                || c == CharInput.END;
    }

    private static boolean isNameStart(int c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    private static boolean isReferencePart(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '-' || c == '.' || c == '#';
    }

    private static boolean isPredefined(String name) {
        return switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> true;
            default -> false;
        };
    }

    /** Surrogates count as XML here: a decoder has paired them. */
    private static boolean isXml(int c) {
        return c >= ' ' ? c < 0xFFFE : isSpace(c);
    }

    private static boolean isXmlCodePoint(int code) {
        return code < 0x10000 ? isXml(code) && !Character.isSurrogate((char) code) : code <= Character.MAX_CODE_POINT;
    }
}
