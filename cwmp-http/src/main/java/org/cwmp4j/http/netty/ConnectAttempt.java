package org.cwmp4j.http.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HostLiteral;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One connection in the making: name, addresses, TCP, proxy, TLS. An address that takes long is not given up but gets company;
 * the first to finish wins (in the manner of RFC 8305). All on one event loop, where the connection stays.
 */
final class ConnectAttempt {
    private final HttpConnector connector;
    private final Destination to;
    private final @Nullable ProxyRoute proxy;
    private final String host;
    private final int port;
    private final @Nullable ChosenAddress preferred;
    private final EventLoop loop;
    private final CompletableFuture<HttpConnection> result = new CompletableFuture<>();
    private final Queue<InetAddress> left = new ArrayDeque<>();
    private final Set<Channel> open = new HashSet<>();
    private List<InetAddress> all = List.of();
    private @Nullable CompletableFuture<?> lookup;
    private Scheduler.@Nullable Cancellable hurry;
    private int running;
    private @Nullable HttpException failure;

    ConnectAttempt(HttpConnector connector, Destination to, @Nullable ChosenAddress preferred) {
        this.connector = connector;
        this.to = to;
        ProxyRoute route = connector.options.proxy();
        this.proxy = route != null && route.isFor(to.host()) ? route : null;
        this.host = proxy == null ? to.host() : proxy.host();
        this.port = proxy == null ? to.port() : proxy.port();
        this.preferred = proxy == null ? preferred : null;
        this.loop = connector.loops.group().next();
    }

    CompletionStage<HttpConnection> start() {
        Scheduler.Cancellable deadline =
                connector.scheduler.schedule(connector.settings.connectTimeout(), () -> inLoop(this::expired));
        CompletionStage<HttpConnection> outcome = result;
        outcome.whenComplete((connection, failed) -> {
            deadline.cancel();
            if (failed instanceof CancellationException) {
                inLoop(this::abandon);
            }
        });
        inLoop(this::resolve);
        return result;
    }

    private void inLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new HttpException(Kind.NOT_CONNECTED, "the event loops are shut down", e));
        }
    }

    private void resolve() {
        CompletionStage<List<InetAddress>> answer;
        try {
            Optional<InetAddress> literal = HostLiteral.address(host);
            answer = literal.isPresent()
                    ? CompletableFuture.completedStage(List.of(literal.get()))
                    : connector.options.names().lookUp(host);
        } catch (RejectedExecutionException e) {
            end(new HttpException(Kind.NOT_CONNECTED, "too many names to look up, or shut down", e));
            return;
        } catch (UnknownHostException | RuntimeException e) {
            end(NettyFailures.connecting(e, host));
            return;
        }
        lookup = answer.toCompletableFuture();
        answer.whenComplete((found, failed) -> inLoop(() -> resolved(found, failed)));
    }

    private void resolved(@Nullable List<InetAddress> found, @Nullable Throwable failed) {
        if (result.isDone()) {
            return;
        }
        if (failed != null || found == null || found.isEmpty()) {
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            end(NettyFailures.connecting(cause == null ? new UnknownHostException(host) : cause, host));
            return;
        }
        all = found;
        List<InetAddress> allowed =
                found.stream().filter(connector.options.allowed()).toList();
        left.addAll(AddressOrder.of(allowed, found, preferred, connector.options.random()));
        if (left.isEmpty()) {
            end(new HttpException(Kind.FORBIDDEN_ADDRESS, "not allowed to connect to " + host, null));
        } else {
            next();
        }
    }

    private void next() {
        InetAddress address = left.poll();
        if (hurry != null) {
            hurry.cancel();
            hurry = null;
        }
        if (result.isDone() || address == null) {
            return;
        }
        running++;
        if (!left.isEmpty()) {
            hurry = connector.scheduler.schedule(connector.settings.nextAddressAfter(), () -> inLoop(this::next));
        }
        connect(address, true);
    }

    /** Whatever becomes of it ends in {@link #finish} or {@link #failed}. */
    private void connect(InetAddress address, boolean mayReconnect) {
        ClientExchange first = new ClientExchange(
                connector.settings, connector.scheduler, proxy == null ? to.authority() : to.hostAndPort());
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // our deadline covers it
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ClientPipeline(
                        connector.loops.tls(), connector.settings, proxy == null ? to : to.withoutTls(), first))
                .connect(new InetSocketAddress(address, port));
        Channel channel = connecting.channel();
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                failed(channel, done.cause());
            } else if (proxy == null || to.tls() == null) {
                secure(channel, address, first);
            } else {
                tunnel(channel, address, first, proxy, mayReconnect);
            }
        });
    }

    private void tunnel(
            Channel channel, InetAddress address, ClientExchange first, ProxyRoute route, boolean mayReconnect) {
        HttpConnection toProxy = new HttpConnection(channel, first, connector.log, null, null);
        route.open(toProxy, to.hostAndPort()).whenComplete((opened, broken) -> {
            if (broken != null) {
                failed(channel, broken);
            } else if (opened) {
                tunnelled(channel, address, first);
            } else if (mayReconnect) {
                Channels.close(channel);
                connect(address, false);
            } else {
                failed(channel, new HttpException(Kind.PROXY, "the proxy asks for credentials again", null));
            }
        });
    }

    private void tunnelled(Channel channel, InetAddress address, ClientExchange used) {
        ClientExchange inside = new ClientExchange(connector.settings, connector.scheduler, to.authority());
        try {
            new ClientPipeline(connector.loops.tls(), connector.settings, to, inside).replace(channel, used);
            secure(channel, address, inside);
        } catch (RuntimeException e) { // TLS cannot be set up so, or the channel is gone
            failed(channel, e);
        }
    }

    private void secure(Channel channel, InetAddress address, ClientExchange exchange) {
        SslHandler ssl = channel.pipeline().get(SslHandler.class);
        if (ssl == null) {
            finish(channel, address, exchange);
            return;
        }
        ssl.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                finish(channel, address, exchange);
            } else {
                failed(channel, done.cause());
            }
        });
    }

    private void finish(Channel channel, InetAddress address, ClientExchange exchange) {
        ProxyRoute forwarding = to.tls() == null ? proxy : null;
        ChosenAddress chosen = proxy == null ? ChosenAddress.of(address, all) : null;
        HttpConnection connection = new HttpConnection(channel, exchange, connector.log, chosen, forwarding);
        open.remove(channel);
        if (!result.complete(connection)) {
            Channels.close(channel);
        }
        abandon();
    }

    private void failed(Channel channel, Throwable cause) {
        Channels.close(channel);
        Throwable own = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        HttpException known = NettyFailures.connecting(own, host + ":" + port);
        // A server that answered wrongly says more than one that did not answer.
        if (failure == null || failure.kind() == Kind.NOT_CONNECTED) {
            failure = known;
        }
        running--;
        if (!left.isEmpty()) {
            next();
        } else if (running == 0) {
            end(failure);
        }
    }

    private void expired() {
        end(new HttpException(
                Kind.CONNECT_TIMEOUT,
                "no connection to " + host + ":" + port + " within "
                        + connector.settings.connectTimeout().toSeconds() + " s",
                null));
    }

    private void end(HttpException with) {
        result.completeExceptionally(with);
        abandon();
    }

    /** What is still under way is of no use any more. */
    private void abandon() {
        left.clear();
        if (hurry != null) {
            hurry.cancel();
            hurry = null;
        }
        if (lookup != null) {
            lookup.cancel(false);
        }
        List.copyOf(open).forEach(Channels::close);
    }
}
