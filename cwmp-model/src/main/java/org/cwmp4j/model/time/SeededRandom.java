package org.cwmp4j.model.time;

import java.util.SplittableRandom;

final class SeededRandom implements RandomSource {
    private final SplittableRandom random;

    SeededRandom(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public synchronized double nextDouble() {
        return random.nextDouble();
    }

    @Override
    public synchronized long nextLong(long bound) {
        return random.nextLong(bound);
    }
}
