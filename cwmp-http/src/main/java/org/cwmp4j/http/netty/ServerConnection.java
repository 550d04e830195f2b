package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpPeer;
import org.cwmp4j.http.HttpService.Admission;
import org.cwmp4j.http.tls.PeerChain;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a server. Reads a head, asks the service, reads or drops the body, answers, and begins anew. Reading goes
 * step by step ({@code AUTO_READ} is off), so that nothing is read that nobody waits for. All on the connection's event loop.
 */
final class ServerConnection extends SimpleChannelInboundHandler<HttpObject> {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final AtomicLong NUMBERS = new AtomicLong();
    /** The longest body that is read only to be dropped. */
    private static final int MAX_DROPPED = 1_048_576;

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final String name = "server-" + NUMBERS.incrementAndGet();
    private final HttpServer server;
    private final Channel channel;
    private final InetSocketAddress remote;
    private final boolean overLimit;
    private @Nullable HttpPeer peer;
    private final RequestDeadline deadline;
    private State state = State.IDLE;
    private @Nullable HttpCall head;
    private @Nullable Admission admission;
    private final CollectedBody body = new CollectedBody();
    private int dropped;
    private boolean keepAlive = true;
    private AnswerForm form = AnswerForm.USUAL;
    private boolean wanting;
    private boolean served;

    ServerConnection(HttpServer server, Channel channel, InetSocketAddress remote, boolean overLimit) {
        this.server = server;
        this.channel = channel;
        this.remote = remote;
        this.overLimit = overLimit;
        this.deadline = new RequestDeadline(server.time, channel.eventLoop());
    }

    InetSocketAddress remote() {
        return remote;
    }

    /** No further request; what is under way is answered. From any thread. */
    void drain() {
        channel.eventLoop().execute(() -> {
            if (state == State.IDLE) {
                Channels.close(channel);
            }
        });
    }

    /** Others need the place more. Whoever is in the middle of a request is left alone. From any thread. */
    void makeRoom() {
        channel.eventLoop().execute(() -> {
            if (state == State.IDLE) {
                if (!served) {
                    tell(503);
                }
                Channels.close(channel);
            }
        });
    }

    void close() {
        Channels.close(channel);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        server.waiting.enter(this, false);
        expect(server.settings.headTimeout());
        want(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        server.waiting.leave(this);
        deadline.close();
        abandon();
        state = State.CLOSED;
        server.gone(this);
        if (peer != null) {
            server.service.closed(peer);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Strangers' garbage and broken connections are everyday things on a public port.
        LOG.debug("{} closed: {}", name, cause.toString());
        if (cause instanceof DecoderException && !served) {
            served = true; // once, whichever comes first: this or the end of the connection
            tell(400); // no TLS as wanted
        }
        Channels.close(channel);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
        wanting = false;
        if (state == State.CLOSED) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            if (channel.isActive()) { // else it is but the rest of what a close cut off
                refuse(ctx, RequestCheck.status(part.decoderResult()));
            }
            return;
        }
        if (part instanceof HttpRequest request) {
            begun(ctx, request);
        } else if (part instanceof HttpContent content) {
            more(ctx, content);
        }
    }

    private void want(ChannelHandlerContext ctx) {
        wanting = true;
        ctx.read();
    }

    /** A read may end without a whole part of a message: Netty forgets it then. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (wanting) {
            ctx.read();
        }
    }

    private void begun(ChannelHandlerContext ctx, HttpRequest request) {
        server.waiting.leave(this);
        deadline.cancel();
        served = true;
        keepAlive = HttpUtil.isKeepAlive(request);
        form = AnswerForm.of(request);
        int wrong = RequestCheck.status(request);
        if (wrong != RequestCheck.OK) {
            refuse(ctx, wrong);
            return;
        }
        HttpCall call =
                new HttpCall(request.method().name(), request.uri(), NettyHeaders.from(request.headers()), new byte[0]);
        head = call;
        state = State.ADMITTING;
        // Admission asks stores of the application: one that never answers must not hold the connection for ever.
        expect(server.settings.bodyTimeout());
        HttpPeer from = peer();
        whenDone(ctx, () -> server.service.admit(call, from), (admitted, failure) -> {
            if (failure != null || admitted == null) {
                refuse(ctx, 500);
            } else {
                admitted(ctx, request, admitted);
            }
        });
    }

    /** Made with the first head: only then the handshake is over, and who the peer is known. */
    private HttpPeer peer() {
        HttpPeer known = peer;
        if (known == null) {
            SslHandler ssl = channel.pipeline().get(SslHandler.class);
            List<X509Certificate> certificates =
                    ssl == null ? List.of() : PeerChain.of(ssl.engine().getSession());
            known = new HttpPeer(remote, ssl != null, certificates, overLimit, channel.eventLoop());
            peer = known;
        }
        return known;
    }

    private void admitted(ChannelHandlerContext ctx, HttpRequest request, Admission admitted) {
        admission = admitted;
        if (state == State.CLOSED) {
            abandon();
            return;
        }
        long declared = HttpUtil.getContentLength(request, 0L);
        if (admitted instanceof Admission.Read read && declared > read.maxBody()) {
            refuse(ctx, 413);
            return;
        }
        boolean waits = HttpUtil.is100ContinueExpected(request);
        if (admitted instanceof Admission.Answer early
                && (waits || early.answer().headers().hasToken("Connection", "close") || declared > MAX_DROPPED)) {
            // Who waits for leave to send a body may send it or not after a final answer: nothing can follow.
            keepAlive = false;
            write(ctx, early.answer(), true);
            return;
        }
        state = State.BODY;
        deadline.expect(
                server.settings.bodyTimeout(),
                () -> server.settings.extraFor((long) body.size() + dropped),
                this::tooSlow);
        if (waits) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
        want(ctx);
    }

    private void more(ChannelHandlerContext ctx, HttpContent content) {
        int length = content.content().readableBytes();
        boolean last = content instanceof LastHttpContent;
        if (state == State.LINGERING) {
            dropped += length;
            if (last || dropped > MAX_DROPPED) {
                Channels.close(channel);
            } else {
                want(ctx);
            }
            return;
        }
        if (state != State.BODY) {
            return;
        }
        if (admission instanceof Admission.Read read) {
            if (length > read.maxBody() - body.size()) {
                refuse(ctx, 413);
                return;
            }
            body.add(content.content());
            if (!read.room().take(length, () -> ctx.executor().execute(() -> resume(ctx))) && !last) {
                return;
            }
        } else {
            dropped += length;
            keepAlive &= dropped <= MAX_DROPPED;
        }
        if (last || dropped > MAX_DROPPED) {
            received(ctx, !last);
        } else {
            want(ctx);
        }
    }

    /** There is room again for the body. */
    private void resume(ChannelHandlerContext ctx) {
        if (state == State.BODY) {
            want(ctx);
        }
    }

    /** Once, and not after the service has the body. */
    private void abandon() {
        if (admission instanceof Admission.Read read) {
            admission = null;
            read.room().abandoned();
        }
    }

    private void received(ChannelHandlerContext ctx, boolean bodyLeft) {
        deadline.cancel();
        HttpCall call = head;
        if (admission instanceof Admission.Answer early) {
            write(ctx, early.answer(), bodyLeft);
        } else if (admission instanceof Admission.Read read && call != null) {
            HttpCall whole = call.withBody(body.take());
            admission = null;
            server.log.request(name, whole);
            state = State.ANSWERING;
            expect(server.settings.answerTimeout());
            whenDone(ctx, () -> read.then().apply(whole), (answer, failure) -> {
                if (failure != null || answer == null) {
                    refuse(ctx, 500);
                } else {
                    write(ctx, answer, false);
                }
            });
        }
    }

    /** With a status of our own; the connection is of no more use. */
    private void refuse(ChannelHandlerContext ctx, int status) {
        boolean bodyLeft = state != State.ANSWERING;
        keepAlive = false;
        abandon();
        if (state == State.LINGERING || state == State.WRITING) {
            Channels.close(channel);
            return;
        }
        tell(status);
        write(ctx, HttpAnswer.text(status, HttpResponseStatus.valueOf(status).reasonPhrase()), bodyLeft);
    }

    private void tell(int status) {
        server.service.refused(peer(), status);
    }

    /** Whether a deadline passed that the peer was to keep; between two requests it may be silent. */
    private boolean isPeerSlow() {
        return switch (state) {
            case IDLE -> !served;
            case BODY, WRITING -> true;
            default -> false;
        };
    }

    private void write(ChannelHandlerContext ctx, HttpAnswer answer, boolean bodyLeft) {
        if (state == State.CLOSED) {
            return;
        }
        keepAlive &= !server.isClosing() && !answer.headers().hasToken("Connection", "close");
        state = State.WRITING;
        expect(server.settings.writeTimeout().plus(server.settings.extraFor(answer.body().length)));
        server.log.response(name, answer);
        ctx.writeAndFlush(ServerAnswers.encode(answer, keepAlive, form, server.time.wall()))
                .addListener(written -> sent(ctx, bodyLeft));
    }

    private void sent(ChannelHandlerContext ctx, boolean bodyLeft) {
        if (state == State.CLOSED) {
            return;
        }
        body.clear();
        head = null;
        admission = null;
        if (bodyLeft) {
            // A close with unread bytes would reset the connection and lose the answer on its way.
            state = State.LINGERING;
            expect(LINGER);
            want(ctx);
        } else if (keepAlive && !server.isClosing()) {
            dropped = 0;
            form = AnswerForm.USUAL;
            state = State.IDLE;
            server.waiting.enter(this, true);
            expect(server.settings.idleTimeout());
            want(ctx);
        } else {
            Channels.close(channel);
        }
    }

    private <T> void whenDone(
            ChannelHandlerContext ctx,
            Supplier<CompletionStage<T>> work,
            BiConsumer<@Nullable T, @Nullable Throwable> then) {
        CompletionStage<T> stage;
        try {
            stage = work.get();
        } catch (RuntimeException e) {
            LOG.error("the service failed", e);
            then.accept(null, e);
            return;
        }
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                LOG.error("the service failed", failure);
            }
            if (ctx.executor().inEventLoop()) {
                then.accept(value, failure);
            } else {
                ctx.executor().execute(() -> then.accept(value, failure));
            }
        });
    }

    private void expect(Duration within) {
        deadline.expect(within, this::tooSlow);
    }

    private void tooSlow() {
        LOG.debug("{} closed: too slow while {}", name, state);
        if (isPeerSlow()) {
            tell(408);
        }
        Channels.close(channel);
    }

    private enum State {
        IDLE,
        ADMITTING,
        BODY,
        ANSWERING,
        WRITING,
        LINGERING,
        CLOSED
    }
}
