package org.cwmp4j.codec.internal.xml;

import org.jspecify.annotations.Nullable;

/** Finds out what an attribute is; remembers it for as long as the prefixes mean the same. */
final class AttributeKinds {
    private static final int CACHED = 8;

    /** What is wrong with an attribute's name. */
    enum Flaw {
        NONE,
        UNBOUND_PREFIX,
        WRONG_NAMESPACE
    }

    private final Scope scope;
    private final String[] names = new String[CACHED];
    private final Attribute[] kinds = new Attribute[CACHED];
    private int cached;
    private int version = -1;
    private Flaw flaw = Flaw.NONE;

    AttributeKinds(Scope scope) {
        this.scope = scope;
    }

    Attribute kind(String raw) {
        flaw = Flaw.NONE;
        if (version != scope.version()) {
            version = scope.version();
            cached = 0;
        }
        for (int i = 0; i < cached; i++) {
            if (names[i].equals(raw)) {
                return kinds[i];
            }
        }
        Attribute kind = classify(raw);
        if (cached < CACHED) {
            names[cached] = raw;
            kinds[cached++] = kind;
        }
        return kind;
    }

    /** What was wrong with the name of the last question, where it was new. */
    Flaw flaw() {
        return flaw;
    }

    private Attribute classify(String raw) {
        int colon = raw.lastIndexOf(':');
        String prefix = colon < 0 ? "" : raw.substring(0, colon);
        // A default namespace does not hold for attributes
        String namespace = prefix.isEmpty() ? "" : scope.resolve(prefix);
        if (prefix.equals("xml")) {
            return Attribute.LEGAL;
        }
        return switch (raw.substring(colon + 1)) {
            case "type" -> schema(Attribute.TYPE, namespace, Namespaces.XSI);
            case "nil", "null" -> schema(Attribute.NIL, namespace, Namespaces.XSI);
            case "schemaLocation", "noNamespaceSchemaLocation" -> schema(Attribute.LEGAL, namespace, Namespaces.XSI);
            case "arrayType" -> schema(Attribute.ARRAY_TYPE, namespace, Namespaces.SOAP_ENCODING);
            case "offset", "position", "root" -> only(Attribute.LEGAL, namespace, Namespaces.SOAP_ENCODING);
            case "encodingStyle" -> only(Attribute.LEGAL, namespace, Namespaces.SOAP);
            case "actor" -> only(Attribute.ACTOR, namespace, Namespaces.SOAP);
            case "mustUnderstand" -> mustUnderstand(namespace);
            case "href" -> prefix.isEmpty() ? Attribute.HREF : Attribute.UNKNOWN;
            default -> Attribute.UNKNOWN;
        };
    }

    private Attribute schema(Attribute kind, @Nullable String namespace, String expected) {
        if (namespace == null) {
            flaw = Flaw.UNBOUND_PREFIX;
        } else if (!namespace.equals(expected)) {
            flaw = Flaw.WRONG_NAMESPACE;
        }
        return kind;
    }

    private Attribute only(Attribute kind, @Nullable String namespace, String expected) {
        if (namespace == null) {
            flaw = Flaw.UNBOUND_PREFIX;
            return kind;
        }
        boolean soap12 = expected.equals(Namespaces.SOAP) && namespace.equals(Namespaces.SOAP_1_2);
        return namespace.equals(expected) || soap12 ? kind : Attribute.UNKNOWN;
    }

    private Attribute mustUnderstand(@Nullable String namespace) {
        if (namespace == null) {
            flaw = Flaw.UNBOUND_PREFIX;
            return Attribute.MUST_UNDERSTAND;
        }
        return namespace.equals(Namespaces.SOAP) || namespace.equals(Namespaces.SOAP_1_2)
                ? Attribute.MUST_UNDERSTAND
                : Attribute.MUST_UNDERSTAND_ELSEWHERE;
    }
}
