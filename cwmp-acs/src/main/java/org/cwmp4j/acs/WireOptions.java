package org.cwmp4j.acs;

import java.time.Duration;

/**
 * How sessions look on the wire where the standard leaves a choice and devices differ.
 *
 * @param cookieOnEveryAnswer whether every answer of a session sets its cookie, as some devices need (H3); otherwise only until the
 *     device has returned it
 * @param closeAtEnd whether the answer that ends a session closes the connection, which some devices wait for and others dislike (H6)
 * @param farewell for how long after a regular end one more empty POST of the session is answered by 204 again, for devices that wait for
 *     one more empty exchange (H6), or that lost the last answer; zero for not at all
 * @param compressAnswers whether a compressed POST is answered in its coding (H13)
 */
public record WireOptions(boolean cookieOnEveryAnswer, boolean closeAtEnd, Duration farewell, boolean compressAnswers) {
    /** A cookie on every answer, connections left open, 10 s for a farewell, answers compressed as the POST was. */
    public static final WireOptions DEFAULT = new WireOptions(true, false, Duration.ofSeconds(10), true);

    public WireOptions {
        if (farewell.isNegative()) {
            throw new IllegalArgumentException("farewell: expected zero or more, got " + farewell);
        }
    }

    /** With a cookie on every answer or not. */
    public WireOptions withCookieOnEveryAnswer(boolean value) {
        return new WireOptions(value, closeAtEnd, farewell, compressAnswers);
    }

    /** Closing connections at the end or not. */
    public WireOptions withCloseAtEnd(boolean value) {
        return new WireOptions(cookieOnEveryAnswer, value, farewell, compressAnswers);
    }

    /** With that time for one more empty exchange. */
    public WireOptions withFarewell(Duration value) {
        return new WireOptions(cookieOnEveryAnswer, closeAtEnd, value, compressAnswers);
    }

    /** Compressing answers or not. */
    public WireOptions withCompressAnswers(boolean value) {
        return new WireOptions(cookieOnEveryAnswer, closeAtEnd, farewell, value);
    }
}
