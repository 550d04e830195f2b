package org.cwmp4j.codec.internal.write;

/** An argument that is a SOAP array: its start tag says type and number of its members (B-SOAP-07). */
final class ArrayElement {
    final byte[] open;
    final byte[] openUnqualified;
    final byte[] close;
    final Element member;

    private ArrayElement(String name, String prefix, String type, Element member) {
        String start = "<" + name + " " + Envelopes.SOAP_ENCODING_PREFIX + "arrayType=\"";
        this.open = Element.bytes(start + prefix + type + "[");
        this.openUnqualified = prefix.equals(Envelopes.CWMP_PREFIX) ? Element.bytes(start + type + "[") : open;
        this.close = Element.bytes("</" + name + ">");
        this.member = member;
    }

    /** An array of structs of CWMP; the members are named as the struct. */
    static ArrayElement ofStructs(String name, String struct) {
        return new ArrayElement(name, Envelopes.CWMP_PREFIX, struct, Element.of(struct));
    }

    /** An array of strings. */
    static ArrayElement ofStrings(String name) {
        return new ArrayElement(name, Envelopes.XSD_PREFIX, "string", Element.of("string"));
    }

    /** An array of base64 texts, a type of SOAP encoding. */
    static ArrayElement ofBase64(String name) {
        return new ArrayElement(name, Envelopes.SOAP_ENCODING_PREFIX, "base64", Element.of("base64"));
    }
}
