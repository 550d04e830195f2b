package org.cwmp4j.acs.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a POST came from, as far as limits go: an IPv4 address, or the /64 of an IPv6 one, all of which one subscriber has.
 *
 * @param place equal for what is the same
 */
public record Source(Object place) {
    private static final int PREFIX = 8;

    /** Of a peer. */
    public static Source of(InetSocketAddress remote) {
        InetAddress address = remote.getAddress();
        if (address instanceof Inet6Address) {
            return new Source(ByteBuffer.wrap(Arrays.copyOf(address.getAddress(), PREFIX)));
        }
        return new Source(address == null ? remote.getHostString() : address);
    }
}
