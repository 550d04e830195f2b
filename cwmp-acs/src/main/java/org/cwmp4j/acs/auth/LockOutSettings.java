package org.cwmp4j.acs.auth;

import java.time.Duration;

/**
 * How wrong credentials are slowed down. Counted are guesses only: a wrong password, an unknown user; not a nonce that is too old, a
 * replay, or a request without credentials.
 *
 * <p>A user is locked only for the source that guessed wrong, never as such, so a stranger who uses a device's name from elsewhere locks
 * nobody out but himself. A source that guesses wrong for many users is locked as a whole, later and for a shorter time, since many
 * devices may stand behind one address. Sources are IPv4 addresses, and networks of 64 bits with IPv6. What is locked is answered 503
 * with a jittered Retry-After, which devices honour, and its credentials are not looked at. The wait doubles with every failure more.
 *
 * @param userFailures of one user from one source before it waits; 1 or more
 * @param sourceFailures of one source, whoever the users, before it waits; 1 or more
 * @param firstWait of both
 * @param maxUserWait the longest of a user from one source
 * @param maxSourceWait the longest of a source
 * @param forgetAfter how long after the last failure all is forgotten
 * @param maxEntries how many of each are remembered; with more, those that failed longest ago are forgotten. 0 for no lock-out at all
 */
public record LockOutSettings(
        int userFailures,
        int sourceFailures,
        Duration firstWait,
        Duration maxUserWait,
        Duration maxSourceWait,
        Duration forgetAfter,
        int maxEntries) {
    /** A user from one source after 5 failures, up to 1 h; a source after 50, up to 10 min; from 30 s on; forgotten after 2 h; 10,000. */
    public static final LockOutSettings DEFAULT = new LockOutSettings(
            5, 50, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(2), 10_000);

    /** Nobody is locked out: where something before this server does it, or where all devices seem to have one address. */
    public static final LockOutSettings OFF = DEFAULT.withMaxEntries(0);

    public LockOutSettings {
        if (userFailures < 1 || sourceFailures < 1 || maxEntries < 0) {
            throw new IllegalArgumentException("userFailures, sourceFailures: expected 1 or more, got " + userFailures
                    + ", " + sourceFailures + "; maxEntries: 0 or more, got " + maxEntries);
        }
        if (firstWait.isNegative() || firstWait.isZero()) {
            throw new IllegalArgumentException("firstWait: expected more than zero, got " + firstWait);
        }
        if (maxUserWait.compareTo(firstWait) < 0 || maxSourceWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("maxUserWait, maxSourceWait: expected no less than firstWait");
        }
        if (forgetAfter.isNegative() || forgetAfter.isZero()) {
            throw new IllegalArgumentException("forgetAfter: expected more than zero, got " + forgetAfter);
        }
    }

    /** Whether anybody is locked out at all. */
    public boolean isOff() {
        return maxEntries == 0;
    }

    /** With those numbers of failures. */
    public LockOutSettings withFailures(int ofUser, int ofSource) {
        return new LockOutSettings(ofUser, ofSource, firstWait, maxUserWait, maxSourceWait, forgetAfter, maxEntries);
    }

    /** With those waits. */
    public LockOutSettings withWaits(Duration first, Duration maxOfUser, Duration maxOfSource) {
        return new LockOutSettings(
                userFailures, sourceFailures, first, maxOfUser, maxOfSource, forgetAfter, maxEntries);
    }

    /** With that time until all is forgotten. */
    public LockOutSettings withForgetAfter(Duration value) {
        return new LockOutSettings(
                userFailures, sourceFailures, firstWait, maxUserWait, maxSourceWait, value, maxEntries);
    }

    /** With that many entries remembered. */
    public LockOutSettings withMaxEntries(int value) {
        return new LockOutSettings(
                userFailures, sourceFailures, firstWait, maxUserWait, maxSourceWait, forgetAfter, value);
    }
}
