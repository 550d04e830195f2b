package org.cwmp4j.codec.internal.write;

import java.nio.charset.StandardCharsets;

/** An element of the schemas with its tags as bytes. Arguments are unqualified (B-SOAP-04). */
final class Element {
    final String name;
    final byte[] open;
    final byte[] close;

    private Element(String name, String open, String close) {
        this.name = name;
        this.open = bytes(open);
        this.close = bytes(close);
    }

    /** An element without attributes. */
    static Element of(String name) {
        return new Element(name, "<" + name + ">", "</" + name + ">");
    }

    /** An element whose start tag has fixed attributes. */
    static Element of(String name, String attributes) {
        return new Element(name, "<" + name + " " + attributes + ">", "</" + name + ">");
    }

    static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
