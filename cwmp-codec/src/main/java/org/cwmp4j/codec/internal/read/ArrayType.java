package org.cwmp4j.codec.internal.read;

import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.Namespaces;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.jspecify.annotations.Nullable;

/** What {@code arrayType} ought to say of an array's members (B-SOAP-07). */
record ArrayType(String namespace, String name) {
    private static final String CWMP = "cwmp";
    static final ArrayType STRINGS = new ArrayType(Namespaces.XSD, "string");
    static final ArrayType BASE64 = new ArrayType(Namespaces.SOAP_ENCODING, "base64");

    static ArrayType of(String struct) {
        return new ArrayType(CWMP, struct);
    }

    /** Whether the attribute names this type; an unbound prefix is reported, and passes. */
    boolean fits(String attribute, XmlCursor cursor) {
        int bracket = attribute.indexOf('[');
        String type = (bracket < 0 ? attribute : attribute.substring(0, bracket)).strip();
        int colon = type.lastIndexOf(':');
        if (!type.substring(colon + 1).equals(name)) {
            return false;
        }
        String prefix = colon < 0 ? "" : type.substring(0, colon);
        String bound = cursor.resolve(prefix);
        if (bound == null) {
            cursor.once(DeviationKind.UNBOUND_PREFIX, prefix, "prefix bound to no namespace");
            return true;
        }
        return fits(bound);
    }

    private boolean fits(@Nullable String bound) {
        if (!namespace.equals(CWMP)) {
            return namespace.equals(bound);
        }
        Namespaces.Cwmp kind = Namespaces.cwmp(bound);
        return kind == Namespaces.Cwmp.KNOWN || kind == Namespaces.Cwmp.LATER;
    }

    /** Whether the attribute ends in {@code [count]}, without leading zeros. */
    static boolean sizeIs(String attribute, int count) {
        int open = attribute.lastIndexOf('[');
        int close = attribute.lastIndexOf(']');
        return open >= 0
                && close > open
                && attribute.substring(open + 1, close).strip().equals(Integer.toString(count));
    }

    @Override
    public String toString() {
        return name;
    }
}
