package org.cwmp4j.acs;

import java.time.Duration;

/**
 * What a server takes on at most (A-ROB-09, A-ROB-11, SEC-09, SEC-17): its budget in memory and work. What goes beyond is answered by 503
 * with a Retry-After that is spread at random, and never by fault 8005, after which a device comes again at once. POSTs of live
 * sessions, told by their cookie or their connection, are never refused.
 *
 * <p><b>What it costs.</b> Each bound stands for memory, and together they bound what devices can make a server hold:
 * <ul>
 *   <li>a session: its decoded Inform (in proportion to {@code maxInformBytes}), its state, two timers, at most
 *       {@link SessionLimits#maxQueuedCalls()} calls that the application gave, and the message that is under way;
 *   <li>a POST that opens a session, until its answer: one of {@code maxOpening}, and its body within {@code maxBodyBytes};
 *   <li>all bodies from their first byte to the answer: {@code maxBodyBytes}, and one piece of 8 KiB for each connection more;
 *   <li>messages that are being decoded, inflated or encoded: one for each worker thread, within the message limits;
 *   <li>a connection: the listener's own bound, {@link ListenerOptions#maxConnections()};
 *   <li>rates: an entry for each of the last {@code maxSessions} devices, proved and claimed, and sources.
 * </ul>
 * {@code docs/acs-capacity.md} has the sum.
 *
 * @param softSessions from so many sessions on, only Informs with {@code 0 BOOTSTRAP} or {@code 7 TRANSFER COMPLETE} are let in; other events,
 *     {@code 10 AUTONOMOUS TRANSFER COMPLETE} too, come again later without loss
 * @param maxSessions at a time; from there on POSTs that would open another are refused before their body is read
 * @param maxOpening POSTs at a time that belong to no session yet: being authenticated, collected, decoded or decided on
 * @param maxUnprovenPerSource POSTs and sessions at a time from one address (of IPv6: from one /64) whose sender has not proved who it is,
 *     by credentials or a certificate. Many devices behind one NAT (H14) are below it for as long as it takes to authenticate
 * @param maxInformBytes of the body of an Inform, and of every POST that belongs to no session, without its content coding
 * @param maxBodyBytes of all bodies together; when they are so many, bodies are read no further until there is room, those of
 *     POSTs without session from half of it on
 * @param informsPerDevice how often one device may open a session; those who have not proved to be it count on their own
 * @param informsPerSource how often sessions may be opened from one address. None by default: a NAT or a load balancer shows
 *     thousands of devices as one address
 * @param retryAfter the shortest Retry-After of a 503; up to as much again is added at random
 */
public record AcsBudget(
        int softSessions,
        int maxSessions,
        int maxOpening,
        int maxUnprovenPerSource,
        int maxInformBytes,
        long maxBodyBytes,
        RateLimit informsPerDevice,
        RateLimit informsPerSource,
        Duration retryAfter) {
    /**
     * 8,000 sessions and 10,000 urgent ones; 4,000 POSTs without session, 1,000 of one unproven source; Informs of 256 KiB;
     * 128 MiB of bodies; 60 Informs of a device at once and one each second; 30 s.
     */
    public static final AcsBudget DEFAULT = new AcsBudget(
            8_000,
            10_000,
            4_000,
            1_000,
            256 << 10,
            128L << 20,
            new RateLimit(60, Duration.ofSeconds(1)),
            RateLimit.NONE,
            Duration.ofSeconds(30));

    public AcsBudget {
        if (softSessions < 1 || maxSessions < softSessions) {
            throw new IllegalArgumentException("softSessions, maxSessions: expected 1 or more and no less, got "
                    + softSessions + ", " + maxSessions);
        }
        if (maxOpening < 1 || maxUnprovenPerSource < 1 || maxInformBytes < 1 || maxBodyBytes < 1) {
            throw new IllegalArgumentException(
                    "maxOpening, maxUnprovenPerSource, maxInformBytes, maxBodyBytes: expected 1 or more, got "
                            + maxOpening + ", " + maxUnprovenPerSource + ", " + maxInformBytes + ", " + maxBodyBytes);
        }
        if (retryAfter.isNegative() || retryAfter.isZero()) {
            throw new IllegalArgumentException("retryAfter: expected more than zero, got " + retryAfter);
        }
    }

    /** With that many sessions at most, urgent or not. */
    public AcsBudget withMaxSessions(int value) {
        return withSessions(Math.min(softSessions, value), value);
    }

    /** With those two bounds on sessions. */
    public AcsBudget withSessions(int soft, int hard) {
        return new AcsBudget(
                soft,
                hard,
                maxOpening,
                maxUnprovenPerSource,
                maxInformBytes,
                maxBodyBytes,
                informsPerDevice,
                informsPerSource,
                retryAfter);
    }

    /** With that many POSTs without session at most. */
    public AcsBudget withMaxOpening(int value) {
        return new AcsBudget(
                softSessions,
                maxSessions,
                value,
                maxUnprovenPerSource,
                maxInformBytes,
                maxBodyBytes,
                informsPerDevice,
                informsPerSource,
                retryAfter);
    }

    /** With that many unproven senders of one address at most. */
    public AcsBudget withMaxUnprovenPerSource(int value) {
        return new AcsBudget(
                softSessions,
                maxSessions,
                maxOpening,
                value,
                maxInformBytes,
                maxBodyBytes,
                informsPerDevice,
                informsPerSource,
                retryAfter);
    }

    /** With those bounds on bodies: of one that belongs to no session, and of all. */
    public AcsBudget withBodies(int inform, long all) {
        return new AcsBudget(
                softSessions,
                maxSessions,
                maxOpening,
                maxUnprovenPerSource,
                inform,
                all,
                informsPerDevice,
                informsPerSource,
                retryAfter);
    }

    /** With that rate of Informs of one device. */
    public AcsBudget withInformsPerDevice(RateLimit value) {
        return new AcsBudget(
                softSessions,
                maxSessions,
                maxOpening,
                maxUnprovenPerSource,
                maxInformBytes,
                maxBodyBytes,
                value,
                informsPerSource,
                retryAfter);
    }

    /** With that rate of Informs from one address. */
    public AcsBudget withInformsPerSource(RateLimit value) {
        return new AcsBudget(
                softSessions,
                maxSessions,
                maxOpening,
                maxUnprovenPerSource,
                maxInformBytes,
                maxBodyBytes,
                informsPerDevice,
                value,
                retryAfter);
    }

    /** With that shortest Retry-After. */
    public AcsBudget withRetryAfter(Duration value) {
        return new AcsBudget(
                softSessions,
                maxSessions,
                maxOpening,
                maxUnprovenPerSource,
                maxInformBytes,
                maxBodyBytes,
                informsPerDevice,
                informsPerSource,
                value);
    }
}
