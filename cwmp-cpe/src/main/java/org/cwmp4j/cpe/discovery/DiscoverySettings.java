package org.cwmp4j.cpe.discovery;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.cpe.internal.AcsUrls;
import org.cwmp4j.model.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * When DHCP is asked for the ACS, and what is believed.
 *
 * @param http whether DHCP may name an ACS of http; in place of one of https it never may (DHC-08). By default not: whoever answers
 *     first on an open network would manage the device
 * @param unreachableFor how long no connection to the ACS comes about, at any address of its name, before DHCP is asked again
 *     (C-DISC-10); 300 s or more
 * @param deadline how long an answer may take
 * @param again how long a device without ACS waits before it asks again; longer each time, up to an hour
 * @param fallback the ACS to use if DHCP names none, {@code null} for none: a built-in default that DHCP goes before
 */
public record DiscoverySettings(
        boolean http,
        Duration unreachableFor,
        Duration deadline,
        Duration again,
        @Nullable String fallback) {
    private static final Duration UNREACHABLE = Duration.ofMinutes(5);

    /** Only https, 300 s, answers within a minute, the next question after one, no fallback. */
    public static final DiscoverySettings DEFAULT =
            new DiscoverySettings(false, UNREACHABLE, Duration.ofMinutes(1), Duration.ofMinutes(1), null);

    public DiscoverySettings {
        if (Objects.requireNonNull(unreachableFor, "unreachableFor").compareTo(UNREACHABLE) < 0) {
            throw new IllegalArgumentException("unreachableFor: expected 300 s or more, got " + unreachableFor);
        }
        positive(deadline, "deadline");
        positive(again, "again");
        if (fallback != null && AcsUrls.parse(fallback).isEmpty()) {
            throw new IllegalArgumentException("fallback: expected an absolute http or https URL");
        }
    }

    /** Whether DHCP may name an ACS of http. */
    public DiscoverySettings withHttp(boolean value) {
        return new DiscoverySettings(value, unreachableFor, deadline, again, fallback);
    }

    /** With that patience with an ACS that cannot be reached. */
    public DiscoverySettings withUnreachableFor(Duration value) {
        return new DiscoverySettings(http, value, deadline, again, fallback);
    }

    /** With those waits for an answer and before the next question. */
    public DiscoverySettings withWaits(Duration answer, Duration next) {
        return new DiscoverySettings(http, unreachableFor, answer, next, fallback);
    }

    /** With that ACS where DHCP names none. */
    public DiscoverySettings withFallback(@Nullable String url) {
        return new DiscoverySettings(http, unreachableFor, deadline, again, url);
    }

    /** Shows no credentials that the fallback may contain. */
    @Override
    public String toString() {
        return "DiscoverySettings[http=" + http + ", unreachableFor=" + unreachableFor + ", deadline=" + deadline
                + ", again=" + again + ", fallback=" + (fallback == null ? null : Secrets.maskUrl(fallback)) + "]";
    }

    private static void positive(Duration value, String name) {
        if (Objects.requireNonNull(value, name).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": expected more than zero, got " + value);
        }
    }
}
