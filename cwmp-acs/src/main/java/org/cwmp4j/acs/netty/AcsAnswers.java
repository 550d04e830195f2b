package org.cwmp4j.acs.netty;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cwmp4j.acs.AcsAnswer;
import org.cwmp4j.acs.auth.AuthenticationResult.Refused;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.ContentType;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.jspecify.annotations.Nullable;

/** Makes HTTP of the engine's answers: SOAP with 200 only, all else without (rules A-HTTP-07, A-HTTP-08, A-SESS-37). */
final class AcsAnswers {
    private static final CwmpEncoder ENCODER = new CwmpEncoder();

    private AcsAnswers() {}

    /** What cannot be encoded is the engine's mistake and fails here: the server then answers 500. */
    static HttpAnswer http(AcsAnswer answer) {
        return http(answer, null);
    }

    /**
     * The same with its message in a coding.
     *
     * @param coding {@code null} for none
     */
    static HttpAnswer http(AcsAnswer answer, @Nullable ContentCoding coding) {
        Headers headers = Headers.empty();
        byte[] body = new byte[0];
        if (answer.envelope() != null && answer.encoding() != null) {
            headers = headers.and("Content-Type", ContentType.SOAP);
            body = ENCODER.encode(answer.envelope(), answer.encoding());
            if (coding != null) {
                headers = headers.and("Content-Encoding", coding.token());
                body = coding.encode(body);
            }
        } else if (answer.text() != null) {
            headers = headers.and("Content-Type", "text/plain; charset=utf-8");
            body = answer.text().getBytes(StandardCharsets.UTF_8);
        }
        if (answer.setCookie() != null) {
            // Some devices want a path; none of them wants an expiry (quirk H1, rule A-HTTP-18).
            headers = headers.and("Set-Cookie", AcsAnswer.COOKIE_NAME + "=" + answer.setCookie() + "; Path=/");
        }
        if (answer.location() != null) {
            headers = headers.and("Location", answer.location());
        }
        if (answer.retryAfter() != null) {
            headers = headers.and("Retry-After", String.valueOf(seconds(answer.retryAfter())));
        }
        if (answer.close()) {
            headers = headers.and("Connection", "close");
        }
        return new HttpAnswer(answer.status(), "", headers, body);
    }

    /** A status with text, and the end of the connection. */
    static HttpAnswer closing(int status, String text) {
        return http(AcsAnswer.status(status, text));
    }

    /** Whoever is not let in, with a word on when to come again if there is one. */
    static HttpAnswer refusal(Refused refused) {
        return http(
                new AcsAnswer(refused.status(), null, null, null, refused.text(), refused.retryAfter(), null, true));
    }

    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
