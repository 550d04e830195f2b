package org.cwmp4j.cpe.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named part of a device's state with values of one type under text keys, such as the undelivered events. Whoever owns a
 * section declares it once as a constant. Immutable.
 *
 * @param <T> the values
 */
public final class StateSection<T> {
    private final String id;
    private final int version;
    private final StateCodec<T> codec;

    /**
     * @param id stands in the journal: unique and stable; short
     * @param version the version that the codec writes, 1 or more
     * @param codec reads this version and all before
     */
    public StateSection(String id, int version, StateCodec<T> codec) {
        this.id = Objects.requireNonNull(id, "id");
        this.version = version;
        this.codec = Objects.requireNonNull(codec, "codec");
        if (version < 1) {
            throw new IllegalArgumentException("version of section " + id + ": expected 1 or more, got " + version);
        }
    }

    /** The stable name. */
    public String id() {
        return id;
    }

    /** The record that gives a key its value. */
    public StateRecord put(String key, T value) {
        StateWriter out = new StateWriter().number(version);
        codec.write(value, out);
        return StateRecord.put(id, key, out.toBytes());
    }

    /** The record that takes a key away. */
    public StateRecord remove(String key) {
        return StateRecord.remove(id, key);
    }

    /**
     * The values of this section, in the order in which their keys first came.
     *
     * @throws StateException if a value is of a later version or not readable
     */
    public Map<String, T> readAll(StateSnapshot snapshot) {
        Map<String, T> values = new LinkedHashMap<>();
        for (String key : snapshot.keys(id)) {
            read(snapshot, key).ifPresent(v -> values.put(key, v));
        }
        return values;
    }

    /**
     * The value of one key.
     *
     * @throws StateException if it is of a later version or not readable
     */
    public Optional<T> read(StateSnapshot snapshot, String key) {
        byte @Nullable [] bytes = snapshot.bytes(id, key);
        return bytes == null ? Optional.empty() : Optional.of(decode(key, bytes));
    }

    /** Whether the value of one key may be out of date, see {@link StateSnapshot#isDoubtful}. */
    public boolean isDoubtful(StateSnapshot snapshot, String key) {
        return snapshot.isDoubtful(id, key);
    }

    private T decode(String key, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        long written = in.number();
        if (written < 1 || written > version) {
            throw new StateException(id + "/" + key + " has version " + written + ", known are 1 to " + version);
        }
        return codec.read((int) written, in);
    }

    @Override
    public String toString() {
        return id;
    }
}
