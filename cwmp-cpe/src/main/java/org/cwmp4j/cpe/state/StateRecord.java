package org.cwmp4j.cpe.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of the durable state: a key of a section gets a value or loses it. Made by {@link StateSection}, kept by a {@link
 * StateStore}, which does not look into the value. Immutable.
 */
public final class StateRecord {
    private final String section;
    private final String key;
    private final byte @Nullable [] value;

    private StateRecord(String section, String key, byte @Nullable [] value) {
        this.section = Objects.requireNonNull(section, "section");
        this.key = Objects.requireNonNull(key, "key");
        this.value = value;
    }

    /** The key has this value from now on. */
    public static StateRecord put(String section, String key, byte[] value) {
        return new StateRecord(section, key, value.clone());
    }

    /** The key has no value from now on. Removing a key that has none is no error. */
    public static StateRecord remove(String section, String key) {
        return new StateRecord(section, key, null);
    }

    /** The section's stable name. */
    public String section() {
        return section;
    }

    /** The key within the section; may be empty. */
    public String key() {
        return key;
    }

    /** Whether this takes the key away. */
    public boolean isRemoval() {
        return value == null;
    }

    /**
     * A copy of the value.
     *
     * @throws IllegalStateException if this is a removal
     */
    public byte[] value() {
        if (value == null) {
            throw new IllegalStateException("a removal has no value: " + this);
        }
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateRecord r
                && section.equals(r.section)
                && key.equals(r.key)
                && Arrays.equals(value, r.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(section, key) * 31 + Arrays.hashCode(value);
    }

    /** Names section and key; never shows the value, which may be a secret. */
    @Override
    public String toString() {
        return (value == null ? "remove " : "put ") + section + "/" + key;
    }
}
