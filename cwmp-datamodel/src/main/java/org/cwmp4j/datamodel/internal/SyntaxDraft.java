package org.cwmp4j.datamodel.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.model.data.Bounds;
import org.cwmp4j.model.data.DataType;
import org.jspecify.annotations.Nullable;

/** The syntax of a parameter while it is put together. */
final class SyntaxDraft {
    /** Null until the type is known. */
    @Nullable
    DataType type;
    /** Whether the type has a name: such types limit lengths only where they say so. */
    boolean named;

    List<Bounds> sizes = List.of();
    List<Bounds> ranges = List.of();
    /** The values, and whether nobody may set them. */
    final Map<String, Boolean> enumeration = new LinkedHashMap<>();

    final Set<String> patterns = new LinkedHashSet<>();
    /** {@code pathRef}, {@code instanceRef} or {@code enumerationRef}. */
    @Nullable
    Node reference;

    @Nullable
    Bounds list;

    @Nullable
    Bounds listSize;

    @Nullable
    String units;

    /** The element {@code default}. */
    @Nullable
    Node defaultValue;

    boolean hidden;
    boolean command;

    SyntaxDraft() {}

    /** A copy, to be changed apart. */
    SyntaxDraft(SyntaxDraft other) {
        facetsOf(other);
        list = other.list;
        listSize = other.listSize;
        defaultValue = other.defaultValue;
        hidden = other.hidden;
        command = other.command;
    }

    /** Takes the type and what narrows it down from another. */
    void facetsOf(SyntaxDraft other) {
        type = other.type;
        named = other.named;
        sizes = other.sizes;
        ranges = other.ranges;
        enumeration.clear();
        enumeration.putAll(other.enumeration);
        patterns.clear();
        patterns.addAll(other.patterns);
        reference = other.reference;
        units = other.units;
    }
}
