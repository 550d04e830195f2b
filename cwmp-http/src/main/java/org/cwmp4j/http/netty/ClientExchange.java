package org.cwmp4j.http.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.HttpBody;
import org.cwmp4j.http.HttpCall;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One exchange at a time on one connection. Each phase has one deadline for the whole of it, so that a peer that trickles gains
 * nothing: sending, the wait for the head, the body. Everything here runs on the connection's event loop.
 */
final class ClientExchange extends SimpleChannelInboundHandler<HttpObject> {
    /** As many interim answers as a server may send to one request. */
    private static final int MAX_INTERIM = 20;

    private static final Set<String> NO_CONTENT = Set.of("GET", "HEAD", "CONNECT");

    private final HttpClientSettings settings;
    private final Scheduler scheduler;
    private final String authority;
    private @Nullable CompletableFuture<HttpAnswer> pending;
    private @Nullable PhaseDeadline deadline;
    private @Nullable HttpResponse head;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** The request's body, if it is made while it is sent. */
    private @Nullable BodySending sending;
    /** The answer to a request that is still being sent. */
    private @Nullable HttpAnswer early;

    private boolean skipping;
    private boolean tunnelling;
    private int interim;
    private volatile boolean used;
    private volatile boolean reusable = true;

    ClientExchange(HttpClientSettings settings, Scheduler scheduler, String authority) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.authority = authority;
    }

    /** Whether a request went before, so that the server may have closed since. */
    boolean isUsed() {
        return used;
    }

    /** What goes into {@code Host}. */
    String authority() {
        return authority;
    }

    /** Whether another request may follow on this connection. */
    boolean isReusable() {
        return reusable;
    }

    void begin(ChannelHandlerContext ctx, HttpCall call, CompletableFuture<HttpAnswer> answer) {
        if (pending != null) {
            answer.completeExceptionally(new IllegalStateException("an exchange is under way"));
            return;
        }
        if (!reusable || !ctx.channel().isActive()) {
            answer.completeExceptionally(new HttpException(Kind.NOT_SENT, "the connection is closed", null));
            return;
        }
        pending = answer;
        used = true;
        tunnelling = call.method().equals("CONNECT");
        interim = 0;
        // A peer that reads nothing would stop the sending for ever.
        expect(ctx, answer, settings.sendTimeout(), "the request was not taken");
        HttpBody streamed = call.streamed();
        ctx.writeAndFlush(streamed == null ? whole(call) : begun(call, streamed))
                .addListener(written -> {
                    if (!written.isSuccess()) {
                        fail(ctx, new HttpException(Kind.CLOSED, "the request could not be sent", written.cause()));
                    } else if (streamed != null) {
                        send(ctx, streamed, answer);
                    } else {
                        sent(ctx, answer);
                    }
                });
    }

    private void sent(ChannelHandlerContext ctx, CompletableFuture<HttpAnswer> answer) {
        if (head == null) {
            expect(ctx, answer, settings.responseTimeout(), "no answer");
        }
    }

    private DefaultFullHttpRequest whole(HttpCall call) {
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(call.method()),
                call.target(),
                Unpooled.wrappedBuffer(call.body()));
        headers(call, request);
        if (call.body().length > 0 || !NO_CONTENT.contains(call.method())) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, call.body().length);
        }
        return request;
    }

    private HttpRequest begun(HttpCall call, HttpBody body) {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(call.method()), call.target());
        headers(call, request);
        if (body.length() == HttpBody.UNKNOWN) {
            request.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length());
        }
        return request;
    }

    private void headers(HttpCall call, HttpRequest request) {
        request.headers().set(HttpHeaderNames.HOST, authority);
        NettyHeaders.copy(call.headers(), request.headers());
    }

    // ---- a body that is made while it is sent

    private void send(ChannelHandlerContext ctx, HttpBody body, CompletableFuture<HttpAnswer> answer) {
        if (pending != answer) {
            return; // given up before it began
        }
        BodySending own;
        try {
            own = new BodySending(ctx, body, steps(ctx, answer));
        } catch (RuntimeException e) {
            fail(ctx, new HttpException(Kind.BROKEN_OFF, "the request's body could not be begun", e));
            return;
        }
        sending = own;
        own.next();
    }

    private BodySending.Exchange steps(ChannelHandlerContext ctx, CompletableFuture<HttpAnswer> answer) {
        return new BodySending.Exchange() {
            @Override
            public void goesOn() {
                expect(ctx, answer, settings.sendTimeout(), "the request was not made or not taken");
            }

            @Override
            public void sent() {
                bodySent(ctx, answer);
            }

            @Override
            public void failed(HttpException failure) {
                if (pending == answer) {
                    fail(ctx, failure);
                }
            }
        };
    }

    private void bodySent(ChannelHandlerContext ctx, CompletableFuture<HttpAnswer> answer) {
        HttpAnswer whole = early;
        if (pending != answer) {
            return;
        }
        sending = null;
        if (whole != null) {
            reset();
            answer.complete(whole);
        } else if (head == null) {
            expect(ctx, answer, settings.responseTimeout(), "no answer");
        } else {
            expect(ctx, answer, settings.bodyTimeout(), "the answer was not whole");
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail(ctx, unreadable(part.decoderResult().cause()));
            return;
        }
        if (pending == null || early != null) {
            Channels.close(ctx.channel()); // nobody asked
            return;
        }
        if (part instanceof HttpResponse response) {
            begun(ctx, response, pending);
        }
        if (part instanceof HttpContent content) {
            more(ctx, content);
        }
    }

    private void begun(ChannelHandlerContext ctx, HttpResponse response, CompletableFuture<HttpAnswer> answer) {
        int status = response.status().code();
        if (status == 101) {
            fail(ctx, new HttpException(Kind.INVALID, "the server switches protocols unasked", null));
            return;
        }
        skipping = status < 200;
        if (skipping) {
            if (++interim > MAX_INTERIM) {
                fail(ctx, new HttpException(Kind.INVALID, "interim answers without end", null));
            }
        } else if (!settings.truncate() && HttpUtil.getContentLength(response, -1L) > settings.maxBody()) {
            fail(ctx, tooLarge());
        } else {
            head = response;
            expect(ctx, answer, settings.bodyTimeout(), "the answer was not whole");
        }
    }

    private HttpException tooLarge() {
        return new HttpException(Kind.TOO_LARGE, "the answer's body exceeds " + settings.maxBody() + " bytes", null);
    }

    private void more(ChannelHandlerContext ctx, HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (pending == null) {
            return; // given up just now
        }
        if (skipping) {
            skipping = !last;
            return;
        }
        int room = settings.maxBody() - body.size();
        int length = Math.min(room, content.content().readableBytes());
        boolean cut = length < content.content().readableBytes();
        if (cut && !settings.truncate()) {
            fail(ctx, tooLarge());
            return;
        }
        byte[] bytes = new byte[length];
        content.content().readBytes(bytes);
        body.writeBytes(bytes);
        if (last || cut) {
            complete(ctx, cut);
        }
    }

    private void complete(ChannelHandlerContext ctx, boolean cut) {
        HttpResponse response = head;
        CompletableFuture<HttpAnswer> answer = pending;
        if (response == null || answer == null) {
            return;
        }
        HttpAnswer whole = new HttpAnswer(
                response.status().code(),
                response.status().reasonPhrase(),
                NettyHeaders.from(response.headers()),
                body.toByteArray());
        boolean open = !cut && staysOpen(response);
        if (open && sending != null) {
            early = whole; // the rest is still sent: only so can the connection be used on (RFC 9112 section 9.3)
            return;
        }
        reset();
        if (!open) {
            reusable = false;
            Channels.close(ctx.channel());
        }
        answer.complete(whole);
    }

    /** A 204 with a body is one that HTTP knows nothing of: what follows could be anything. */
    private boolean staysOpen(HttpResponse response) {
        int status = response.status().code();
        if (tunnelling && status / 100 == 2) {
            return true;
        }
        return HttpUtil.isKeepAlive(response) && !(status == 204 && HttpUtil.getContentLength(response, 0L) > 0);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        reusable = false;
        fail(
                ctx,
                new HttpException(
                        Kind.CLOSED,
                        head == null ? "the server closed the connection without an answer" : "the answer was cut off",
                        null));
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, NettyFailures.during(cause));
    }

    private void expect(
            ChannelHandlerContext ctx, CompletableFuture<HttpAnswer> of, Duration within, String otherwise) {
        if (pending == of) {
            String text = otherwise + " within " + within.toSeconds() + " s";
            deadline(ctx).expect(within, () -> fail(ctx, new HttpException(Kind.RESPONSE_TIMEOUT, text, null)));
        }
    }

    private PhaseDeadline deadline(ChannelHandlerContext ctx) {
        PhaseDeadline known = deadline;
        if (known == null) {
            known = new PhaseDeadline(scheduler, ctx.executor());
            deadline = known;
        }
        return known;
    }

    private void fail(ChannelHandlerContext ctx, HttpException failure) {
        CompletableFuture<HttpAnswer> answer = pending;
        HttpAnswer whole = early;
        reusable = false;
        reset();
        Channels.close(ctx.channel());
        if (answer != null && whole != null) {
            answer.complete(whole); // whoever has answered need not read the rest
        } else if (answer != null) {
            answer.completeExceptionally(failure);
        }
    }

    private void reset() {
        if (deadline != null) {
            deadline.cancel();
        }
        if (sending != null) {
            sending.stop();
        }
        sending = null;
        early = null;
        pending = null;
        head = null;
        body.reset();
    }

    private static HttpException unreadable(Throwable cause) {
        boolean tooLong = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        return tooLong
                ? new HttpException(Kind.TOO_LARGE, "the answer's head is too long", cause)
                : new HttpException(Kind.INVALID, "the answer is no HTTP", cause);
    }
}
