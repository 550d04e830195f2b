package org.cwmp4j.cpe.parameter;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the engine waits for a provider and how much it asks at once.
 *
 * @param answer for {@code instances}, {@code read}, {@code validate}, {@code prepare} and {@code rollback}
 * @param commit how long a response waits for {@code commit}; after that the ACS is told Status 1
 * @param retry the first pause before a failed commit is repeated; doubles up to 64 times this
 * @param concurrent calls at a time, 1 or more; further ones wait, which counts against their deadline
 * @param chunk paths in one {@code read}, 1 or more
 */
public record ProviderLimits(Duration answer, Duration commit, Duration retry, int concurrent, int chunk) {
    /** 10 s, 10 s, 1 s, 4 calls, 256 paths. */
    public static final ProviderLimits DEFAULT =
            new ProviderLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1), 4, 256);

    public ProviderLimits {
        positive(answer, "answer");
        positive(commit, "commit");
        positive(retry, "retry");
        if (concurrent < 1 || chunk < 1) {
            throw new IllegalArgumentException("concurrent and chunk: expected 1 or more");
        }
    }

    private static void positive(Duration value, String name) {
        if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, got " + value);
        }
    }
}
