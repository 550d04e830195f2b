package org.cwmp4j.cpe.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.notification.NotificationSender;
import org.cwmp4j.http.HostLiteral;
import org.cwmp4j.http.NameResolver;
import org.cwmp4j.http.netty.NettyLoops;

/**
 * Sends lightweight notifications over UDP, each from a port of its own that is closed when it has left: nothing can come back
 * (TR-069 A6C1 M.2.1). Serves any number of agents. Thread-safe.
 */
public final class UdpNotificationSender implements NotificationSender {
    private final NettyLoops loops;
    private final NameResolver names;

    /**
     * @param loops owned by the caller
     * @param names looks hosts up, each time anew
     */
    public UdpNotificationSender(NettyLoops loops, NameResolver names) {
        this.loops = Objects.requireNonNull(loops, "loops");
        this.names = Objects.requireNonNull(names, "names");
    }

    /** With the JDK's resolver, on threads of the loops that may block. */
    public UdpNotificationSender(NettyLoops loops) {
        this(loops, loops.names());
    }

    @Override
    public CompletionStage<Void> send(String host, int port, byte[] datagram) {
        try {
            return HostLiteral.address(host)
                    .map(address -> CompletableFuture.completedStage(List.of(address)))
                    .orElseGet(() -> names.lookUp(host).toCompletableFuture())
                    .thenCompose(found -> leave(found, host, port, datagram));
        } catch (UnknownHostException | RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Void> leave(List<InetAddress> found, String host, int port, byte[] datagram) {
        if (found.isEmpty()) {
            return CompletableFuture.failedStage(new UnknownHostException(host));
        }
        InetSocketAddress target = new InetSocketAddress(found.get(0), port);
        CompletableFuture<Void> left = new CompletableFuture<>();
        ChannelFuture bound = new Bootstrap()
                .group(loops.group())
                .channel(NioDatagramChannel.class)
                .handler(new Deaf())
                .bind(0);
        bound.addListener(future -> {
            if (!future.isSuccess()) {
                left.completeExceptionally(future.cause());
                return;
            }
            Channel channel = bound.channel();
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), target))
                    .addListener(ChannelFutureListener.CLOSE)
                    .addListener(written -> {
                        if (written.isSuccess()) {
                            left.complete(null);
                        } else {
                            left.completeExceptionally(written.cause());
                        }
                    });
        });
        return left;
    }

    /** Drops whatever comes. */
    private static final class Deaf extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
