package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.cwmp4j.http.ChosenAddress;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.WireLog;
import org.jspecify.annotations.Nullable;

/** One TCP connection to a server, with or without TLS; one exchange at a time, never pipelined. Thread-safe. */
public final class HttpConnection {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String name = "client-" + NUMBERS.incrementAndGet();
    private final Channel channel;
    private final ClientExchange exchange;
    private final WireLog log;
    private final @Nullable ChosenAddress address;
    private final @Nullable ProxyRoute forwarding;

    HttpConnection(
            Channel channel,
            ClientExchange exchange,
            WireLog log,
            @Nullable ChosenAddress address,
            @Nullable ProxyRoute forwarding) {
        this.channel = channel;
        this.exchange = exchange;
        this.log = log;
        this.address = address;
        this.forwarding = forwarding;
    }

    /** Which of the host's addresses it leads to; empty where a proxy chose it. */
    public Optional<ChosenAddress> address() {
        return Optional.ofNullable(address);
    }

    /**
     * Sends a request and waits for its answer; 1xx are skipped. Host and Content-Length are added, and what a proxy asks for.
     * The body is sent at once even where the caller added {@code Expect}.
     *
     * @return fails with an {@link HttpException} if there is no answer; the connection is then closed. Completes on an event
     *     loop
     */
    public CompletionStage<HttpAnswer> exchange(HttpCall call) {
        return route(call, null);
    }

    /**
     * As {@link #exchange(HttpCall)} with an answer that is streamed, and a request that may be. Deadlines for the bodies are those
     * of {@code bodies}; the one for the answer's head begins with the request's last byte. An answer that comes before a streamed
     * request was sent ends the sending, and the connection with it; one of success is then taken for a failure.
     *
     * @return the answer, with the body if that was declined, else without. Fails also with whatever {@code bodies} throws.
     *     Completes, either way, when the channels of {@code bodies} are closed; on any thread
     */
    public CompletionStage<HttpAnswer> exchange(HttpCall call, BodyStreams bodies) {
        return route(call, bodies);
    }

    private CompletionStage<HttpAnswer> route(HttpCall call, @Nullable BodyStreams bodies) {
        return forwarding == null ? once(call, bodies) : forwarding.forward(this, call, bodies, exchange.authority());
    }

    /** As it is, whatever the answer. */
    CompletionStage<HttpAnswer> once(HttpCall call, @Nullable BodyStreams bodies) {
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        log.request(name, call);
        try {
            inTurn(() -> begin(call, bodies, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(
                    new HttpException(HttpException.Kind.NOT_SENT, "the event loops are shut down", e));
        }
        return answer.thenApply(whole -> {
            log.response(name, whole);
            return whole;
        });
    }

    /**
     * On the event loop; for a connection that was used before only after the loop has looked at the sockets once more. So a
     * close by the server that has arrived is seen before anything is sent (rule C-HTTP-13).
     */
    private void inTurn(Runnable task) {
        EventLoop loop = channel.eventLoop();
        if (exchange.isUsed() && loop instanceof SingleThreadEventLoop single) {
            single.executeAfterEventLoopIteration(() -> loop.execute(task));
        } else {
            loop.execute(task);
        }
    }

    private void begin(HttpCall call, @Nullable BodyStreams bodies, CompletableFuture<HttpAnswer> answer) {
        ChannelHandlerContext ctx = channel.pipeline().context(exchange);
        if (ctx == null) {
            answer.completeExceptionally(
                    new HttpException(HttpException.Kind.NOT_SENT, "the connection is closed", null));
        } else {
            exchange.begin(ctx, call, bodies, answer);
        }
    }

    /** Whether another request may be sent: nobody has closed or announced to close. */
    public boolean isReusable() {
        return exchange.isReusable() && channel.isActive();
    }

    /** Completes when the connection is gone. */
    public CompletionStage<Void> closed() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        channel.closeFuture().addListener(future -> closed.complete(null));
        return closed;
    }

    /** Closes; an exchange under way fails. Idempotent. */
    public void close() {
        exchange.abandon();
        Channels.close(channel);
    }

    /** The connection's name in the wire log. */
    @Override
    public String toString() {
        return name;
    }
}
