package org.cwmp4j.cpe.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes small values compactly. Not thread-safe. */
public final class StateWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A whole number, 1 to 10 bytes; small ones of either sign are short. */
    public StateWriter number(long value) {
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            out.write((int) (zigzag & 0x7F) | 0x80);
            zigzag >>>= 7;
        }
        out.write((int) zigzag);
        return this;
    }

    /** A truth value. */
    public StateWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    /** Text in UTF-8 with its length; characters that UTF-8 cannot carry are lost. */
    public StateWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length. */
    public StateWriter bytes(byte[] value) {
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    /** A list with its length. */
    public <E> StateWriter list(List<E> values, BiConsumer<StateWriter, E> each) {
        number(values.size());
        values.forEach(v -> each.accept(this, v));
        return this;
    }

    /** All that was written. */
    public byte[] toBytes() {
        return out.toByteArray();
    }
}
