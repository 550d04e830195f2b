package org.cwmp4j.model.data;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of sizes, counts or numbers, both ends included.
 *
 * @param min null for no lower end
 * @param max null for no upper end
 * @param step null for any; else values are {@code min}, or 0 without it, plus a multiple
 */
public record Bounds(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal step) {
    /** Any value. */
    public static final Bounds ANY = new Bounds(null, null, null);

    public Bounds {
        min = strip(min);
        max = strip(max);
        step = strip(step);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("bounds: " + min + " is above " + max);
        }
        if (step != null && step.signum() <= 0) {
            throw new IllegalArgumentException("bounds: step " + step + ", expected more than 0");
        }
    }

    /** Equal numbers shall be equal components, whatever their scale. */
    private static @Nullable BigDecimal strip(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    /** From {@code min} to {@code max}. */
    public static Bounds of(long min, long max) {
        return new Bounds(BigDecimal.valueOf(min), BigDecimal.valueOf(max), null);
    }

    /** Up to {@code max}. */
    public static Bounds atMost(long max) {
        return new Bounds(null, BigDecimal.valueOf(max), null);
    }

    /** From {@code min} on. */
    public static Bounds atLeast(long min) {
        return new Bounds(BigDecimal.valueOf(min), null, null);
    }

    /** Whether a value lies inside. */
    public boolean contains(BigDecimal value) {
        if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
            return false;
        }
        return step == null
                || value.subtract(min == null ? BigDecimal.ZERO : min)
                                .remainder(step)
                                .signum()
                        == 0;
    }

    /** Whether a count or length lies inside. */
    public boolean contains(long value) {
        return contains(BigDecimal.valueOf(value));
    }

    /** As the text form writes it: {@code min:max} and {@code /step}. */
    @Override
    public String toString() {
        return (min == null ? "" : min.toPlainString())
                + ":"
                + (max == null ? "" : max.toPlainString())
                + (step == null ? "" : "/" + step.toPlainString());
    }
}
