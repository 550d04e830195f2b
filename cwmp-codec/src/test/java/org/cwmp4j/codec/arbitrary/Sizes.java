package org.cwmp4j.codec.arbitrary;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * How many entries the lists of a message have.
 *
 * @param exactly that many, as far as the list's own bounds allow; negative for none, one, a few, many and fifty in turns
 */
public record Sizes(int exactly) {
    /** The most entries of {@link #MIXED}. */
    public static final int MANY = 50;
    /** None, one, a few, many, fifty. */
    public static final Sizes MIXED = new Sizes(-1);

    /** That many entries in every list that takes as many, the most possible in the others. */
    public static Sizes exactly(int n) {
        return new Sizes(n);
    }

    /** A list of at least {@code min} and at most {@code max} entries. */
    <T> Arbitrary<List<T>> list(Arbitrary<T> entries, int min, int max) {
        if (exactly >= 0) {
            return entries.list().ofSize(Math.max(min, Math.min(max, exactly)));
        }
        int most = Math.min(MANY, max);
        return Arbitraries.frequencyOf(
                Tuple.of(2, entries.list().ofSize(min)),
                Tuple.of(3, entries.list().ofSize(Math.max(min, 1))),
                Tuple.of(4, entries.list().ofMinSize(min).ofMaxSize(Math.min(5, most))),
                Tuple.of(1, entries.list().ofMinSize(min).ofMaxSize(most)),
                Tuple.of(1, entries.list().ofSize(most)));
    }
}
