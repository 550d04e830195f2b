package org.cwmp4j.codec.internal.xml;

/** What an attribute is to the reader, whatever its prefix. */
enum Attribute {
    TYPE(0),
    NIL(1),
    ARRAY_TYPE(2),
    MUST_UNDERSTAND(3),
    /** {@code mustUnderstand} in another namespace than SOAP's. */
    MUST_UNDERSTAND_ELSEWHERE(4),
    ACTOR(5),
    HREF(Attribute.NOT_KEPT),
    LEGAL(Attribute.NOT_KEPT),
    UNKNOWN(Attribute.NOT_KEPT);

    static final int SLOTS = 6;
    static final int NOT_KEPT = -1;

    private final int slot;

    Attribute(int slot) {
        this.slot = slot;
    }

    /** Where an element's attribute of this kind is remembered; {@link #NOT_KEPT} for nowhere. */
    int slot() {
        return slot;
    }
}
