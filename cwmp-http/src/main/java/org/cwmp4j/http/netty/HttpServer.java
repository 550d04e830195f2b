package org.cwmp4j.http.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.cwmp4j.http.HttpService;
import org.cwmp4j.http.WireLog;
import org.cwmp4j.http.tls.TlsServer;
import org.cwmp4j.model.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * A bound server. One request at a time on a connection, the next is read when the answer is out; what a slow or greedy peer
 * can hold is bounded in time and size. Thread-safe.
 */
public final class HttpServer {
    final HttpServerSettings settings;
    final HttpService service;
    final TimeSource time;
    final WireLog log;
    private final @Nullable TlsServer tls;
    private final Set<ServerConnection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile @Nullable Channel channel;

    private HttpServer(
            HttpServerSettings settings, HttpService service, TimeSource time, WireLog log, @Nullable TlsServer tls) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.service = Objects.requireNonNull(service, "service");
        this.time = Objects.requireNonNull(time, "time");
        this.log = Objects.requireNonNull(log, "log");
        this.tls = tls;
    }

    /**
     * Binds.
     *
     * @param time for deadlines and the Date header
     * @param address port 0 takes any free one, see {@link #address()}
     * @param tls {@code null} for plain TCP
     * @param service answers the requests
     * @return fails with what the system says, such as {@link java.net.BindException}
     */
    public static CompletionStage<HttpServer> bind(
            NettyLoops loops,
            TimeSource time,
            InetSocketAddress address,
            HttpServerSettings settings,
            @Nullable TlsServer tls,
            WireLog log,
            HttpService service) {
        HttpServer server = new HttpServer(settings, service, time, log, tls);
        CompletableFuture<HttpServer> bound = new CompletableFuture<>();
        var binding = server.bootstrap(loops).bind(address);
        server.channel = binding.channel();
        binding.addListener(done -> {
            if (done.isSuccess()) {
                bound.complete(server);
            } else {
                bound.completeExceptionally(done.cause());
            }
        });
        return bound;
    }

    /** The bound address, with the real port. */
    public InetSocketAddress address() {
        return (InetSocketAddress) Objects.requireNonNull(channel).localAddress();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    /** Takes no further connection; those that are open go on. Idempotent. */
    public CompletionStage<Void> stopAccepting() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Objects.requireNonNull(channel).close().addListener(closed -> done.complete(null));
        return done;
    }

    /**
     * Takes no further connection, closes idle ones at once, and those with a request after its answer.
     *
     * @param grace how long answers may take; what is open then is closed
     * @return completes when no connection is left. Idempotent
     */
    public CompletionStage<Void> close(Duration grace) {
        closing = true;
        return stopAccepting().thenCompose(ignored -> {
            connections.forEach(ServerConnection::drain);
            settle();
            var deadline = time.scheduler().schedule(grace, () -> connections.forEach(ServerConnection::close));
            return drained.thenRun(deadline::cancel);
        });
    }

    boolean isClosing() {
        return closing;
    }

    void gone(ServerConnection connection) {
        connections.remove(connection);
        settle();
    }

    private void settle() {
        if (closing && connections.isEmpty()) {
            drained.complete(null);
        }
    }

    private ServerBootstrap bootstrap(NettyLoops loops) {
        return new ServerBootstrap()
                .group(loops.group())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel child) {
                        accept(child);
                    }
                });
    }

    private void accept(Channel child) {
        int open = connections.size();
        if (closing || open >= 2L * settings.maxConnections()) {
            Channels.close(child);
            return;
        }
        if (tls != null) {
            SslHandler ssl = new SslHandler(tls.engine());
            ssl.setHandshakeTimeoutMillis(0); // the deadline for the first head covers it
            child.pipeline().addLast(ssl);
        }
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHead())
                .setMaxHeaderSize(settings.maxHead());
        ServerConnection connection = new ServerConnection(this, child, tls != null, open >= settings.maxConnections());
        connections.add(connection);
        child.pipeline().addLast(new HttpServerCodec(config), new FlowControlHandler(), connection);
    }
}
