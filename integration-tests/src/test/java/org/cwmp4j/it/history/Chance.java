package org.cwmp4j.it.history;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cwmp4j.it.wire.FaultPlan;
import org.cwmp4j.it.wire.WireFault;

/** All chance of one history, from one seed. */
final class Chance implements FaultPlan {
    private static final List<WireFault> FAULTS = List.of(WireFault.values());

    private final SplittableRandom random;
    private final double faultRate;
    private final boolean slow;
    private final Map<WireFault, Integer> dealt = new EnumMap<>(WireFault.class);
    private boolean calm;

    Chance(long seed) {
        random = new SplittableRandom(seed);
        faultRate = List.of(0.0, 0.1, 0.25, 0.4).get(random.nextInt(4));
        slow = random.nextInt(3) == 0;
    }

    /** From now on nothing goes wrong. */
    void calm() {
        calm = true;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
    }

    /** How often each fault was dealt. */
    Map<WireFault, Integer> dealt() {
        return dealt;
    }

    @Override
    public WireFault next() {
        if (calm || random.nextDouble() >= faultRate) {
            return WireFault.NONE;
        }
        WireFault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        dealt.merge(fault, 1, Integer::sum);
        return fault;
    }

    @Override
    public Duration latency() {
        return calm || !slow ? Duration.ZERO : Duration.ofMillis(random.nextInt(2000));
    }

    @Override
    public Duration lateness() {
        return Duration.ofNanos(random.nextInt(3) - 1L);
    }
}
