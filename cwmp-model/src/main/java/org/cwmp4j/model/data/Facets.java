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
 * @param patterns regular expressions that the whole text matches
 * @param list null for a single value, else how many items a comma-separated list has (TR-106 3.2.3)
 * @param listSize how long the whole text of a list is
 */
public record Facets(
        List<Bounds> sizes,
        List<Bounds> ranges,
        List<String> enumeration,
        List<String> patterns,
        @Nullable Bounds list,
        @Nullable Bounds listSize) {
    /** No restriction. */
    public static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of(), null, null);

    public Facets {
        sizes = List.copyOf(sizes);
        ranges = List.copyOf(ranges);
        enumeration = List.copyOf(enumeration);
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
