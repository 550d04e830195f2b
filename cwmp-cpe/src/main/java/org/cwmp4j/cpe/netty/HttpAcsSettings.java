package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.Direction;
import org.jspecify.annotations.Nullable;

/**
 * How a device talks to its ACS.
 *
 * @param tls judges the servers of https URLs; {@code null} for the JDK's roots
 * @param connectPatience how long a refused or unreachable connection is tried again before it counts as failed; the
 *     standard asks for 30 seconds (rule C-HTTP-15), zero fails at once
 * @param basicOverPlain whether a challenge for Basic is answered without TLS too, where the password travels readable. The
 *     standard leaves the choice of scheme to the ACS (rule C-AUTH-02), so the default is to answer
 * @param redirects how far the device lets itself be redirected
 * @param reading how answers are read, and their bounds
 * @param log of what goes over the wire
 */
public record HttpAcsSettings(
        @Nullable TlsClient tls,
        Duration connectPatience,
        BasicUse basicOverPlain,
        RedirectPolicy redirects,
        DecodeContext reading,
        WireLog log) {
    /** The JDK's roots, thirty seconds, Basic when challenged, no redirect to less security, lenient, no log. */
    public static final HttpAcsSettings DEFAULT = new HttpAcsSettings(
            null,
            Duration.ofSeconds(30),
            BasicUse.WHEN_CHALLENGED,
            RedirectPolicy.DEFAULT,
            DecodeContext.lenient(Direction.ACS_TO_CPE),
            WireLog.off());

    public HttpAcsSettings {
        Objects.requireNonNull(connectPatience, "connectPatience");
        Objects.requireNonNull(redirects, "redirects");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(log, "log");
        if (basicOverPlain == BasicUse.UNASKED) {
            throw new IllegalArgumentException("basicOverPlain: without TLS Basic is never sent unasked");
        }
    }

    /** With that judge of servers. */
    public HttpAcsSettings withTls(TlsClient value) {
        return new HttpAcsSettings(value, connectPatience, basicOverPlain, redirects, reading, log);
    }

    /** With that patience. */
    public HttpAcsSettings withConnectPatience(Duration value) {
        return new HttpAcsSettings(tls, value, basicOverPlain, redirects, reading, log);
    }

    /** With that use of Basic without TLS. */
    public HttpAcsSettings withBasicOverPlain(BasicUse value) {
        return new HttpAcsSettings(tls, connectPatience, value, redirects, reading, log);
    }

    /** With that policy of redirects. */
    public HttpAcsSettings withRedirects(RedirectPolicy value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, value, reading, log);
    }

    /** With that way of reading. */
    public HttpAcsSettings withReading(DecodeContext value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, redirects, value, log);
    }

    /** With that log. */
    public HttpAcsSettings withLog(WireLog value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, redirects, reading, value);
    }
}
