package org.cwmp4j.acs.netty;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where connection requests may go. The URL comes from the device, so a hostile one could point the server at its own network
 * (rule CRQ-23). Asked for every address of a host's name, and only what it allows is connected to: a name that leads elsewhere
 * the next moment changes nothing.
 */
@FunctionalInterface
public interface TargetPolicy {
    /**
     * Anywhere but this machine, the networks it is in, and link-local, multicast, wildcard and reserved addresses, among them the metadata
     * services of clouds. An IPv4 address within an IPv6 one (mapped, compatible, NAT64, 6to4) counts as what it is.
     */
    TargetPolicy OUTSIDE = address -> !Networks.isSpecial(unwrapped(address)) && !Networks.isOwn(unwrapped(address));

    /** Everywhere: for programs that live on one machine, and tests. */
    TargetPolicy ANYWHERE = address -> true;

    /** Whether that address may be asked. May be called on several threads; should not block for long. */
    boolean allows(InetAddress address);

    /**
     * This one, and those networks as well, such as the server's own where devices live in it.
     *
     * @param networks as {@code 10.0.0.0/8} or {@code fd00::/8}
     * @throws IllegalArgumentException if one is none
     */
    default TargetPolicy allowing(String... networks) {
        List<Network> also = Stream.of(networks).map(Network::parse).toList();
        return address -> allows(address) || also.stream().anyMatch(network -> network.contains(unwrapped(address)));
    }

    /**
     * This one, but for those networks, such as those where servers are managed.
     *
     * @param networks as {@code 10.0.0.0/8} or {@code fd00::/8}
     * @throws IllegalArgumentException if one is none
     */
    default TargetPolicy denying(String... networks) {
        List<Network> not = Stream.of(networks).map(Network::parse).toList();
        return address -> allows(address) && not.stream().noneMatch(network -> network.contains(unwrapped(address)));
    }

    /** The IPv4 address that an IPv6 one stands for, or the address itself. */
    static InetAddress unwrapped(InetAddress address) {
        return Networks.unwrapped(address);
    }
}
