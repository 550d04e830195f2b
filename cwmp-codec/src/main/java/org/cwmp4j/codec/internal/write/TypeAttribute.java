package org.cwmp4j.codec.internal.write;

import java.util.Arrays;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** Writes {@code xsi:type} (B-SOAP-09, B-TYPE-13). */
final class TypeAttribute {
    private static final byte[] TYPE = Element.bytes(" xsi:type=\"");
    private static final byte[] DECLARATION = Element.bytes(" xmlns:t=\"");
    private static final byte[] PREFIX = Element.bytes("t:");
    private static final byte[] END_NAME_START_VALUE = Element.bytes("</Name><Value");

    /** The most frequent first. */
    private static final ParameterType[] USUAL = {
        ParameterType.STRING,
        ParameterType.UNSIGNED_INT,
        ParameterType.BOOLEAN,
        ParameterType.INT,
        ParameterType.DATE_TIME,
        ParameterType.UNSIGNED_LONG,
        ParameterType.LONG,
        ParameterType.BASE64,
        ParameterType.SOAP_BASE64,
        ParameterType.HEX_BINARY,
        ParameterType.DECIMAL
    };

    private static final byte[][] FRAGMENTS =
            Arrays.stream(USUAL).map(TypeAttribute::fragment).toArray(byte[][]::new);

    private TypeAttribute() {}

    private static byte[] fragment(ParameterType type) {
        return Element.bytes("</Name><Value xsi:type=\"" + prefix(type.namespace()) + type.name() + "\">");
    }

    /** Ends a Name and begins a Value of that type. */
    static void endNameStartValue(MessageOutput out, ParameterType type) {
        // A few comparisons, mostly with the same object, cost less than the hash of two texts
        for (int i = 0; i < USUAL.length; i++) {
            if (USUAL[i].equals(type)) {
                out.sink().raw(FRAGMENTS[i]);
                return;
            }
        }
        out.sink().raw(END_NAME_START_VALUE);
        write(out, "Value", type);
        out.sink().raw(Envelopes.END_OF_START);
    }

    /** The attribute with a blank before it; a namespace that has no prefix yet is declared beside it. */
    static void write(MessageOutput out, String element, ParameterType type) {
        ByteSink sink = out.sink();
        String prefix = prefix(type.namespace());
        if (prefix == null) {
            sink.raw(DECLARATION);
            out.attribute(element, type.namespace());
            sink.raw(Envelopes.END_OF_ATTRIBUTE);
        }
        sink.raw(TYPE);
        sink.raw(prefix == null ? PREFIX : Element.bytes(prefix));
        if (out.asReceived()) {
            // whatever it is, it came in an attribute and goes into one
            out.attribute(element, type.name());
        } else {
            out.name(element, type.name());
        }
        sink.raw(Envelopes.END_OF_ATTRIBUTE);
    }

    private static @Nullable String prefix(String namespace) {
        return switch (namespace) {
            case ParameterType.XSD -> Envelopes.XSD_PREFIX;
            case ParameterType.SOAP_ENCODING -> Envelopes.SOAP_ENCODING_PREFIX;
            case "" -> "";
            default -> null;
        };
    }
}
