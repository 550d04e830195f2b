package org.cwmp4j.model;

import java.util.Objects;

/**
 * The type of a parameter value as {@code xsi:type} names it (TR-069 A6C1 Table 12, TR-106 A.2.3). Open: a type that the
 * standard does not list keeps its name.
 *
 * @param namespace the namespace that the type's prefix stands for; empty where there is none
 * @param name the local name; empty where a peer sent a bare prefix
 */
public record ParameterType(String namespace, String name) {
    /** Namespace of XML Schema types. */
    public static final String XSD = "http://www.w3.org/2001/XMLSchema";
    /** Namespace of SOAP 1.1 encoding. */
    public static final String SOAP_ENCODING = "http://schemas.xmlsoap.org/soap/encoding/";

    public static final ParameterType STRING = new ParameterType(XSD, "string");
    public static final ParameterType INT = new ParameterType(XSD, "int");
    public static final ParameterType UNSIGNED_INT = new ParameterType(XSD, "unsignedInt");
    public static final ParameterType LONG = new ParameterType(XSD, "long");
    public static final ParameterType UNSIGNED_LONG = new ParameterType(XSD, "unsignedLong");
    public static final ParameterType BOOLEAN = new ParameterType(XSD, "boolean");
    public static final ParameterType DATE_TIME = new ParameterType(XSD, "dateTime");
    public static final ParameterType BASE64 = new ParameterType(XSD, "base64Binary");
    /** The form that TR-069 calls {@code base64}. */
    public static final ParameterType SOAP_BASE64 = new ParameterType(SOAP_ENCODING, "base64");

    public static final ParameterType HEX_BINARY = new ParameterType(XSD, "hexBinary");
    public static final ParameterType DECIMAL = new ParameterType(XSD, "decimal");

    public ParameterType {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return namespace.equals(XSD)
                ? "xsd:" + name
                : namespace.equals(SOAP_ENCODING) ? "soapenc:" + name : "{" + namespace + "}" + name;
    }
}
