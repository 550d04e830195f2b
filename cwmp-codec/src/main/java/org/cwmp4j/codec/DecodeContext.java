package org.cwmp4j.codec;

import java.util.Objects;
import org.cwmp4j.model.Direction;
import org.jspecify.annotations.Nullable;

/**
 * How to read a message.
 *
 * @param direction which way it travels; {@code null} where not known, as for captured files. Nobody acts on a captured message: an
 *     argument that is missing or empty is then a deviation also where a receiver would have to refuse it
 * @param contentType the value of the HTTP header, for its charset; empty where there was none, {@code null} where not known
 * @param strict whether any deviation is an error
 * @param limits bounds
 */
public record DecodeContext(
        @Nullable Direction direction, @Nullable String contentType, boolean strict, Limits limits) {
    public DecodeContext {
        Objects.requireNonNull(limits, "limits");
    }

    /** Lenient, with default limits. */
    public static DecodeContext lenient(@Nullable Direction direction) {
        return new DecodeContext(direction, null, false, Limits.DEFAULT);
    }

    /** Strict, with default limits. */
    public static DecodeContext strict(@Nullable Direction direction) {
        return new DecodeContext(direction, null, true, Limits.DEFAULT);
    }

    /** With that Content-Type. */
    public DecodeContext withContentType(@Nullable String value) {
        return new DecodeContext(direction, value, strict, limits);
    }

    /** With those limits. */
    public DecodeContext withLimits(Limits value) {
        return new DecodeContext(direction, contentType, strict, value);
    }
}
