package org.cwmp4j.model.data;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a type down (TR-106 A.2.3). Of several sizes, ranges or patterns one must hold. For a list they bind each item.
 *
 * @param sizes lengths: characters of a string, octets of base64 and hexBinary
 * @param ranges of numbers
 * @param enumeration the only values of a string, case-sensitive; empty for any
 * @param readOnlyValues those of the enumeration that a device may have but nobody may set
 * @param patterns regular expressions that the whole text matches
 * @param reference what values refer to; null for nothing
 * @param list null for a single value, else how many items a comma-separated list has (TR-106 3.2.3)
 * @param listSize how long the whole text of a list is
 */
public record Facets(
        List<Bounds> sizes,
        List<Bounds> ranges,
        List<String> enumeration,
        List<String> readOnlyValues,
        List<String> patterns,
        @Nullable Reference reference,
        @Nullable Bounds list,
        @Nullable Bounds listSize) {
    /** No restriction. */
    public static final Facets NONE =
            new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null);

    public Facets {
        sizes = List.copyOf(sizes);
        ranges = List.copyOf(ranges);
        enumeration = List.copyOf(enumeration);
        if (!enumeration.containsAll(readOnlyValues)) {
            throw new IllegalArgumentException(
                    "read-only values " + readOnlyValues + ": expected some of " + enumeration);
        }
        // In one order, so that equal facets are equal
        readOnlyValues = enumeration.stream()
                .filter(List.copyOf(readOnlyValues)::contains)
                .toList();
        patterns = List.copyOf(patterns);
        patterns.forEach(Pattern::compile);
        if (listSize != null) {
            Objects.requireNonNull(list, "a list size without a list");
        }
    }

    /** Whether the value is a comma-separated list. */
    public boolean isList() {
        return list != null;
    }
}
