package org.cwmp4j.model.time;

import java.util.SplittableRandom;

/** Chance for waits and jitter; never for secrets, see {@link SecretSource}. Thread-safe. */
public interface RandomSource {
    /** Uniform in [0, 1). */
    double nextDouble();

    /**
     * Uniform in [0, bound).
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    long nextLong(long bound);

    /** The same sequence for the same seed. */
    static RandomSource seeded(long seed) {
        return new SeededRandom(new SplittableRandom(seed));
    }

    /** Seeded by the system. */
    static RandomSource system() {
        return new SeededRandom(new SplittableRandom());
    }
}
