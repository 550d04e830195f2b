package org.cwmp4j.codec;

/** Why a message could not be read. */
public enum ErrorKind {
    /** Not well-formed XML, and not repairable. */
    NOT_WELL_FORMED,
    /** The input ends before the message does. */
    TRUNCATED,
    /** A document type declaration, which SOAP 1.1 section 3 forbids. */
    DTD,
    /** Nothing says how to read the bytes. */
    UNKNOWN_ENCODING,
    /** The root is no SOAP envelope. */
    NOT_AN_ENVELOPE,
    /** The envelope breaks the rules of SOAP: two Bodies, two messages, a second envelope. */
    INVALID_ENVELOPE,
    /** A header entry that must be understood is not known (B-SOAP-20). */
    NOT_UNDERSTOOD,
    /** A method that is not CWMP's: bound to another protocol's namespace, or a known name in the wrong letter case. */
    UNKNOWN_METHOD,
    /** A fault that breaks the rules of CWMP (B-FLT-07). */
    MALFORMED_FAULT,
    /** A required argument is missing, doubled or malformed. */
    INVALID_ARGUMENT,
    /** Anything that strict mode does not tolerate. */
    DEVIATION,
    /** {@link Limits#maxBytes()} exceeded. */
    TOO_MANY_BYTES,
    /** {@link Limits#maxDepth()} exceeded. */
    TOO_DEEP,
    /** {@link Limits#maxElements()} exceeded. */
    TOO_MANY_ELEMENTS,
    /** {@link Limits#maxRows()} exceeded. */
    TOO_MANY_ROWS,
    /** {@link Limits#maxAttributes()} exceeded. */
    TOO_MANY_ATTRIBUTES,
    /** {@link Limits#maxNameLength()} exceeded. */
    NAME_TOO_LONG,
    /** {@link Limits#maxTextLength()} exceeded. */
    TEXT_TOO_LONG,
    /** {@link Limits#maxAttributeLength()} exceeded. */
    ATTRIBUTE_TOO_LONG
}
