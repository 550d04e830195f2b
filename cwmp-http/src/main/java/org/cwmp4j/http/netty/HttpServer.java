package org.cwmp4j.http.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.cwmp4j.http.HttpPeer;
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
    private static final int BACKLOG = 1024;

    private final @Nullable TlsServer tls;
    private final TlsHandlers handlers;
    private final InetSocketAddress address;
    private final Set<ServerConnection> connections = ConcurrentHashMap.newKeySet();
    final WaitingRoom waiting = new WaitingRoom();
    private final PeerCounts counts;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile @Nullable Channel channel;

    private HttpServer(
            HttpServerSettings settings,
            HttpService service,
            TimeSource time,
            WireLog log,
            @Nullable TlsServer tls,
            TlsHandlers handlers,
            InetSocketAddress address) {
        this.address = address;
        this.settings = Objects.requireNonNull(settings, "settings");
        this.service = Objects.requireNonNull(service, "service");
        this.time = Objects.requireNonNull(time, "time");
        this.log = Objects.requireNonNull(log, "log");
        this.tls = tls;
        this.handlers = handlers;
        this.counts = new PeerCounts(settings.maxPerAddress());
    }

    /**
     * Binds, at once and on the calling thread.
     *
     * @param time for deadlines and the Date header
     * @param address port 0 takes any free one, see {@link #address()}; the wildcard address takes IPv4 and IPv6 where the system
     *     has both
     * @param tls {@code null} for plain TCP
     * @param service answers the requests
     * @throws IOException with what the system says, such as {@link java.net.BindException}
     */
    public static HttpServer bind(
            NettyLoops loops,
            TimeSource time,
            InetSocketAddress address,
            HttpServerSettings settings,
            @Nullable TlsServer tls,
            WireLog log,
            HttpService service)
            throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(address, BACKLOG);
            HttpServer server = new HttpServer(
                    settings, service, time, log, tls, loops.tls(), (InetSocketAddress) socket.getLocalAddress());
            server.channel = server.bootstrap(loops, socket).register().channel();
            return server;
        } catch (UnresolvedAddressException e) {
            socket.close();
            throw new IOException("no such address: " + address, e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The bound address, with the real port. */
    public InetSocketAddress address() {
        return address;
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
        if (connections.remove(connection)) {
            counts.leave(connection.remote());
        }
        settle();
    }

    private void settle() {
        if (closing && connections.isEmpty()) {
            drained.complete(null);
        }
    }

    private ServerBootstrap bootstrap(NettyLoops loops, ServerSocketChannel socket) {
        return new ServerBootstrap()
                .group(loops.group())
                .channelFactory(() -> new NioServerSocketChannel(socket))
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
        if (closing || !(child.remoteAddress() instanceof InetSocketAddress remote)) {
            Channels.close(child);
            return;
        }
        if (open >= 2L * settings.maxConnections() || !counts.enter(remote)) {
            service.refused(new HttpPeer(remote, tls != null, List.of(), true, child.eventLoop()), 503);
            Channels.close(child);
            return;
        }
        ServerConnection first = open < settings.maxConnections() ? null : waiting.takeFirst();
        if (first != null) {
            first.makeRoom();
        }
        if (tls != null) {
            child.pipeline()
                    .addLast(handlers.server(tls, child)); // the deadline for the first head covers the handshake
        }
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHead())
                .setMaxHeaderSize(settings.maxHead());
        boolean overLimit = open >= settings.maxConnections() && first == null;
        ServerConnection connection = new ServerConnection(this, child, remote, overLimit);
        connections.add(connection);
        child.pipeline()
                .addLast(new RequestDecoder(config), new HttpResponseEncoder(), new FlowControlHandler(), connection);
        if (closing) {
            Channels.close(child); // it slipped in while the others were told
        }
    }
}
