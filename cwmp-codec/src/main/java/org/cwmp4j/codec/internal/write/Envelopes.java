package org.cwmp4j.codec.internal.write;

import java.util.HashMap;
import java.util.Map;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.ParameterType;
import org.jspecify.annotations.Nullable;

/** What every message begins and ends with. The prefixes are those that even peers without namespaces look for. */
final class Envelopes {
    static final String SOAP_PREFIX = "soapenv:";
    static final String SOAP_ENCODING_PREFIX = "soapenc:";
    static final String XSD_PREFIX = "xsd:";
    static final String XSI_PREFIX = "xsi:";
    static final String CWMP_PREFIX = "cwmp:";

    /** The namespace of SOAP 1.1 envelopes (B-SOAP-01). */
    static final String SOAP_ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    static final byte[] DECLARATION = Element.bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    /** The Envelope's start tag without its end, for the CWMP namespace to follow. */
    static final byte[] START;

    static final byte[] CWMP_NAMESPACE = Element.bytes(" xmlns:cwmp=\"");
    static final byte[] END_OF_START = Element.bytes(">");
    static final byte[] END_OF_ATTRIBUTE = Element.bytes("\"");
    static final byte[] HEADER = Element.bytes("<soapenv:Header>");
    static final byte[] END_OF_HEADER = Element.bytes("</soapenv:Header>");
    static final byte[] BODY = Element.bytes("<soapenv:Body>");
    static final byte[] END = Element.bytes("</soapenv:Body></soapenv:Envelope>");

    private static final Map<String, byte[]> STARTS = new HashMap<>();

    static {
        String start = "<soapenv:Envelope"
                + " xmlns:soapenv=\"" + SOAP_ENVELOPE + "\""
                + " xmlns:soapenc=\"" + ParameterType.SOAP_ENCODING + "\""
                + " xmlns:xsd=\"" + ParameterType.XSD + "\""
                + " xmlns:xsi=\"" + ParameterType.XSD + "-instance\"";
        START = Element.bytes(start);
        for (CwmpVersion version : CwmpVersion.values()) {
            STARTS.put(version.namespace(), Element.bytes(start + " xmlns:cwmp=\"" + version.namespace() + "\">"));
        }
    }

    private Envelopes() {}

    /** The Envelope's whole start tag for one of CWMP's namespaces; {@code null} for any other. */
    static byte @Nullable [] start(String cwmpNamespace) {
        return STARTS.get(cwmpNamespace);
    }
}
