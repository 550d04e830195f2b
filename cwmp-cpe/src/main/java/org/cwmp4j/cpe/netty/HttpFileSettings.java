package org.cwmp4j.cpe.netty;

import java.time.Duration;
import java.util.Objects;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.auth.ClientAuthPolicy.BasicUse;
import org.cwmp4j.http.netty.StreamBounds;
import org.cwmp4j.http.tls.TlsClient;
import org.jspecify.annotations.Nullable;

/**
 * How a device talks to file servers.
 *
 * @param tls judges the servers of https URLs; {@code null} for the JDK's roots and no certificate of the device
 * @param basicOverPlain whether a challenge for Basic is answered without TLS too. The file server chooses the scheme (rule
 *     C-FILE-04), so the default is to answer
 * @param proxy on the way to file servers; {@code null} for none
 * @param names looks up hosts; {@code null} for {@link NameResolver#system}
 * @param connectTimeout from looking up a name to the end of the TLS handshake
 * @param responseTimeout from a request's last byte to the head of its answer
 * @param bodies how long files may take: they have to go on, and at a least rate; beside that a transfer has its own deadline
 * @param keepFree bytes of the file system that downloads leave to others; 0 or more
 * @param forceEvery a download is forced to the medium whenever so many bytes were written, and resumed at one of those points: what
 *     follows the last may be lost in a power cut, and is fetched again
 * @param log of what goes over the wire, without the files
 */
public record HttpFileSettings(
        @Nullable TlsClient tls,
        BasicUse basicOverPlain,
        @Nullable HttpProxy proxy,
        @Nullable NameResolver names,
        Duration connectTimeout,
        Duration responseTimeout,
        StreamBounds bodies,
        long keepFree,
        int forceEvery,
        WireLog log) {
    /**
     * The JDK's roots, Basic when challenged, no proxy; thirty seconds to connect, a minute for an answer, {@link StreamBounds#DEFAULT};
     * 1 MiB stays free, forced every 4 MiB; no log.
     */
    public static final HttpFileSettings DEFAULT = new HttpFileSettings(
            null,
            BasicUse.WHEN_CHALLENGED,
            null,
            null,
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            StreamBounds.DEFAULT,
            1L << 20,
            4 << 20,
            WireLog.off());

    public HttpFileSettings {
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
        Objects.requireNonNull(bodies, "bodies");
        Objects.requireNonNull(log, "log");
        if (basicOverPlain == BasicUse.UNASKED) {
            throw new IllegalArgumentException("basicOverPlain: without TLS Basic is never sent unasked");
        }
        if (keepFree < 0 || forceEvery < 1) {
            throw new IllegalArgumentException("keepFree: expected zero or more, and forceEvery one or more");
        }
    }

    /** As sessions go: the same TLS, proxy, names, log and use of Basic; the rest as {@link #DEFAULT}. */
    public static HttpFileSettings of(HttpAcsSettings sessions) {
        return new HttpFileSettings(
                sessions.tls(),
                sessions.basicOverPlain(),
                sessions.proxy(),
                sessions.names(),
                DEFAULT.connectTimeout,
                DEFAULT.responseTimeout,
                DEFAULT.bodies,
                DEFAULT.keepFree,
                DEFAULT.forceEvery,
                sessions.log());
    }

    /** With that judge of servers. */
    public HttpFileSettings withTls(TlsClient value) {
        return new HttpFileSettings(
                value,
                basicOverPlain,
                proxy,
                names,
                connectTimeout,
                responseTimeout,
                bodies,
                keepFree,
                forceEvery,
                log);
    }

    /** Through that proxy; {@code null} for none. */
    public HttpFileSettings withProxy(@Nullable HttpProxy value) {
        return new HttpFileSettings(
                tls, basicOverPlain, value, names, connectTimeout, responseTimeout, bodies, keepFree, forceEvery, log);
    }

    /** With hosts looked up that way. */
    public HttpFileSettings withNames(NameResolver value) {
        return new HttpFileSettings(
                tls, basicOverPlain, proxy, value, connectTimeout, responseTimeout, bodies, keepFree, forceEvery, log);
    }

    /** With that use of Basic without TLS. */
    public HttpFileSettings withBasicOverPlain(BasicUse value) {
        return new HttpFileSettings(
                tls, value, proxy, names, connectTimeout, responseTimeout, bodies, keepFree, forceEvery, log);
    }

    /** With these deadlines. */
    public HttpFileSettings withTimeouts(Duration connect, Duration response) {
        return new HttpFileSettings(
                tls, basicOverPlain, proxy, names, connect, response, bodies, keepFree, forceEvery, log);
    }

    /** With these bounds of files on their way. */
    public HttpFileSettings withBodies(StreamBounds value) {
        return new HttpFileSettings(
                tls, basicOverPlain, proxy, names, connectTimeout, responseTimeout, value, keepFree, forceEvery, log);
    }

    /** With so much left free. */
    public HttpFileSettings withKeepFree(long bytes) {
        return new HttpFileSettings(
                tls, basicOverPlain, proxy, names, connectTimeout, responseTimeout, bodies, bytes, forceEvery, log);
    }

    /** With downloads forced to the medium that often. */
    public HttpFileSettings withForceEvery(int bytes) {
        return new HttpFileSettings(
                tls, basicOverPlain, proxy, names, connectTimeout, responseTimeout, bodies, keepFree, bytes, log);
    }

    /** With that log. */
    public HttpFileSettings withLog(WireLog value) {
        return new HttpFileSettings(
                tls,
                basicOverPlain,
                proxy,
                names,
                connectTimeout,
                responseTimeout,
                bodies,
                keepFree,
                forceEvery,
                value);
    }
}
