package org.cwmp4j.codec.internal.write;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.EncodeContext.BooleanForm;
import org.cwmp4j.codec.EncodeContext.DateTimeForm;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpDateTime;
import org.cwmp4j.model.FaultCode;
import org.cwmp4j.model.Status;
import org.cwmp4j.model.Violation;
import org.jspecify.annotations.Nullable;

/** What the writers of the RPCs write to: elements with texts, numbers, booleans, times and arrays, in the form of a context. */
final class MessageOutput {
    private static final byte[] ARRAY_START_END = Element.bytes("]\">");

    private final ByteSink sink;
    private final EncodeContext context;
    private final String message;
    private final boolean qualified;
    private final boolean words;
    private final @Nullable Collection<Object> rows;

    /**
     * @param message names the message in errors
     * @param qualified whether there is a CWMP namespace to refer to; false only for messages that came without one
     * @param rows to write in place of those of the message; {@code null} for the message's own
     */
    MessageOutput(
            ByteSink sink,
            EncodeContext context,
            String message,
            boolean qualified,
            @Nullable Collection<Object> rows) {
        this.sink = sink;
        this.context = context;
        this.message = message;
        this.qualified = qualified;
        this.rows = rows;
        this.words = context.booleans() == BooleanForm.WORD;
    }

    ByteSink sink() {
        return sink;
    }

    /** Whether the message is to come out as it came in, valid or not. */
    boolean asReceived() {
        return context.asReceived();
    }

    boolean isQualified() {
        return qualified;
    }

    void open(Element e) {
        sink.raw(e.open);
    }

    void close(Element e) {
        sink.raw(e.close);
    }

    void text(Element e, String text) {
        sink.raw(e.open);
        characters(e.name, text);
        sink.raw(e.close);
    }

    /** An element that stands for the same as its absence when empty; then absent (rpcs.md section 12). */
    void optional(Element e, String text) {
        if (!text.isEmpty()) {
            text(e, text);
        }
    }

    void number(Element e, long value) {
        sink.raw(e.open);
        sink.number(value);
        sink.raw(e.close);
    }

    void bool(Element e, boolean value) {
        sink.raw(e.open);
        if (words) {
            sink.raw(Boolean.toString(value));
        } else {
            sink.number(value ? 1 : 0);
        }
        sink.raw(e.close);
    }

    void dateTime(Element e, CwmpDateTime value) {
        text(e, context.dateTimes() == DateTimeForm.AS_IS ? value.text() : wholeSeconds(value.text()));
    }

    void status(Element e, Status value) {
        number(e, value.code());
    }

    /** Nothing for a code that never came. */
    void faultCode(Element e, FaultCode code) {
        if (!code.equals(FaultCode.ABSENT)) {
            number(e, code.value());
        }
    }

    void openArray(ArrayElement array, int count) {
        sink.raw(qualified ? array.open : array.openUnqualified);
        sink.number(count);
        sink.raw(ARRAY_START_END);
    }

    void closeArray(ArrayElement array) {
        sink.raw(array.close);
    }

    /** The rows of a message, or those that stream in their place. */
    @SuppressWarnings("unchecked") // those that stream let only rows of the message's list through
    <T> Collection<T> rows(List<T> own) {
        return rows == null ? own : (Collection<T>) (Collection<?>) rows;
    }

    /** An array of structs; {@code fields} writes the elements inside one. */
    <T> void structs(ArrayElement array, Collection<T> members, BiConsumer<MessageOutput, T> fields) {
        openArray(array, members.size());
        for (T member : members) {
            open(array.member);
            fields.accept(this, member);
            close(array.member);
        }
        closeArray(array);
    }

    /** An array of texts. */
    void texts(ArrayElement array, List<String> members) {
        openArray(array, members.size());
        for (String member : members) {
            text(array.member, member);
        }
        closeArray(array);
    }

    /**
     * Character data of an element.
     *
     * @throws ConformanceException if a character cannot be written in XML 1.0 (B-TYPE-18)
     */
    void characters(String element, String text) {
        int refused = sink.text(text);
        if (refused != ByteSink.WRITTEN) {
            throw unwritable(element, text.charAt(refused));
        }
    }

    /** The value of an attribute. */
    void attribute(String element, String text) {
        int refused = sink.attribute(text);
        if (refused != ByteSink.WRITTEN) {
            throw unwritable(element, text.charAt(refused));
        }
    }

    /** A name of an element or type that did not come from the schemas. */
    void name(String element, String name) {
        if (!XmlNames.isWritable(name, context.asReceived())) {
            throw refusal(
                    element, "not a name that XML can carry", "letters, digits, '_', '-' and '.', a letter first");
        }
        sink.raw(name);
    }

    private ConformanceException unwritable(String element, char c) {
        return refusal(
                element,
                String.format("character U+%04X, which XML 1.0 cannot carry", (int) c),
                "U+0009, U+000A, U+000D and from U+0020 on");
    }

    private ConformanceException refusal(String element, String rule, String expected) {
        return new ConformanceException(List.of(new Violation(
                message + "." + element, rule, expected, FaultCode.INVALID_ARGUMENTS, Violation.Scope.MESSAGE)));
    }

    private static String wholeSeconds(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return text;
        }
        int end = dot + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return text.substring(0, dot) + text.substring(end);
    }
}
