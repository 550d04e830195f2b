package org.cwmp4j.cpe.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link StateWriter} wrote. Every method fails with {@link StateException} at bytes that it did not. */
public final class StateReader {
    private final byte[] bytes;
    private int at;

    /** Reads from the beginning of the array, which must not change meanwhile. */
    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A whole number. */
    public long number() {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == bytes.length) {
                throw new StateException("value ends within a number at byte " + at);
            }
            byte b = bytes[at++];
            zigzag |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new StateException("number of more than 64 bits at byte " + at);
    }

    /** A truth value. */
    public boolean flag() {
        return number() != 0;
    }

    /** Text. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Bytes. */
    public byte[] bytes() {
        int length = length(1);
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    /** A list. */
    public <E> List<E> list(Function<StateReader, E> each) {
        int size = length(0);
        List<E> values = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            values.add(each.apply(this));
        }
        return values;
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return at == bytes.length;
    }

    private int length(int leastBytesEach) {
        long length = number();
        if (length < 0 || length > Integer.MAX_VALUE || length * leastBytesEach > bytes.length - at) {
            throw new StateException("impossible length " + length + " at byte " + at);
        }
        return (int) length;
    }
}
