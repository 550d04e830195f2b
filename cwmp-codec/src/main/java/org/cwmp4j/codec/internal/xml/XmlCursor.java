package org.cwmp4j.codec.internal.xml;

import com.ctc.wstx.exc.WstxEOFException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.LocationInfo;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;
import org.cwmp4j.codec.CodecException;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.Limits;
import org.cwmp4j.model.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Walks the elements of a message under limits, resolves prefixes and knows where it is. An element that {@link #child()} has
 * entered must be left by {@link #text()}, {@link #skip()} or by asking for its children until there are none. Not thread-safe.
 */
public final class XmlCursor {
    private static final int SHALLOW = 16;
    /** The parser keeps all names of a message; the size of a message that streams does not bound them. */
    private static final int MOST_DIFFERENT_NAMES = 10_000;

    private final XMLStreamReader2 xml;
    private final LocationInfo location;
    private final Source source;
    private final Limits limits;
    private final boolean strict;
    private final Refusals refusals;
    private final DeviationLog log;
    private final Scope scope = new Scope();
    private final Attributes attributes;
    private String[] names = new String[SHALLOW];
    private long[] places = new long[SHALLOW];
    private int[] indexes = new int[SHALLOW];
    /** Text of elements whose children are being read. */
    private @Nullable StringBuilder[] mixed = new StringBuilder[SHALLOW];

    private int depth;
    private int elements;
    private int argumentsDepth = Integer.MAX_VALUE;
    private boolean rootLeft;
    /** Kept for a source that cannot be read again. */
    private final @Nullable Trail trail;
    /** Places of structures that were read and did not get into the message. */
    private Set<Long> leftOut = Set.of();

    private @Nullable Set<String> differentNames;
    private int elementsOutside;

    private XmlCursor(XMLStreamReader2 xml, Source source, DecodeContext context, Refusals refusals) {
        this.xml = xml;
        this.location = xml.getLocationInfo();
        this.source = source;
        this.limits = context.limits();
        this.strict = context.strict();
        this.refusals = refusals;
        this.log = new DeviationLog(source, limits.maxDeviations());
        this.trail = source.isRereadable() ? null : new Trail();
        this.attributes = new Attributes(xml, this, limits, scope);
    }

    /** A cursor before the root. */
    public static XmlCursor open(Source source, DecodeContext context, Refusals refusals) throws XMLStreamException {
        return new XmlCursor(Woodstox.open(source.open()), source, context, refusals);
    }

    // Walking

    /** Enters the root element. */
    public void root() throws XMLStreamException {
        if ("1.1".equals(xml.getVersion())) {
            throw refuse(ErrorKind.NOT_WELL_FORMED, "XML 1.1; SOAP 1.1 is XML 1.0");
        }
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
                return;
            }
            if (event == XMLStreamConstants.DTD) {
                throw refuse(ErrorKind.DTD, "a document type declaration");
            }
            checkTarget(event);
        }
    }

    /** Enters the next child of the present element; false, and the present element is left, if there is none. */
    public boolean child() throws XMLStreamException {
        boolean stray = false;
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end();
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    // Once, into however many pieces the parser cuts it
                    if (!stray && !xml.isWhiteSpace()) {
                        stray = true;
                        deviate(DeviationKind.STRAY_TEXT, "text between elements");
                    }
                }
                default -> checkTarget(event);
            }
        }
    }

    /** The text of the present element, which is left. An element inside is refused. */
    public String text() throws XMLStreamException {
        return text(null);
    }

    /**
     * The text of the present element, which is left. An element inside is refused.
     *
     * @param wrapper the name of an element that may stand around the whole text all the same; {@code null} for none
     */
    public String text(@Nullable String wrapper) throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            end();
            return "";
        }
        if (event != XMLStreamConstants.CHARACTERS) {
            return rest("", event, wrapper);
        }
        checkLength(xml.getTextLength());
        String text = xml.getText();
        event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            end();
            return text;
        }
        return rest(text, event, wrapper);
    }

    private String rest(String first, int firstEvent, @Nullable String wrapper) throws XMLStreamException {
        StringBuilder all = new StringBuilder(first);
        int event = firstEvent;
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                checkLength((long) all.length() + xml.getTextLength());
                all.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                start();
                return wrapped(all, wrapper);
            } else {
                checkTarget(event);
            }
            event = xml.next();
        }
        end();
        return all.toString();
    }

    private String wrapped(StringBuilder before, @Nullable String wrapper) throws XMLStreamException {
        if (!local().equals(wrapper) || !before.toString().isBlank()) {
            throw refuse(ErrorKind.INVALID_ARGUMENT, "an element inside a simple value");
        }
        deviate(DeviationKind.WRAPPED_TEXT, "a simple value in an element of its own");
        String text = text(null);
        if (child()) {
            throw refuse(ErrorKind.INVALID_ARGUMENT, "an element inside a simple value");
        }
        return text;
    }

    /**
     * The text of the present element, which is left; or {@code null} if a child was entered before its end. Text before the child
     * is kept for the end.
     */
    public @Nullable String textOrChild() throws XMLStreamException {
        StringBuilder all = mixed[depth] == null ? new StringBuilder() : mixed[depth];
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    mixed[depth] = all;
                    start();
                    mixed[depth] = null;
                    return null;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    mixed[depth] = null;
                    end();
                    return all.toString();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    checkLength((long) all.length() + xml.getTextLength());
                    all.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                default -> checkTarget(event);
            }
        }
    }

    private void checkLength(long length) {
        if (length > limits.maxTextLength()) {
            throw refuse(ErrorKind.TEXT_TOO_LONG, "text of more than " + limits.maxTextLength() + " characters");
        }
    }

    private void checkTarget(int event) {
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            checkName(xml.getPITarget());
        }
    }

    /** Leaves the present element without looking inside. */
    public void skip() throws XMLStreamException {
        int outside = depth - 1;
        long length = 0;
        attributes.passOver();
        while (depth > outside) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start();
                    attributes.passOver();
                    length = 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end();
                    length = 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    length += xml.getTextLength();
                    checkLength(length);
                }
                default -> checkTarget(event);
            }
        }
    }

    /** Reads what follows the root: nothing but comments, processing instructions and white space may. */
    public void finish() throws XMLStreamException {
        while (xml.hasNext()) {
            checkTarget(xml.next());
        }
        // Only a good message's names go into the parser's table, which outlives it
        xml.close();
    }

    private void start() {
        depth++;
        elements++;
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            places = Arrays.copyOf(places, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
            mixed = Arrays.copyOf(mixed, depth * 2);
        }
        String raw = xml.getLocalName();
        names[depth] = raw;
        indexes[depth] = 0;
        places[depth] = source.place(location.getStartingCharOffset());
        if (trail != null) {
            trail.enter(depth, raw, places[depth]);
        }
        checkName(raw);
        if (depth > limits.maxDepth()) {
            throw refuse(ErrorKind.TOO_DEEP, "more than " + limits.maxDepth() + " nested elements");
        }
        if (elements > limits.maxElements()) {
            throw refuse(ErrorKind.TOO_MANY_ELEMENTS, "more than " + limits.maxElements() + " elements");
        }
        attributes.read(depth);
    }

    private void end() {
        scope.leave(depth);
        depth--;
        rootLeft = depth == 0;
    }

    void checkName(String name) {
        Set<String> different = differentNames;
        if (different != null && different.add(name) && different.size() > MOST_DIFFERENT_NAMES) {
            throw refuse(ErrorKind.TOO_MANY_ELEMENTS, "more than " + MOST_DIFFERENT_NAMES + " different names");
        }
        if (name.length() > limits.maxNameLength()) {
            throw refuse(ErrorKind.NAME_TOO_LONG, "a name of more than " + limits.maxNameLength() + " characters");
        }
    }

    // Rows

    /** Rows are going to be taken one by one. */
    public void expectRows() {
        differentNames = new HashSet<>();
    }

    /** The element just entered is a row. What is known of it is forgotten at its end, and it has limits of its own. */
    public void rowBegins() {
        elementsOutside = elements - 1;
        elements = 1;
        Objects.requireNonNull(trail).rowBegins();
        source.partBegins(location.getStartingCharOffset());
    }

    /** The row was left, and dealt with. */
    public void rowEnds() {
        elements = elementsOutside;
        Objects.requireNonNull(trail).rowEnds();
        source.partBegins(location.getStartingCharOffset());
    }

    /** The structure that was just left does not get into the message. */
    public void leaveOut() {
        if (leftOut.isEmpty()) {
            leftOut = new HashSet<>();
        }
        leftOut.add(places[depth + 1]);
    }

    // The present element

    /** How deep the present element is; the root is at 1. Right after an element was left, it was one deeper. */
    public int depth() {
        return depth;
    }

    /** The present element's name as written. */
    public String raw() {
        return names[depth];
    }

    /** The present element's name without its prefix. */
    public String local() {
        return localOf(names[depth]);
    }

    /** The present element's prefix; empty for none. */
    public String prefix() {
        String raw = names[depth];
        int colon = raw.indexOf(':');
        return colon < 0 ? "" : raw.substring(0, colon);
    }

    private static String localOf(String raw) {
        return raw.substring(raw.lastIndexOf(':') + 1);
    }

    /** The present element's namespace: empty for none, {@code null} if its prefix is unbound, which is reported. */
    public @Nullable String namespace() {
        String prefix = prefix();
        if (raw().indexOf(':') != raw().lastIndexOf(':')) {
            deviate(DeviationKind.NAME_FORM, "a name with several colons");
        }
        String namespace = scope.resolve(prefix);
        if (namespace == null) {
            once(DeviationKind.UNBOUND_PREFIX, prefix, "prefix bound to no namespace");
        }
        return namespace;
    }

    /** What a prefix stands for here; {@code null} if it is unbound. */
    public @Nullable String resolve(String prefix) {
        return scope.resolve(prefix);
    }

    /** Changes whenever a prefix may have come to mean something else. */
    public int scopeVersion() {
        return scope.version();
    }

    /** Some CWMP namespace that is declared here; empty for none. */
    public String anyCwmpNamespace() {
        return scope.anyCwmp();
    }

    /** Whether a default namespace is in force. */
    public boolean hasDefaultNamespace() {
        return scope.hasDefault();
    }

    /** The {@code xsi:type} of the element just entered; {@code null} for none. */
    public @Nullable String type() {
        return attributes.value(Attribute.TYPE);
    }

    /** Whether the element just entered has {@code xsi:type}. */
    public boolean hasType() {
        return attributes.has(Attribute.TYPE);
    }

    /** Shows the {@code xsi:type} of the element just entered, without making a string of it. */
    public void showType(TypedValueDecoder decoder) throws XMLStreamException {
        attributes.show(Attribute.TYPE, decoder);
    }

    /** The {@code soapenc:arrayType} of the element just entered; {@code null} for none. */
    public @Nullable String arrayType() {
        return attributes.value(Attribute.ARRAY_TYPE);
    }

    /** The {@code mustUnderstand} of the element just entered; {@code null} for none. */
    public @Nullable String mustUnderstand() {
        return attributes.value(Attribute.MUST_UNDERSTAND);
    }

    /** The {@code mustUnderstand} of the element just entered where it is in another namespace; {@code null} for none. */
    public @Nullable String mustUnderstandElsewhere() {
        return attributes.value(Attribute.MUST_UNDERSTAND_ELSEWHERE);
    }

    /** The SOAP actor of the element just entered; {@code null} for none. */
    public @Nullable String actor() {
        return attributes.value(Attribute.ACTOR);
    }

    /** Gives the present element a number in paths, as one of many. */
    public void index(int number) {
        indexes[depth] = number;
    }

    /** From here down it is a method's arguments. */
    public void argumentsBegin() {
        argumentsDepth = depth;
    }

    // Reports

    /** A deviation at the present element; strict mode refuses. */
    public void deviate(DeviationKind kind, String detail) {
        deviateAt(depth, "", kind, detail);
    }

    /** A deviation that the standard lets a receiver ignore (SOAP rules of TR-069 3.5); strict mode says nothing. */
    public void ignore(DeviationKind kind, String detail) {
        if (!strict && !log.isFull()) {
            log.add(kind, path(depth, ""), places[depth], detail);
        }
    }

    /** A deviation that is reported once for each key. */
    public void once(DeviationKind kind, String key, String detail) {
        if (strict || log.first(kind, key)) {
            deviate(kind, detail);
        }
    }

    /**
     * A deviation at an element above the present one, or at the one just left.
     *
     * @param child an element inside that is absent; empty for none
     */
    public void deviateAt(int at, String child, DeviationKind kind, String detail) {
        if (strict) {
            ErrorKind error = switch (kind) {
                case FAULT_FORM, FAULT_CODE, FAULT_STRING -> ErrorKind.MALFORMED_FAULT;
                default -> ErrorKind.DEVIATION;
            };
            throw refuseAt(at, child, error, kind + ": " + detail);
        }
        if (!log.isFull()) {
            log.add(kind, path(at, child), places[at], detail);
        }
    }

    /** A rule of the standard is broken, of which nothing was reported at that place yet. */
    public void breaks(ElementPlaces.@Nullable Place at, Violation violation) {
        long place = at == null ? Source.BEGINNING : at.place();
        String path = at == null ? "" : at.path();
        String detail = violation.rule() + ", expected " + violation.expected();
        if (strict) {
            throw refusals.rule(violation.answer(), detail, path, source.line(place), source.column(place));
        }
        if (!log.isFull() && !log.hasPath(path)) {
            log.add(DeviationKind.CONFORMANCE, path, place, detail);
        }
    }

    /** Where the elements of the message stand, those of rows left out; once it has been read. */
    public Map<String, ElementPlaces.Place> elementPlaces() throws XMLStreamException {
        return trail == null ? ElementPlaces.of(source, leftOut) : ElementPlaces.of(trail, leftOut);
    }

    /** Where the elements of the row stand that was just left, by paths from there. */
    public Map<String, ElementPlaces.Place> rowPlaces() {
        int row = depth + 1;
        return ElementPlaces.ofRow(Objects.requireNonNull(trail), row, path(row, ""), leftOut);
    }

    /** An error at the present element. */
    public CodecException refuse(ErrorKind kind, String detail) {
        return refuseAt(depth, "", kind, detail);
    }

    /** An error at an element above the present one, or at the one just left. */
    public CodecException refuseAt(int at, String child, ErrorKind kind, String detail) {
        String path = path(at, child);
        long place = at == 0 ? source.place(location.getStartingCharOffset()) : places[at];
        int line = source.line(place);
        int column = source.column(place);
        boolean argument = at >= argumentsDepth
                && switch (kind) {
                    case INVALID_ARGUMENT, DEVIATION, TEXT_TOO_LONG, TOO_MANY_ELEMENTS, TOO_MANY_ROWS -> true;
                    default -> false;
                };
        if (kind == ErrorKind.UNKNOWN_METHOD) {
            return refusals.method(detail, path, line, column);
        }
        return argument
                ? refusals.argument(kind, detail, path, line, column)
                : refusals.broken(kind, detail, path, line, column);
    }

    /** What the parser's complaint amounts to; the cursor is {@code null} if not even the XML declaration could be read. */
    public static CodecException malformed(
            @Nullable XmlCursor cursor, Source source, Refusals refusals, @Nullable XMLStreamException e) {
        Location where = e == null ? null : e.getLocation();
        int offset = where == null ? 0 : where.getCharacterOffset();
        long place = source.place(offset);
        int line = source.line(place);
        int column = source.column(place);
        String path = cursor == null ? "" : cursor.path(cursor.depth, "");
        if (cursor != null && cursor.rootLeft) {
            return source.isTagBefore(offset)
                    ? refusals.broken(ErrorKind.INVALID_ENVELOPE, "a second envelope", path, line, column)
                    : refusals.broken(ErrorKind.NOT_WELL_FORMED, "text after the envelope", path, line, column);
        }
        return e instanceof WstxEOFException
                ? refusals.broken(ErrorKind.TRUNCATED, "the input ends too early", path, line, column)
                : refusals.broken(ErrorKind.NOT_WELL_FORMED, Complaints.of(e), path, line, column);
    }

    /** What was reported, in the order of the text. */
    public List<Deviation> deviations() {
        return log.inOrder();
    }

    private String path(int at, String child) {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i <= at; i++) {
            path.append(i > 1 ? "/" : "").append(shortened(localOf(names[i])));
            if (indexes[i] > 0) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        return child.isEmpty()
                ? path.toString()
                : path.append('/').append(child).toString();
    }

    private static String shortened(String name) {
        return name.length() <= 256 ? name : name.substring(0, 64) + "...";
    }
}
