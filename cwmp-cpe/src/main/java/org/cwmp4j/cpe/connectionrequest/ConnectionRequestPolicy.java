package org.cwmp4j.cpe.connectionrequest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How an agent takes connection requests.
 *
 * @param most how many may start sessions within {@code period}; further ones get 503 (C-CR-05)
 * @param period a sliding window
 * @param acceptInSession whether one that comes during a session is accepted and leads to one more session after it; otherwise
 *     it gets 503 (C-CR-09)
 * @param sources which addresses may ask at all; others get 403 without a challenge. The standard wants every source heard whose
 *     credentials are right, so {@code null}, the default, lets all (CRQ-18)
 */
public record ConnectionRequestPolicy(
        int most,
        Duration period,
        boolean acceptInSession,
        @Nullable Predicate<InetAddress> sources) {
    /** Sixty an hour; accepted during sessions; from everywhere. */
    public static final ConnectionRequestPolicy DEFAULT = new ConnectionRequestPolicy(60, Duration.ofHours(1), true);

    public ConnectionRequestPolicy {
        if (most < 1) {
            throw new IllegalArgumentException("most: expected 1 or more, got " + most);
        }
        if (Objects.requireNonNull(period, "period").isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period: expected more than zero, got " + period);
        }
    }

    /** From everywhere. */
    public ConnectionRequestPolicy(int most, Duration period, boolean acceptInSession) {
        this(most, period, acceptInSession, null);
    }

    /** Heard only from addresses that pass; must not block. */
    public ConnectionRequestPolicy onlyFrom(Predicate<InetAddress> value) {
        return new ConnectionRequestPolicy(most, period, acceptInSession, value);
    }

    boolean hears(InetSocketAddress remote) {
        Predicate<InetAddress> allowed = sources;
        InetAddress address = remote.getAddress();
        return allowed == null || (address != null && allowed.test(address));
    }
}
