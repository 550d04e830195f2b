package org.cwmp4j.codec.internal.read;

import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.Namespaces;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** Resolves {@code xsi:type} (B-TYPE-13), and remembers the usual ones for as long as their prefixes mean the same. */
final class Types {
    private static final Set<String> SCHEMA_TYPES = Set.of(
            "string",
            "int",
            "unsignedInt",
            "long",
            "unsignedLong",
            "boolean",
            "dateTime",
            "base64Binary",
            "hexBinary",
            "decimal",
            "short",
            "unsignedShort",
            "byte",
            "unsignedByte",
            "integer",
            "nonNegativeInteger",
            "positiveInteger",
            "float",
            "double",
            "date",
            "time",
            "anyURI",
            "token",
            "normalizedString",
            "anySimpleType",
            "anyType");
    private final XmlCursor cursor;
    private final KnownType known = new KnownType();
    private int version = -1;

    Types(XmlCursor cursor) {
        this.cursor = cursor;
    }

    /** The type of the value that the cursor has entered. */
    ParameterType ofValue() throws XMLStreamException {
        if (!cursor.hasType()) {
            cursor.deviate(DeviationKind.TYPE_MISSING, "no xsi:type, taken as a string");
            return ParameterType.STRING;
        }
        if (version != cursor.scopeVersion()) {
            version = cursor.scopeVersion();
            known.clear();
        }
        cursor.showType(known);
        ParameterType type = known.found();
        if (type == null) {
            String text = String.valueOf(cursor.type()).strip();
            type = resolve(text);
            // One that deviates is reported each time
            if (!type.name().isEmpty() && text.endsWith(type.name())) {
                known.remember(text, type);
            }
        }
        return type;
    }

    /** The type of a vendor's argument; {@code null} for none. */
    @Nullable
    ParameterType ofVendorArgument() throws XMLStreamException {
        return cursor.hasType() ? ofValue() : null;
    }

    private ParameterType resolve(String text) {
        int colon = text.lastIndexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        String local = name(text.substring(colon + 1));
        String namespace = cursor.resolve(prefix);
        if (local.length() < text.length() - colon - 1) {
            cursor.deviate(DeviationKind.TYPE_NAME, "xsi:type is no name: read as far as it is one");
        }
        if (local.isEmpty()) {
            if (text.length() == colon + 1) {
                cursor.deviate(DeviationKind.TYPE_NAME, "xsi:type names no type");
            }
            return new ParameterType(namespace == null ? "" : namespace, "");
        }
        if (namespace == null) {
            cursor.once(DeviationKind.UNBOUND_PREFIX, prefix, "prefix bound to no namespace");
            return byLocalName("", local);
        }
        if (namespace.equals(ParameterType.XSD)) {
            return interned(local);
        }
        boolean schemaType = SCHEMA_TYPES.contains(local);
        if (schemaType || (local.equals("base64") && !namespace.equals(ParameterType.SOAP_ENCODING))) {
            cursor.once(DeviationKind.SCHEMA_NAMESPACE, text, "a schema type in a namespace other than the standard's");
            return byLocalName(namespace, local);
        }
        return new ParameterType(namespace, local);
    }

    /** The beginning that is a name: some peers write {@code xsd:string(64)}. */
    private static String name(String text) {
        int end = 0;
        while (end < text.length() && isNamePart(text.charAt(end), end == 0)) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isNamePart(char c, boolean first) {
        return Character.isLetter(c) || c == '_' || (!first && (Character.isLetterOrDigit(c) || c == '-' || c == '.'));
    }

    private static ParameterType byLocalName(String namespace, String local) {
        if (SCHEMA_TYPES.contains(local)) {
            return interned(local);
        }
        return local.equals("base64") ? ParameterType.SOAP_BASE64 : new ParameterType(namespace, local);
    }

    private static ParameterType interned(String local) {
        return switch (local) {
            case "string" -> ParameterType.STRING;
            case "int" -> ParameterType.INT;
            case "unsignedInt" -> ParameterType.UNSIGNED_INT;
            case "boolean" -> ParameterType.BOOLEAN;
            case "dateTime" -> ParameterType.DATE_TIME;
            case "base64Binary" -> ParameterType.BASE64;
            case "long" -> ParameterType.LONG;
            case "unsignedLong" -> ParameterType.UNSIGNED_LONG;
            case "hexBinary" -> ParameterType.HEX_BINARY;
            case "decimal" -> ParameterType.DECIMAL;
            default -> new ParameterType(ParameterType.XSD, local);
        };
    }

    /** Any other element may name only the type that the schema gives it (B-SOAP-10). */
    void expect(String text, String typeName) {
        String type = text.strip();
        int colon = type.lastIndexOf(':');
        String prefix = colon < 0 ? "" : type.substring(0, colon);
        String namespace = cursor.resolve(prefix);
        if (namespace == null) {
            cursor.once(DeviationKind.UNBOUND_PREFIX, prefix, "prefix bound to no namespace");
        }
        boolean builtIn = !typeName.isEmpty() && Character.isLowerCase(typeName.charAt(0));
        boolean expected = !typeName.isEmpty()
                && type.substring(colon + 1).equals(typeName)
                && (namespace == null
                        || (builtIn
                                ? namespace.equals(Namespaces.XSD)
                                : Namespaces.cwmp(namespace) == Namespaces.Cwmp.KNOWN));
        if (!expected) {
            cursor.once(
                    DeviationKind.TYPE_UNEXPECTED,
                    cursor.raw() + " " + type,
                    typeName.isEmpty() ? "xsi:type where the schema names no type" : "xsi:type other than " + typeName);
        }
    }
}
