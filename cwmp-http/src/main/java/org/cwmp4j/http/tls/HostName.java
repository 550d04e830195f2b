package org.cwmp4j.http.tls;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Whether a certificate was made for a host (RFC 6125 as TR-069 A6C1 3.3 uses it, rules C-TLS-08 and -09). DNS names of the
 * subjectAltName go before the common name, which counts only where there is none; a wildcard stands for the whole first label;
 * an IP address is compared with IP identifiers only.
 */
final class HostName {
    private static final int SAN_DNS = 2;
    private static final int SAN_IP = 7;

    private HostName() {}

    static boolean matches(X509Certificate certificate, String host) throws CertificateParsingException {
        if (isIpLiteral(host)) {
            return alternatives(certificate, SAN_IP).stream().anyMatch(ip -> sameAddress(ip, host));
        }
        List<String> names = alternatives(certificate, SAN_DNS);
        String wanted = toAscii(host);
        return (names.isEmpty() ? commonNames(certificate) : names)
                .stream().anyMatch(pattern -> matches(pattern, wanted));
    }

    static boolean isIpLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    static String toAscii(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return IDN.toASCII(name).toLowerCase(Locale.ROOT);
    }

    private static boolean matches(String pattern, String host) {
        String name = pattern.toLowerCase(Locale.ROOT);
        if (!name.startsWith("*.")) {
            return name.indexOf('*') < 0 && name.equals(host);
        }
        int dot = host.indexOf('.');
        String rest = name.substring(1);
        // A wildcard right under the top would stand for everybody's names.
        return dot > 0
                && rest.indexOf('.', 1) > 0
                && rest.indexOf('*') < 0
                && host.substring(dot).equals(rest);
    }

    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static List<String> alternatives(X509Certificate certificate, int kind) throws CertificateParsingException {
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        List<String> names = new ArrayList<>();
        if (all != null) {
            for (List<?> name : all) {
                if (name.get(0) instanceof Integer type && type == kind && name.get(1) instanceof String text) {
                    names.add(text);
                }
            }
        }
        return names;
    }

    /** The most specific one only. */
    private static List<String> commonNames(X509Certificate certificate) {
        List<String> found = List.of();
        try {
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
                    found = List.of(name);
                }
            }
        } catch (InvalidNameException e) {
            return List.of();
        }
        return found;
    }
}
