package org.cwmp4j.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts as URLs write them: names, and addresses with their brackets and zones (RFC 3986, RFC 6874). */
public final class HostLiteral {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private HostLiteral() {}

    /** Without the brackets of an IPv6 address; its zone, if any, after a bare {@code %}. */
    public static String unwrap(String host) {
        if (!host.startsWith("[") || !host.endsWith("]")) {
            return host;
        }
        String address = host.substring(1, host.length() - 1);
        int zone = address.indexOf("%25");
        // In a URL the sign before the zone is escaped; Java's URI takes it either way.
        return zone > 0 && zone + 3 < address.length()
                ? address.substring(0, zone) + "%" + address.substring(zone + 3)
                : address;
    }

    /** As a {@code Host} header and an authority have it: an IPv6 address in brackets, without zone, which is nobody's but ours. */
    public static String wrap(String unwrapped) {
        if (unwrapped.indexOf(':') < 0) {
            return unwrapped;
        }
        int zone = unwrapped.indexOf('%');
        return "[" + (zone < 0 ? unwrapped : unwrapped.substring(0, zone)) + "]";
    }

    /**
     * The address that a host without brackets is; empty if it is a name. Never looks anything up.
     *
     * @throws UnknownHostException if it is like an address and yet none, or its zone is none of this machine's
     */
    public static Optional<InetAddress> address(String unwrapped) throws UnknownHostException {
        if (unwrapped.indexOf(':') >= 0) {
            // In brackets the JDK takes it for nothing else; bare, it would ask a resolver where it is no address
            return Optional.of(InetAddress.getByName("[" + unwrapped + "]"));
        }
        return IPV4.matcher(unwrapped).matches() ? Optional.of(ipv4(unwrapped)) : Optional.empty();
    }

    private static InetAddress ipv4(String text) throws UnknownHostException {
        String[] parts = text.split("\\.", -1);
        byte[] address = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part > 255) {
                throw new UnknownHostException("no address: " + text);
            }
            address[i] = (byte) part;
        }
        return InetAddress.getByAddress(address);
    }
}
