package org.cwmp4j.http.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.TlsClient;
import org.cwmp4j.http.tls.TlsException;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** Opens connections to servers. Names are looked up off the event loops, every address is tried in turn. Thread-safe. */
public final class HttpConnector {
    private final NettyLoops loops;
    private final Scheduler scheduler;
    private final HttpClientSettings settings;
    private final WireLog log;
    private final Predicate<InetAddress> allowed;

    /**
     * @param scheduler for the deadlines
     * @param settings bounds
     * @param log of what goes over the wire
     */
    public HttpConnector(NettyLoops loops, Scheduler scheduler, HttpClientSettings settings, WireLog log) {
        this(loops, scheduler, settings, log, address -> true);
    }

    private HttpConnector(
            NettyLoops loops,
            Scheduler scheduler,
            HttpClientSettings settings,
            WireLog log,
            Predicate<InetAddress> allowed) {
        this.loops = Objects.requireNonNull(loops, "loops");
        this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.log = Objects.requireNonNull(log, "log");
        this.allowed = Objects.requireNonNull(allowed, "allowed");
    }

    /** The same with other bounds. */
    public HttpConnector with(HttpClientSettings other) {
        return new HttpConnector(loops, scheduler, other, log, allowed);
    }

    /** The same, only to addresses that pass; the others are as if they were not there. */
    public HttpConnector only(Predicate<InetAddress> addresses) {
        return new HttpConnector(loops, scheduler, settings, log, addresses);
    }

    /** The bounds. */
    public HttpClientSettings settings() {
        return settings;
    }

    /**
     * Connects, and shakes hands where TLS is wanted.
     *
     * @param host a name, or an IP literal, in brackets or not
     * @param tls {@code null} for plain TCP
     * @return fails with an {@link HttpException}, at the latest after the connect timeout. Completes on an event loop
     */
    public CompletionStage<HttpConnection> connect(String host, int port, @Nullable TlsClient tls) {
        Attempt attempt = new Attempt(host, port, tls);
        attempt.start();
        return attempt.result;
    }

    private final class Attempt {
        final CompletableFuture<HttpConnection> result = new CompletableFuture<>();
        final String host;
        final int port;
        final @Nullable TlsClient tls;
        volatile @Nullable Channel current;

        Attempt(String host, int port, @Nullable TlsClient tls) {
            boolean brackets = host.startsWith("[") && host.endsWith("]");
            this.host = brackets ? host.substring(1, host.length() - 1) : host;
            this.port = port;
            this.tls = tls;
        }

        void start() {
            Scheduler.Cancellable deadline = scheduler.schedule(settings.connectTimeout(), this::expired);
            CompletionStage<HttpConnection> outcome = result;
            outcome.whenComplete((connection, failure) -> deadline.cancel());
            try {
                loops.resolvers().execute(this::resolve);
            } catch (RejectedExecutionException e) {
                result.completeExceptionally(
                        new HttpException(Kind.NOT_CONNECTED, "too many names to look up, or shut down", e));
            }
        }

        private void resolve() {
            try {
                List<InetAddress> addresses = Arrays.stream(InetAddress.getAllByName(host))
                        .filter(allowed)
                        .toList();
                if (addresses.isEmpty()) {
                    throw new HttpException(Kind.FORBIDDEN_ADDRESS, "not allowed to connect to " + host, null);
                }
                next(addresses, 0);
            } catch (UnknownHostException | RuntimeException e) {
                result.completeExceptionally(NettyFailures.connecting(e, host));
            }
        }

        private void next(List<InetAddress> addresses, int index) {
            if (result.isDone()) {
                return;
            }
            ClientExchange exchange = new ClientExchange(settings, scheduler, authority());
            ChannelFuture connecting = bootstrap(exchange).connect(new InetSocketAddress(addresses.get(index), port));
            Channel channel = connecting.channel();
            current = channel;
            connecting.addListener(done -> {
                if (done.isSuccess()) {
                    connected(channel, exchange);
                } else if (index + 1 < addresses.size()) {
                    next(addresses, index + 1);
                } else {
                    result.completeExceptionally(NettyFailures.connecting(done.cause(), host + ":" + port));
                }
            });
        }

        private void connected(Channel channel, ClientExchange exchange) {
            SslHandler ssl = channel.pipeline().get(SslHandler.class);
            if (ssl == null) {
                finish(channel, exchange);
                return;
            }
            ssl.handshakeFuture().addListener(done -> {
                if (done.isSuccess()) {
                    finish(channel, exchange);
                } else {
                    Channels.close(channel);
                    result.completeExceptionally(NettyFailures.connecting(done.cause(), host + ":" + port));
                }
            });
        }

        private void finish(Channel channel, ClientExchange exchange) {
            if (!result.complete(new HttpConnection(channel, exchange, log))) {
                Channels.close(channel);
            }
        }

        private void expired() {
            boolean first = result.completeExceptionally(new HttpException(
                    Kind.CONNECT_TIMEOUT,
                    "no connection to " + host + ":" + port + " within "
                            + settings.connectTimeout().toSeconds() + " s",
                    null));
            Channel open = current;
            if (first && open != null) {
                Channels.close(open);
            }
        }

        private String authority() {
            String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
            return port == (tls == null ? 80 : 443) ? name : name + ":" + port;
        }

        private Bootstrap bootstrap(ClientExchange exchange) {
            return new Bootstrap()
                    .group(loops.group())
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // our deadline covers it
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            if (tls != null) {
                                channel.pipeline().addLast(sslHandler(tls));
                            }
                            channel.pipeline().addLast(codec(), exchange);
                        }
                    });
        }

        private SslHandler sslHandler(TlsClient client) throws TlsException {
            SslHandler ssl = new SslHandler(client.engine(host, port));
            ssl.setHandshakeTimeoutMillis(0); // our deadline covers it
            return ssl;
        }

        private HttpClientCodec codec() {
            HttpDecoderConfig config = new HttpDecoderConfig()
                    .setMaxInitialLineLength(settings.maxHead())
                    .setMaxHeaderSize(settings.maxHead());
            return new HttpClientCodec(config, false, true);
        }
    }
}
