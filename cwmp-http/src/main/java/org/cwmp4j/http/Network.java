package org.cwmp4j.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/**
 * A range of addresses.
 *
 * @param address any of it
 * @param bits how many leading bits all of it have in common
 */
public record Network(InetAddress address, int bits) {
    public Network {
        Objects.requireNonNull(address, "address");
        if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("bits: expected 0 to " + address.getAddress().length * Byte.SIZE);
        }
    }

    /**
     * Of its usual form.
     *
     * @param text such as {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address
     * @throws IllegalArgumentException if it is nothing of that
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress address = HostLiteral.address(host)
                    .orElseThrow(() -> new IllegalArgumentException("expected an address, got " + text));
            int all = address.getAddress().length * Byte.SIZE;
            return new Network(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("expected a network, got " + text, e);
        }
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
