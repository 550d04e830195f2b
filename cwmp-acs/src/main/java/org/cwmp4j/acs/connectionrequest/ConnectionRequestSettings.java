package org.cwmp4j.acs.connectionrequest;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.acs.RateLimit;

/**
 * Bounds and habits of connection requests (CRQ-23, CRQ-28, CRQ-33).
 *
 * @param maxUnderWay how many are sent at a time; 1 or more
 * @param maxWaiting how many may wait for their turn; further ones are held back
 * @param maxWait the longest one waits for its turn
 * @param all how many in a time, to all devices together
 * @param perDevice how many in a time to one device
 * @param firstSoak how long a device is left alone after a failure; doubled with each further one
 * @param maxSoak the longest that it is
 * @param sameHost whether a device may be asked only at the address from which its last Inform came: refuses URLs that name others, and
 *     devices behind NAT
 * @param afterSilence whether to ask a device for a session whose last one was given up since it fell silent (CRQ-33)
 */
public record ConnectionRequestSettings(
        int maxUnderWay,
        int maxWaiting,
        Duration maxWait,
        RateLimit all,
        RateLimit perDevice,
        Duration firstSoak,
        Duration maxSoak,
        boolean sameHost,
        boolean afterSilence) {
    /**
     * 100 at a time, 10,000 waiting for up to 1 min; 100 at once and 100 a second in all; 10 at once and 6 a minute to one device; soak from
     * 5 s to 15 min; any host; not after silence.
     */
    public static final ConnectionRequestSettings DEFAULT = new ConnectionRequestSettings(
            100,
            10_000,
            Duration.ofMinutes(1),
            new RateLimit(100, Duration.ofMillis(10)),
            new RateLimit(10, Duration.ofSeconds(10)),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            false,
            false);

    public ConnectionRequestSettings {
        Objects.requireNonNull(maxWait, "maxWait");
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(perDevice, "perDevice");
        if (maxUnderWay < 1 || maxWaiting < 0) {
            throw new IllegalArgumentException("maxUnderWay: expected 1 or more, got " + maxUnderWay
                    + "; maxWaiting: 0 or more, got " + maxWaiting);
        }
        if (firstSoak.isNegative() || maxSoak.compareTo(firstSoak) < 0) {
            throw new IllegalArgumentException("expected 0 <= firstSoak <= maxSoak, got " + firstSoak + ", " + maxSoak);
        }
    }

    /** With that many at a time, and waiting for up to that time. */
    public ConnectionRequestSettings withPool(int underWay, int waiting, Duration wait) {
        return new ConnectionRequestSettings(
                underWay, waiting, wait, all, perDevice, firstSoak, maxSoak, sameHost, afterSilence);
    }

    /** With those rates. */
    public ConnectionRequestSettings withRates(RateLimit toAll, RateLimit toOne) {
        return new ConnectionRequestSettings(
                maxUnderWay, maxWaiting, maxWait, toAll, toOne, firstSoak, maxSoak, sameHost, afterSilence);
    }

    /** With that soak. */
    public ConnectionRequestSettings withSoak(Duration first, Duration max) {
        return new ConnectionRequestSettings(
                maxUnderWay, maxWaiting, maxWait, all, perDevice, first, max, sameHost, afterSilence);
    }

    /** Only to the address from which the last Inform came, or not. */
    public ConnectionRequestSettings withSameHost(boolean value) {
        return new ConnectionRequestSettings(
                maxUnderWay, maxWaiting, maxWait, all, perDevice, firstSoak, maxSoak, value, afterSilence);
    }

    /** After silence, or not. */
    public ConnectionRequestSettings withAfterSilence(boolean value) {
        return new ConnectionRequestSettings(
                maxUnderWay, maxWaiting, maxWait, all, perDevice, firstSoak, maxSoak, sameHost, value);
    }
}
