package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.codec.DecodeContext;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.Direction;
import org.jspecify.annotations.Nullable;

/**
 * How a device talks to its ACS.
 *
 * @param tls judges the servers of https URLs, and shows them the device's certificate if it has one (rule B-TLS-12); {@code null} for
 *     the JDK's roots and no certificate
 * @param connectPatience how long a refused or unreachable connection is tried again before it counts as failed; the
 *     standard asks for 30 seconds (rule C-HTTP-15), zero fails at once
 * @param basicOverPlain whether a challenge for Basic is answered without TLS too, where the password travels readable. The
 *     standard leaves the choice of scheme to the ACS (rule C-AUTH-02), so the default is to answer
 * @param redirects how far the device lets itself be redirected
 * @param proxy on the way to the ACS; {@code null} for none
 * @param names looks up hosts, anew for every connection (rule C-DISC-14); {@code null} for {@link NameResolver#system}, which
 *     keeps answers as long as the JDK is set to
 * @param reading how answers are read, and their bounds; those of bytes hold for compressed answers before and after they are
 *     decoded
 * @param log of what goes over the wire
 */
public record HttpAcsSettings(
        @Nullable TlsClient tls,
        Duration connectPatience,
        BasicUse basicOverPlain,
        RedirectPolicy redirects,
        @Nullable HttpProxy proxy,
        @Nullable NameResolver names,
        DecodeContext reading,
        WireLog log) {
    /** The JDK's roots, thirty seconds, Basic when challenged, no redirect to less security, no proxy, lenient, no log. */
    public static final HttpAcsSettings DEFAULT = new HttpAcsSettings(
            null,
            Duration.ofSeconds(30),
            BasicUse.WHEN_CHALLENGED,
            RedirectPolicy.DEFAULT,
            null,
            null,
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
        return new HttpAcsSettings(value, connectPatience, basicOverPlain, redirects, proxy, names, reading, log);
    }

    /** With that patience. */
    public HttpAcsSettings withConnectPatience(Duration value) {
        return new HttpAcsSettings(tls, value, basicOverPlain, redirects, proxy, names, reading, log);
    }

    /** With that use of Basic without TLS. */
    public HttpAcsSettings withBasicOverPlain(BasicUse value) {
        return new HttpAcsSettings(tls, connectPatience, value, redirects, proxy, names, reading, log);
    }

    /** With that policy of redirects. */
    public HttpAcsSettings withRedirects(RedirectPolicy value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, value, proxy, names, reading, log);
    }

    /** Through that proxy; {@code null} for none. */
    public HttpAcsSettings withProxy(@Nullable HttpProxy value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, redirects, value, names, reading, log);
    }

    /** With hosts looked up that way. */
    public HttpAcsSettings withNames(NameResolver value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, redirects, proxy, value, reading, log);
    }

    /** With that way of reading. */
    public HttpAcsSettings withReading(DecodeContext value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, redirects, proxy, names, value, log);
    }

    /** With that log. */
    public HttpAcsSettings withLog(WireLog value) {
        return new HttpAcsSettings(tls, connectPatience, basicOverPlain, redirects, proxy, names, reading, value);
    }
}
