package org.cwmp4j.acs.profile;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much time a device needs.
 *
 * @param holdOff how long after a boot the device must be left alone (quirk D20); zero for not at all
 * @param timeout how long it may take to answer a call; {@code null} for what the server's limits say (quirk H11)
 * @param methods the same for single methods, by name
 */
public record Timing(Duration holdOff, @Nullable Duration timeout, Map<String, Duration> methods) {
    /** No hold-off, the server's limits. */
    public static final Timing DEFAULT = new Timing(Duration.ZERO, null, Map.of());

    public Timing {
        Objects.requireNonNull(holdOff, "holdOff");
        methods = Map.copyOf(methods);
    }

    /** How long the device may take for a method; empty for what the server's limits say. */
    public Optional<Duration> timeout(String method) {
        return Optional.ofNullable(methods.get(method)).or(() -> Optional.ofNullable(timeout));
    }
}
