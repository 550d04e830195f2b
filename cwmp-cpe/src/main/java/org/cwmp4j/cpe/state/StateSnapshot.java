package org.cwmp4j.cpe.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a store held when it was loaded, and what of it was lost. Immutable. Within a section, keys stand in the order in which they
 * first came.
 */
public final class StateSnapshot {
    /** Nothing stored: a device fresh from the factory. */
    public static final StateSnapshot EMPTY = new StateSnapshot(Map.of(), null, Map.of());

    private final Map<String, Map<String, byte[]>> sections;
    private final @Nullable StateDamage damage;
    private final Map<String, Set<String>> doubtful;

    private StateSnapshot(
            Map<String, Map<String, byte[]>> sections,
            @Nullable StateDamage damage,
            Map<String, Set<String>> doubtful) {
        this.sections = sections;
        this.damage = damage;
        this.doubtful = doubtful;
    }

    /** What remains after these records, in order. */
    public static StateSnapshot of(Iterable<StateRecord> records) {
        Map<String, Map<String, byte[]>> sections = new LinkedHashMap<>();
        records.forEach(r -> apply(sections, r));
        return new StateSnapshot(sections, null, Map.of());
    }

    static StateSnapshot copyOf(
            Map<String, Map<String, byte[]>> sections,
            @Nullable StateDamage damage,
            Map<String, Set<String>> doubtful) {
        Map<String, Map<String, byte[]>> copy = new LinkedHashMap<>();
        sections.forEach((section, entries) -> copy.put(section, new LinkedHashMap<>(entries)));
        return new StateSnapshot(copy, damage, doubtful);
    }

    /** The same state, found by a store that lost a part: all of it may be out of date. */
    public StateSnapshot withDamage(StateDamage value) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        sections.forEach((section, entries) -> all.put(section, Set.copyOf(entries.keySet())));
        return new StateSnapshot(sections, Objects.requireNonNull(value, "damage"), all);
    }

    /** What was lost; empty if nothing was. */
    public Optional<StateDamage> damage() {
        return Optional.ofNullable(damage);
    }

    /**
     * Whether what was found under a key may be out of date: what was lost came after it and may have changed or removed it. Such a
     * value may be shown; what it says is owed to be done must not be done on its word alone.
     */
    public boolean isDoubtful(String section, String key) {
        return doubtful.getOrDefault(section, Set.of()).contains(key);
    }

    /**
     * Does nothing if nothing was lost.
     *
     * @throws CorruptStateException otherwise
     */
    public void requireWhole() {
        if (damage != null) {
            throw new CorruptStateException(
                    damage.where(), damage.losses().get(0).offset(), damage.toString());
        }
    }

    /** The same state as one batch. */
    public List<StateRecord> records() {
        List<StateRecord> all = new ArrayList<>();
        sections.forEach(
                (section, entries) -> entries.forEach((key, value) -> all.add(StateRecord.put(section, key, value))));
        return all;
    }

    /** The names of the sections that hold anything. */
    public Set<String> sections() {
        return Collections.unmodifiableSet(sections.keySet());
    }

    /** The keys of a section. */
    public Set<String> keys(String section) {
        return Collections.unmodifiableSet(
                sections.getOrDefault(section, Map.of()).keySet());
    }

    /** A copy of the bytes under a key; null if there are none. */
    public byte @Nullable [] bytes(String section, String key) {
        byte[] value = sections.getOrDefault(section, Map.of()).get(key);
        return value == null ? null : value.clone();
    }

    static void apply(Map<String, Map<String, byte[]>> sections, StateRecord record) {
        if (!record.isRemoval()) {
            sections.computeIfAbsent(record.section(), s -> new LinkedHashMap<>())
                    .put(record.key(), record.value());
            return;
        }
        Map<String, byte[]> entries = sections.get(record.section());
        if (entries != null && entries.remove(record.key()) != null && entries.isEmpty()) {
            sections.remove(record.section());
        }
    }
}
