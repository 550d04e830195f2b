package org.cwmp4j.codec.internal.xml;

import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.Limits;
import org.jspecify.annotations.Nullable;

/** The attributes of the element that the cursor has just entered. */
final class Attributes {
    private static final int NONE = -1;

    private final XMLStreamReader2 xml;
    private final XmlCursor cursor;
    private final Limits limits;
    private final Scope scope;
    private final AttributeKinds kinds;
    private final int[] at = new int[Attribute.SLOTS];
    private boolean any;

    Attributes(XMLStreamReader2 xml, XmlCursor cursor, Limits limits, Scope scope) {
        this.xml = xml;
        this.cursor = cursor;
        this.limits = limits;
        this.scope = scope;
        this.kinds = new AttributeKinds(scope);
        Arrays.fill(at, NONE);
    }

    /** The cursor has entered an element. */
    void read(int depth) {
        int count = xml.getAttributeCount();
        if (any) {
            Arrays.fill(at, NONE);
            any = false;
        }
        if (count == 0) {
            return;
        }
        any = true;
        if (count > limits.maxAttributes()) {
            throw cursor.refuse(ErrorKind.TOO_MANY_ATTRIBUTES, "more than " + limits.maxAttributes() + " attributes");
        }
        boolean declarationsOnly = true;
        for (int i = 0; i < count; i++) {
            String raw = xml.getAttributeLocalName(i);
            cursor.checkName(raw);
            if (isDeclaration(raw)) {
                declare(depth, raw, value(i));
            } else {
                declarationsOnly = false;
            }
        }
        for (int i = 0; i < count && !declarationsOnly; i++) {
            String raw = xml.getAttributeLocalName(i);
            if (!isDeclaration(raw)) {
                take(i, raw);
            }
        }
    }

    private static boolean isDeclaration(String raw) {
        return raw.length() > 4
                && raw.charAt(1) == 'm'
                && raw.startsWith("xmlns")
                && (raw.length() == 5 || raw.charAt(5) == ':');
    }

    private void declare(int depth, String raw, String uri) {
        String prefix = raw.length() == 5 ? "" : raw.substring(6);
        if (prefix.equals("xml") || prefix.equals("xmlns")) {
            throw cursor.refuse(ErrorKind.INVALID_ENVELOPE, "the prefix " + prefix + " is bound to another namespace");
        }
        scope.declare(depth, prefix, uri);
    }

    private void take(int i, String raw) {
        Attribute kind = kinds.kind(raw);
        if (kinds.flaw() != AttributeKinds.Flaw.NONE) {
            report(raw);
        }
        int slot = kind.slot();
        if (slot != Attribute.NOT_KEPT && at[slot] != NONE) {
            cursor.deviate(DeviationKind.DUPLICATE_ATTRIBUTE, "an attribute given twice: the first one counts");
            return;
        }
        if (slot != Attribute.NOT_KEPT) {
            at[slot] = i;
        }
        if (kind != Attribute.TYPE) {
            value(i);
        }
        if (kind == Attribute.UNKNOWN) {
            cursor.ignore(DeviationKind.UNKNOWN_ATTRIBUTE, "an attribute that the standard does not have here");
        } else if (kind == Attribute.HREF) {
            throw cursor.refuse(ErrorKind.INVALID_ARGUMENT, "a reference to another element (href)");
        }
    }

    private void report(String raw) {
        int colon = raw.lastIndexOf(':');
        if (kinds.flaw() == AttributeKinds.Flaw.UNBOUND_PREFIX) {
            cursor.once(DeviationKind.UNBOUND_PREFIX, raw.substring(0, colon), "prefix bound to no namespace");
        } else {
            cursor.once(DeviationKind.SCHEMA_NAMESPACE, raw, "an attribute in a namespace other than the standard's");
        }
    }

    boolean has(Attribute kind) {
        return at[kind.slot()] != NONE;
    }

    /** The value of the attribute of a kind; {@code null} if there is none. */
    @Nullable
    String value(Attribute kind) {
        int i = at[kind.slot()];
        return i == NONE ? null : value(i);
    }

    /** Shows the value of the attribute of a kind to a decoder, without white space around it, and without making a string. */
    void show(Attribute kind, TypedValueDecoder decoder) throws XMLStreamException {
        xml.getAttributeAs(at[kind.slot()], decoder);
    }

    /** Checks what nobody is going to look at. */
    void passOver() {
        value(Attribute.TYPE);
    }

    private String value(int i) {
        String value = xml.getAttributeValue(i);
        if (value.length() > limits.maxAttributeLength()) {
            throw cursor.refuse(
                    ErrorKind.ATTRIBUTE_TOO_LONG,
                    "an attribute of more than " + limits.maxAttributeLength() + " characters");
        }
        return value;
    }
}
