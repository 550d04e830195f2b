package org.cwmp4j.acs.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses with a common beginning. */
record Network(InetAddress address, int bits) {
    static Network parse(String text) {
        int slash = text.indexOf('/');
        // only literals: nothing is to be looked up
        if (slash < 1 || !text.substring(0, slash).matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("expected a network such as 10.0.0.0/8, got " + text);
        }
        try {
            InetAddress address = InetAddress.getByName(text.substring(0, slash));
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > address.getAddress().length * 8) {
                throw new IllegalArgumentException("expected a network such as 10.0.0.0/8, got " + text);
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("expected a network such as 10.0.0.0/8, got " + text, e);
        }
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xff << Math.max(0, 8 - (bits - bit)) & 0xff;
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
