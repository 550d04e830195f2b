package org.cwmp4j.http.netty;

import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpProxy;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.model.time.RandomSource;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to servers, directly or through a proxy. Names are looked up off the event loops and anew each time; their
 * addresses are tried at random, IPv4 and IPv6 by turns, the next one when one fails or takes long (rule C-DISC-13). Thread-safe.
 */
public final class HttpConnector {
    final NettyLoops loops;
    final Scheduler scheduler;
    final HttpClientSettings settings;
    final WireLog log;
    final Options options;

    /**
     * @param scheduler for the deadlines
     * @param settings bounds
     * @param log of what goes over the wire
     */
    public HttpConnector(NettyLoops loops, Scheduler scheduler, HttpClientSettings settings, WireLog log) {
        this(loops, scheduler, settings, log, Options.of(loops));
    }

    private HttpConnector(
            NettyLoops loops, Scheduler scheduler, HttpClientSettings settings, WireLog log, Options options) {
        this.loops = Objects.requireNonNull(loops, "loops");
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.log = Objects.requireNonNull(log, "log");
        this.options = options;
    }

    /** The same with other bounds. */
    public HttpConnector with(HttpClientSettings other) {
        return new HttpConnector(loops, scheduler, other, log, options);
    }

    /** The same, only to addresses that pass; the others are as if they were not there. With a proxy: to such of the proxy. */
    public HttpConnector only(Predicate<InetAddress> addresses) {
        return with(new Options(addresses, options.names, options.random, options.proxy));
    }

    /** The same with names looked up that way; {@link NameResolver#system} otherwise. */
    public HttpConnector withNames(NameResolver names) {
        return with(new Options(options.allowed, names, options.random, options.proxy));
    }

    /** The same with addresses chosen by that chance. */
    public HttpConnector withRandom(RandomSource random) {
        return with(new Options(options.allowed, options.names, random, options.proxy));
    }

    /** The same through a proxy; {@code null} for none. What the proxy asks for is remembered by the connector that this returns. */
    public HttpConnector withProxy(@Nullable HttpProxy proxy) {
        ProxyRoute route = proxy == null ? null : new ProxyRoute(proxy);
        return with(new Options(options.allowed, options.names, options.random, route));
    }

    private HttpConnector with(Options other) {
        return new HttpConnector(loops, scheduler, settings, log, other);
    }

    /** The bounds. */
    public HttpClientSettings settings() {
        return settings;
    }

    /** As {@link #connect(String, int, TlsClient, ChosenAddress)} with no address preferred. */
    public CompletionStage<HttpConnection> connect(String host, int port, @Nullable TlsClient tls) {
        return connect(host, port, tls, null);
    }

    /**
     * Connects, and shakes hands where TLS is wanted.
     *
     * @param host a name, or an IP literal, in brackets or not, with a zone or not
     * @param tls {@code null} for plain TCP
     * @param preferred the address that served last, see {@link HttpConnection#address()}: tried first if it came out of the
     *     same list (rule C-DISC-15); {@code null} for none
     * @return fails with an {@link HttpException}, at the latest after the connect timeout. Completes on an event loop. Cancelled as a
     *     {@code CompletableFuture} it gives up, whatever it was at
     */
    public CompletionStage<HttpConnection> connect(
            String host, int port, @Nullable TlsClient tls, @Nullable ChosenAddress preferred) {
        return new ConnectAttempt(this, new Destination(host, port, tls), preferred).start();
    }

    /** What seldom differs from its default. */
    record Options(
            Predicate<InetAddress> allowed,
            NameResolver names,
            RandomSource random,
            @Nullable ProxyRoute proxy) {
        Options {
            Objects.requireNonNull(allowed, "allowed");
            Objects.requireNonNull(names, "names");
            Objects.requireNonNull(random, "random");
        }

        static Options of(NettyLoops loops) {
            return new Options(address -> true, NameResolver.system(loops.resolvers()), RandomSource.system(), null);
        }
    }
}
