package org.cwmp4j.codec;

/**
 * Every way in which a message may deviate from the standard and still be read by the lenient reader. Those marked "once" are
 * reported at their first place only, since a peer that does so does it on every element.
 */
public enum DeviationKind {
    // The bytes

    /** White space before the XML declaration, or NUL bytes after the root element; dropped. */
    PADDING,
    /** An encoding label that the bytes belie, or an alias that the standard does not have; the bytes decide. */
    ENCODING_LABEL,
    /** UTF-16 without a byte order mark; recognised by its first bytes. */
    UTF16_WITHOUT_BOM,
    /** Bytes in a text that are no UTF-8; each was read as a character of ISO 8859-1. */
    BAD_BYTES,
    /** A character that XML 1.0 cannot carry, or a reference to one; dropped. */
    CONTROL_CHARACTER,
    /** An ampersand that begins no reference; taken as text. */
    BARE_AMPERSAND,
    /** A reference to an entity that nothing defines; taken as text. */
    UNDEFINED_ENTITY,
    /** An attribute or namespace declaration written twice on an element; the first one counts. */
    DUPLICATE_ATTRIBUTE,
    /** A Content-Type other than {@code text/xml}. */
    CONTENT_TYPE,

    // Names and namespaces

    /** A prefix that no declaration binds; the local name decides. Once for each prefix. */
    UNBOUND_PREFIX,
    /** A name with more than one colon; what follows the last one counts. */
    NAME_FORM,
    /** An envelope in the namespace of SOAP 1.2. */
    SOAP_1_2,
    /** An envelope element in no namespace or in one that is not SOAP's. Once. */
    ENVELOPE_NAMESPACE,
    /** A method or fault in no namespace or in a damaged one. */
    METHOD_NAMESPACE,
    /** A CWMP namespace of a version that this library does not know; read as the highest one known. */
    UNKNOWN_CWMP_VERSION,
    /** A header entry in no namespace, in a damaged one, or in a CWMP namespace other than the method's. Once. */
    HEADER_NAMESPACE,
    /** A schema or encoding attribute or type in a namespace other than the standard's. Once for each name. */
    SCHEMA_NAMESPACE,
    /** An argument with a prefix, or in a default namespace; arguments are unqualified (B-SOAP-04). Once. */
    QUALIFIED_ARGUMENT,
    /** A name in the wrong letter case where the reader takes it all the same. */
    NAME_CASE,

    // Structure

    /** A Body without a message. */
    EMPTY_BODY,
    /** A simple value inside an element of its own, such as {@code <ObjectName><string>...}; taken as if that were not there. */
    WRAPPED_TEXT,
    /** A structure inside an element of its own where the standard repeats the structure; taken as if that were not there. */
    WRAPPED_STRUCTURE,
    /** Text where only elements may stand; ignored. */
    STRAY_TEXT,
    /** An element that the standard does not have there; ignored with all inside. */
    UNKNOWN_ELEMENT,
    /** An attribute that the standard does not have there; ignored. */
    UNKNOWN_ATTRIBUTE,
    /** Elements in an order other than the schema's. Once for each structure. */
    ELEMENT_ORDER,
    /** A required element is absent; its default was taken, or the structure that cannot do without it was skipped. */
    MISSING_ELEMENT,

    // Header

    /** A header entry that the standard does not have and that need not be understood; ignored. */
    UNKNOWN_HEADER,
    /** A header entry that the standard no longer has (NoMoreRequests). */
    OBSOLETE_HEADER,
    /** A header entry in the wrong direction or with the wrong message; ignored (B-HDR-10). */
    MISPLACED_HEADER,
    /** {@code mustUnderstand} absent, in the wrong namespace or with the wrong value. */
    MUST_UNDERSTAND,

    // Arrays and types

    /** {@code arrayType} absent or naming another type. */
    ARRAY_TYPE,
    /** The size in {@code arrayType} is absent, malformed or not the number of members; the members count. */
    ARRAY_SIZE,
    /** A value without {@code xsi:type}; taken as a string. */
    TYPE_MISSING,
    /** An {@code xsi:type} that names no type. */
    TYPE_NAME,
    /** An {@code xsi:type} where the schema gives the element none, or another than the schema's. Once for each name. */
    TYPE_UNEXPECTED,

    // Texts

    /** A boolean in a spelling that the standard does not have, such as {@code TRUE}. */
    BOOLEAN_FORM,
    /** A text that is no number where one is expected; the default was taken. */
    NUMBER_FORM,
    /** A number outside the range of its type; the nearest one in range was taken. */
    NUMBER_RANGE,
    /** A text that is no dateTime; kept. */
    DATE_TIME_FORM,
    /** A dateTime without an offset that is no time since boot; kept. */
    DATE_TIME_ZONE,
    /** A parameter value whose text is not of its type; kept. */
    VALUE_FORM,
    /** White space around a name; kept, but for a faulted parameter's name. */
    PADDED_NAME,
    /** A rule of the standard about lengths, ranges or versions is broken; kept. */
    CONFORMANCE,

    // Faults

    /** A fault without its wrapper, detail or code, or with several details; what could be found was taken. */
    FAULT_FORM,
    /** A SOAP fault code other than Client and Server; kept. */
    FAULT_CODE,
    /** A SOAP fault string other than {@code CWMP fault}; kept. */
    FAULT_STRING,

    /** There were more deviations than {@link Limits#maxDeviations()}; the rest is not reported. */
    TOO_MANY_DEVIATIONS
}
