package org.cwmp4j.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which address of a name served, and out of which list it was chosen: to be kept, also over a restart, and given to the next
 * connection. It is used again while it works and the list is the same (address affinity, rule C-DISC-15).
 *
 * @param address as text
 * @param list fingerprint of the list, see {@link #fingerprint}
 */
public record ChosenAddress(String address, String list) {
    private static final int LENGTH = 16;

    public ChosenAddress {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(list, "list");
    }

    /** One address out of a list. */
    public static ChosenAddress of(InetAddress address, Collection<InetAddress> list) {
        return new ChosenAddress(address.getHostAddress(), fingerprint(list));
    }

    /** The same for the same addresses in any order: 32 hexadecimal digits. */
    public static String fingerprint(Collection<InetAddress> list) {
        String all = list.stream()
                .map(InetAddress::getHostAddress)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
