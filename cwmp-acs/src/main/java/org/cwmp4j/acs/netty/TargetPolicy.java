package org.cwmp4j.acs.netty;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Where connection requests may go. The URL comes from the device, so a hostile one could point the server at its own network
 * (rule CRQ-23).
 */
@FunctionalInterface
public interface TargetPolicy {
    /** Anywhere but this machine, link-local, multicast and wildcard addresses; metadata services of clouds are link-local with IPv4. */
    TargetPolicy OUTSIDE = address -> !address.isLoopbackAddress()
            && !address.isLinkLocalAddress()
            && !address.isMulticastAddress()
            && !address.isAnyLocalAddress()
            && !isIpv4InIpv6(address);

    /** Everywhere: for programs that live on one machine, and tests. */
    TargetPolicy ANYWHERE = address -> true;

    /** Whether that address may be asked. Called for every address of a host's name; must not block. */
    boolean allows(InetAddress address);

    private static boolean isIpv4InIpv6(InetAddress address) {
        return address instanceof Inet6Address six && six.isIPv4CompatibleAddress();
    }
}
