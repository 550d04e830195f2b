package org.cwmp4j.http.netty;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each source has: an IPv4 address, or a /64 of IPv6, which one peer has whole. Thread-safe. */
final class PeerCounts {
    private final Map<ByteBuffer, Integer> counts = new ConcurrentHashMap<>();
    private final int max;

    PeerCounts(int max) {
        this.max = max;
    }

    /** One more, if it may. */
    boolean enter(InetSocketAddress peer) {
        if (max == Integer.MAX_VALUE) {
            return true;
        }
        if (counts.merge(source(peer), 1, Integer::sum) <= max) {
            return true;
        }
        leave(peer);
        return false;
    }

    /** One less. */
    void leave(InetSocketAddress peer) {
        if (max != Integer.MAX_VALUE) {
            counts.computeIfPresent(source(peer), (source, count) -> count == 1 ? null : count - 1);
        }
    }

    private static ByteBuffer source(InetSocketAddress peer) {
        InetAddress address = peer.getAddress();
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
