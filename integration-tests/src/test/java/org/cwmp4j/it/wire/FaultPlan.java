package org.cwmp4j.it.wire;

import java.time.Duration;

/** Decides, exchange by exchange, what goes wrong and how long things take. */
public interface FaultPlan {
    /** What happens to the exchange that begins. */
    WireFault next();

    /** How long one way over the wire takes. */
    Duration latency();

    /** How far from the device's deadline a late response comes; negative is before it. */
    Duration lateness();

    /** Never a fault, never a wait. */
    static FaultPlan calm() {
        return new FaultPlan() {
            @Override
            public WireFault next() {
                return WireFault.NONE;
            }

            @Override
            public Duration latency() {
                return Duration.ZERO;
            }

            @Override
            public Duration lateness() {
                return Duration.ZERO;
            }
        };
    }
}
