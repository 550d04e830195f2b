package org.cwmp4j.codec.internal.write;

import java.util.HashMap;
import java.util.Map;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** Writes {@code xsi:type} (B-SOAP-09, B-TYPE-13). */
final class TypeAttribute {
    private static final byte[] TYPE = Element.bytes(" xsi:type=\"");
    private static final byte[] DECLARATION = Element.bytes(" xmlns:t=\"");
    private static final byte[] PREFIX = Element.bytes("t:");
    private static final byte[] END_NAME_START_VALUE = Element.bytes("</Name><Value");

    private static final Map<ParameterType, byte[]> VALUES = new HashMap<>();

    static {
        ParameterType[] usual = {
            ParameterType.STRING,
            ParameterType.INT,
            ParameterType.UNSIGNED_INT,
            ParameterType.LONG,
            ParameterType.UNSIGNED_LONG,
            ParameterType.BOOLEAN,
            ParameterType.DATE_TIME,
            ParameterType.BASE64,
            ParameterType.SOAP_BASE64,
            ParameterType.HEX_BINARY,
            ParameterType.DECIMAL
        };
        for (ParameterType type : usual) {
            VALUES.put(type, fragment(type));
        }
    }

    private TypeAttribute() {}

    private static byte[] fragment(ParameterType type) {
        return Element.bytes("</Name><Value xsi:type=\"" + prefix(type.namespace()) + type.name() + "\">");
    }

    /** Ends a Name and begins a Value of that type. */
    static void endNameStartValue(MessageOutput out, ParameterType type) {
        byte[] whole = VALUES.get(type);
        if (whole != null) {
            out.sink().raw(whole);
            return;
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
