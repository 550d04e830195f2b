package org.cwmp4j.acs;

import java.time.Duration;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP response to one {@link AcsExchange}. Either an envelope with status 200 (A-HTTP-07), or no content with 204
 * (A-HTTP-08), or a redirect without content (A-HTTP-26), or another status with a short plain text and never SOAP (A-SESS-37).
 *
 * @param status the HTTP status
 * @param envelope what to encode as the content; {@code null} for none
 * @param encoding how to encode it; {@code null} if and only if there is no envelope
 * @param setCookie the value of the session cookie to set under {@link #COOKIE_NAME}, without Expires and Max-Age (A-HTTP-18);
 *     {@code null} for none
 * @param text plain text content of a status other than 200 and 204; {@code null} for none
 * @param retryAfter for 503: when the device may come again; {@code null} for none
 * @param location for 302 and 307: where to send the same POST; {@code null} for none
 * @param close whether the session is over and the connection of no more use
 */
public record AcsAnswer(
        int status,
        @Nullable SoapEnvelope envelope,
        @Nullable EncodeContext encoding,
        @Nullable String setCookie,
        @Nullable String text,
        @Nullable Duration retryAfter,
        @Nullable String location,
        boolean close) {
    /** The name of the session cookie; of letters only, since some devices stumble over more. */
    public static final String COOKIE_NAME = "cwmp";

    public AcsAnswer {
        if ((envelope == null) != (encoding == null)) {
            throw new IllegalArgumentException("an envelope and its encoding go together");
        }
        if (envelope != null && status != 200) {
            throw new IllegalArgumentException("an envelope goes with status 200, got " + status);
        }
    }

    /** An envelope, with status 200. */
    public static AcsAnswer message(SoapEnvelope envelope, EncodeContext encoding) {
        return new AcsAnswer(200, envelope, encoding, null, null, null, null, false);
    }

    /** No content, with status 204. */
    public static AcsAnswer empty() {
        return new AcsAnswer(204, null, null, null, null, null, null, false);
    }

    /** A status with plain text; the connection is of no more use. */
    public static AcsAnswer status(int status, String text) {
        return new AcsAnswer(status, null, null, null, text, null, null, true);
    }

    /** 503: come again after that wait. */
    public static AcsAnswer unavailable(Duration retryAfter) {
        return new AcsAnswer(503, null, null, null, "Service unavailable", retryAfter, null, true);
    }

    /** A redirect; the device goes on there. */
    public static AcsAnswer redirect(int status, String location) {
        return new AcsAnswer(status, null, null, null, null, null, location, false);
    }

    /** With the session cookie to set. */
    public AcsAnswer withCookie(@Nullable String value) {
        return new AcsAnswer(status, envelope, encoding, value, text, retryAfter, location, close);
    }

    /** With or without the end of the connection. */
    public AcsAnswer withClose(boolean value) {
        return new AcsAnswer(status, envelope, encoding, setCookie, text, retryAfter, location, value);
    }
}
