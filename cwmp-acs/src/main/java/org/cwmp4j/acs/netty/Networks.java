package org.cwmp4j.acs.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What an address is. */
final class Networks {
    /** This network, reserved ones, and where clouds keep the keys to their machines. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "100.100.100.200/32",
                    "192.0.0.0/24",
                    "240.0.0.0/4",
                    "100::/64",
                    "fd00:ec2::/32",
                    "fd20:ce::/32",
                    "fec0::/10")
            .map(Network::parse)
            .toList();

    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network LOCAL_NAT64 = Network.parse("64:ff9b:1::/48");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
    private static final Network TEREDO = Network.parse("2001::/32");
    private static final Network MAPPED = Network.parse("::/80");

    private Networks() {}

    /** No address of a device, wherever this server is. Tunnels whose other end cannot be judged are none either. */
    static boolean isSpecial(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || TEREDO.contains(address)
                || LOCAL_NAT64.contains(address)
                || SPECIAL.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether this machine has the address, or is in its network. Looked up each time, since interfaces come and go. */
    static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(one -> one.getInterfaceAddresses().stream())
                    .anyMatch(own -> isIn(own, address));
        } catch (SocketException e) {
            return true; // nobody knows: nothing is contacted
        }
    }

    private static boolean isIn(InterfaceAddress own, InetAddress address) {
        int bits = own.getNetworkPrefixLength();
        return own.getAddress().equals(address) || (bits > 0 && new Network(own.getAddress(), bits).contains(address));
    }

    static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (SIX_TO_FOUR.contains(address)) {
            return four(bytes, 2);
        }
        boolean inside = NAT64.contains(address) || MAPPED.contains(address);
        return inside && !address.isLoopbackAddress() && !address.isAnyLocalAddress() ? four(bytes, 12) : address;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
