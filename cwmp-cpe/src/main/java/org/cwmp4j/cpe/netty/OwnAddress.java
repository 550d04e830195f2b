package org.cwmp4j.cpe.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;

/** The address under which this machine may be reached. */
final class OwnAddress {
    private OwnAddress() {}

    /** The bound one; for the wildcard the first of an interface that leads outside, IPv4 before IPv6, else loopback. */
    static InetAddress of(InetSocketAddress bound) {
        if (!bound.getAddress().isAnyLocalAddress()) {
            return bound.getAddress();
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(address -> address instanceof Inet6Address))
                    .orElse(InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    /** As a URL has it: IPv6 in brackets, without a zone (rule CRQ-01). */
    static String literal(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip == null || !ip.getHostAddress().equals(address.getHostString())) {
            String name = address.getHostString();
            return name.indexOf(':') >= 0 ? "[" + withoutZone(name) + "]" : name;
        }
        String text = withoutZone(ip.getHostAddress());
        return ip instanceof Inet6Address ? "[" + text + "]" : text;
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
