package org.cwmp4j.codec.internal.xml;

import org.jspecify.annotations.Nullable;

/** The namespaces that matter, and what is near enough to them. */
public final class Namespaces {
    public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    public static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    public static final String SOAP_ENCODING = "http://schemas.xmlsoap.org/soap/encoding/";
    public static final String XSD = "http://www.w3.org/2001/XMLSchema";
    public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String CWMP_1 = "urn:dslforum-org:cwmp-1-";

    /** What a namespace is to CWMP. */
    public enum Cwmp {
        /** One of the standard's, or {@code cwmp-1-3} and {@code cwmp-1-4}, which peers use as if it were. */
        KNOWN,
        /** {@code cwmp-1-N} above those. */
        LATER,
        /** None at all, or one that is damaged. */
        DAMAGED,
        /** Another protocol's. */
        FOREIGN
    }

    private Namespaces() {}

    /** What a namespace is to CWMP; {@code null} stands for an unbound prefix. */
    public static Cwmp cwmp(@Nullable String namespace) {
        if (namespace == null || namespace.isEmpty() || namespace.equals(SOAP) || namespace.equals(SOAP_1_2)) {
            return Cwmp.DAMAGED;
        }
        if (namespace.startsWith(CWMP_1)) {
            return minor(namespace, CWMP_1.length());
        }
        return namespace.contains("cwmp") || !isUri(namespace) ? Cwmp.DAMAGED : Cwmp.FOREIGN;
    }

    private static Cwmp minor(String namespace, int from) {
        int length = namespace.length() - from;
        if (length == 1 && namespace.charAt(from) >= '0' && namespace.charAt(from) <= '4') {
            return Cwmp.KNOWN;
        }
        boolean digits = length > 0 && length < 4 && namespace.charAt(from) != '0';
        for (int i = from; i < namespace.length(); i++) {
            digits &= namespace.charAt(i) >= '0' && namespace.charAt(i) <= '9';
        }
        return digits ? Cwmp.LATER : Cwmp.DAMAGED;
    }

    /** Whether it has the form of an absolute URI. */
    private static boolean isUri(String s) {
        int colon = s.indexOf(':');
        if (colon < 1 || colon == s.length() - 1) {
            return false;
        }
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inScheme = letter || (i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
            if (c <= ' ' || c > '~' || "<>\"{}|\\^`".indexOf(c) >= 0 || (i < colon && !inScheme)) {
                return false;
            }
        }
        return true;
    }
}
