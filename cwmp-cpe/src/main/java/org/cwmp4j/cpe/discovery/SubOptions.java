package org.cwmp4j.cpe.discovery;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of encapsulated options: code, length and value each. Of several with one code the first counts; what runs past the end ends the
 * list.
 *
 * @param values by code
 */
record SubOptions(Map<Integer, byte[]> values) {
    private static final int PAD = 0;
    private static final int END = 255;
    private static final int LONGEST_NUMBER = 5;

    /** How codes and lengths are written, in bytes: 1 in DHCPv4, 2 in DHCPv6. */
    enum Width {
        V4(1),
        V6(2);

        private final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }

        int most() {
            return (1 << (8 * bytes)) - 1;
        }

        private int read(ByteBuffer in) {
            return this == V4 ? in.get() & 0xFF : in.getShort() & 0xFFFF;
        }

        private void write(int value, ByteArrayOutputStream out) {
            if (this == V6) {
                out.write(value >> 8);
            }
            out.write(value);
        }
    }

    /**
     * Never fails.
     *
     * @param padded whether pads and an end may stand between, as in option 43
     */
    static SubOptions read(ByteBuffer in, Width width, boolean padded) {
        Map<Integer, byte[]> values = new HashMap<>();
        while (in.remaining() >= width.bytes) {
            int code = width.read(in);
            if (padded && code == PAD) {
                continue;
            }
            if ((padded && code == END) || in.remaining() < width.bytes) {
                break;
            }
            int length = width.read(in);
            if (length > in.remaining()) {
                break;
            }
            byte[] value = new byte[length];
            in.get(value);
            values.putIfAbsent(code, value);
        }
        return new SubOptions(values);
    }

    /** What they say of the ACS; what is no value of its parameter is skipped (B-DISC-08, DHC-06). */
    DiscoveredAcs acs(int first) {
        String url = text(first).filter(DiscoveredAcs::isUrl).orElse(null);
        String code = text(first + 1)
                .filter(t -> t.length() <= DiscoveredAcs.LONGEST_CODE)
                .orElse(null);
        Integer wait = number(first + 2, 1, DiscoveredAcs.LONGEST_WAIT);
        Integer multiplier = number(first + 3, DiscoveredAcs.SMALLEST_MULTIPLIER, DiscoveredAcs.LARGEST_MULTIPLIER);
        return new DiscoveredAcs(url, code, wait == null ? null : Duration.ofSeconds(wait), multiplier);
    }

    private Optional<String> text(int code) {
        byte[] value = values.get(code);
        if (value == null) {
            return Optional.empty();
        }
        int length = value.length > 0 && value[value.length - 1] == 0 ? value.length - 1 : value.length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value, 0, length))
                    .toString();
            return text.isEmpty() || text.chars().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private @Nullable Integer number(int code, int least, int most) {
        return text(code)
                .filter(t -> t.length() <= LONGEST_NUMBER && t.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(Integer::valueOf)
                .filter(n -> DiscoveredAcs.isBetween(n, least, most))
                .orElse(null);
    }

    /** @throws IllegalArgumentException if a value is too long for its length to be written */
    static byte[] write(DiscoveredAcs acs, int first, Width width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(first, acs.url(), width, out);
        put(first + 1, acs.provisioningCode(), width, out);
        Duration wait = acs.retryMinimumWait();
        put(first + 2, wait == null ? null : Long.toString(wait.toSeconds()), width, out);
        Integer multiplier = acs.retryIntervalMultiplier();
        put(first + 3, multiplier == null ? null : multiplier.toString(), width, out);
        return out.toByteArray();
    }

    private static void put(int code, @Nullable String text, Width width, ByteArrayOutputStream out) {
        if (text != null) {
            byte[] value = text.getBytes(StandardCharsets.UTF_8);
            if (value.length > width.most()) {
                throw new IllegalArgumentException(
                        "option " + code + ": expected " + width.most() + " bytes at most, got " + value.length);
            }
            width.write(code, out);
            width.write(value.length, out);
            out.writeBytes(value);
        }
    }

    /** Whether a text stands anywhere in the bytes. */
    static boolean contains(byte[] bytes, byte[] text) {
        for (int i = 0; i + text.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
