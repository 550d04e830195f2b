package org.cwmp4j.http.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
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
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    private static final CompletionStage<?> NOTHING = CompletableFuture.completedStage(null);
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

    /** With bodies that are too large to hold. */
    private @Nullable BodyStreams streams;
    /** The answer's body, while it goes elsewhere. */
    private @Nullable StreamedAnswer stream;
    /** Sends the request's body, which waits for the server's word. */
    private @Nullable Runnable held;

    private boolean skipping;
    private boolean tunnelling;
    private int interim;
    private volatile boolean used;
    private volatile boolean abandoned;
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

    /** The connection is about to be closed from here: what is under way is not whole, even if it should go up to the close. */
    void abandon() {
        abandoned = true;
    }

    /** Whether another request may follow on this connection. */
    boolean isReusable() {
        return reusable;
    }

    /** @param bodies {@code null} where the answer's is collected */
    void begin(
            ChannelHandlerContext ctx,
            HttpCall call,
            @Nullable BodyStreams bodies,
            CompletableFuture<HttpAnswer> answer) {
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
        streams = bodies;
        // A peer that reads nothing would stop the sending for ever.
        expect(ctx, answer, settings.sendTimeout(), "the request was not taken");
        HttpBody streamed = call.streamed();
        ctx.writeAndFlush(streamed == null ? whole(call) : begun(call, streamed))
                .addListener(written -> {
                    if (!written.isSuccess()) {
                        fail(ctx, new HttpException(Kind.CLOSED, "the request could not be sent", written.cause()));
                    } else if (streamed != null) {
                        sendOrHold(ctx, streamed, answer);
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
        if (asks(body)) {
            request.headers().set(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE);
        }
        return request;
    }

    private boolean asks(HttpBody body) {
        return streams != null && !streams.bounds().continueWait().isZero() && body.length() != 0;
    }

    private void headers(HttpCall call, HttpRequest request) {
        request.headers().set(HttpHeaderNames.HOST, authority);
        NettyHeaders.copy(call.headers(), request.headers());
    }

    // ---- a body that is made while it is sent

    /** After 100 Continue, or when that has not come for a while. */
    private void sendOrHold(ChannelHandlerContext ctx, HttpBody body, CompletableFuture<HttpAnswer> answer) {
        BodyStreams bodies = streams;
        if (bodies == null || !asks(body) || pending != answer) {
            send(ctx, body, answer);
        } else if (head == null) {
            Runnable send = () -> send(ctx, body, answer);
            held = send;
            deadline(ctx).expect(bodies.bounds().continueWait(), send);
        }
    }

    private void send(ChannelHandlerContext ctx, HttpBody body, CompletableFuture<HttpAnswer> answer) {
        held = null;
        if (pending != answer) {
            return; // given up before it began
        }
        BodySending own;
        try {
            own = new BodySending(ctx, body, pace(ctx), steps(ctx, answer));
        } catch (RuntimeException e) {
            fail(ctx, new HttpException(Kind.BROKEN_OFF, "the request's body could not be begun", e));
            return;
        }
        sending = own;
        own.next();
    }

    /** Where bodies are streamed they have to go on, and no deadline of ours beside that. */
    private @Nullable BodyPace pace(ChannelHandlerContext ctx) {
        BodyStreams bodies = streams;
        if (bodies == null) {
            return null;
        }
        deadline(ctx).cancel();
        return new BodyPace(scheduler, ctx.executor(), bodies.bounds(), "the request", late -> fail(ctx, late));
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
        } else if (stream == null) {
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
            interim(ctx, status);
        } else if (streams != null) {
            stream(ctx, response, streams);
        } else if (!settings.truncate() && HttpUtil.getContentLength(response, -1L) > settings.maxBody()) {
            fail(ctx, tooLarge());
        } else {
            head = response;
            expect(ctx, answer, settings.bodyTimeout(), "the answer was not whole");
        }
    }

    private void interim(ChannelHandlerContext ctx, int status) {
        Runnable send = held;
        if (++interim > MAX_INTERIM) {
            fail(ctx, new HttpException(Kind.INVALID, "interim answers without end", null));
        } else if (status == 100 && send != null) {
            send.run();
        }
    }

    // ---- an answer's body that goes elsewhere

    private void stream(ChannelHandlerContext ctx, HttpResponse response, BodyStreams bodies) {
        if (!staysWhole() && response.status().code() / 100 == 2) {
            fail(ctx, new HttpException(Kind.INVALID, "success before the request was whole", null));
            return;
        }
        deadline(ctx).cancel();
        head = response;
        stream = new StreamedAnswer(ctx.channel(), scheduler, bodies, arrival(ctx));
        stream.begin(answerOf(response, new byte[0]));
    }

    /** What of a long request was not sent by the time of its answer never will be. */
    private boolean staysWhole() {
        BodySending body = sending;
        if (held == null && (body == null || body.isWhole())) {
            return true;
        }
        reusable = false;
        held = null;
        sending = null;
        if (body != null) {
            body.stop();
        }
        return false;
    }

    private StreamedAnswer.Events arrival(ChannelHandlerContext ctx) {
        return new StreamedAnswer.Events() {
            @Override
            public void declined(List<byte[]> begun, boolean whole) {
                collect(ctx, begun, whole);
            }

            @Override
            public void written() {
                complete(ctx, false);
            }

            @Override
            public void failed(Throwable cause) {
                fail(ctx, cause);
            }
        };
    }

    private void collect(ChannelHandlerContext ctx, List<byte[]> begun, boolean whole) {
        CompletableFuture<HttpAnswer> answer = pending;
        stream = null;
        if (answer == null) {
            return; // given up meanwhile
        }
        expect(ctx, answer, settings.bodyTimeout(), "the answer was not whole");
        for (byte[] piece : begun) {
            append(ctx, Unpooled.wrappedBuffer(piece), false);
        }
        if (whole) {
            append(ctx, Unpooled.EMPTY_BUFFER, true);
        }
        ctx.channel().config().setAutoRead(true);
    }

    // ----

    private HttpException tooLarge() {
        return new HttpException(Kind.TOO_LARGE, "the answer's body exceeds " + settings.maxBody() + " bytes", null);
    }

    private void more(ChannelHandlerContext ctx, HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (pending == null || abandoned) {
            return; // given up just now; an end that our own close makes is none
        }
        if (skipping) {
            skipping = !last;
            return;
        }
        if (stream != null && last && wasCutBelowTls(ctx)) {
            return; // what follows is the end of the channel, and a failure
        }
        if (stream != null) {
            stream.more(ByteBufUtil.getBytes(content.content()), last);
        } else {
            append(ctx, content.content(), last);
        }
    }

    /** Whether a body that only the close ends was ended by somebody who does not have the keys (RFC 9112 section 9.8). */
    private boolean wasCutBelowTls(ChannelHandlerContext ctx) {
        SslHandler ssl = ctx.pipeline().get(SslHandler.class);
        HttpResponse response = head;
        return ssl != null
                && response != null
                && !HttpUtil.isContentLengthSet(response)
                && !HttpUtil.isTransferEncodingChunked(response)
                && !ssl.sslCloseFuture().isSuccess();
    }

    private void append(ChannelHandlerContext ctx, ByteBuf content, boolean last) {
        if (pending == null) {
            return;
        }
        int room = settings.maxBody() - body.size();
        int length = Math.min(room, content.readableBytes());
        boolean cut = length < content.readableBytes();
        if (cut && !settings.truncate()) {
            fail(ctx, tooLarge());
            return;
        }
        byte[] bytes = new byte[length];
        content.readBytes(bytes);
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
        HttpAnswer whole = answerOf(response, body.toByteArray());
        boolean open = !cut && reusable && staysOpen(response);
        if (open && sending != null) {
            early = whole; // the rest is still sent: only so can the connection be used on (RFC 9112 section 9.3)
            return;
        }
        CompletionStage<?> released = reset();
        if (!open) {
            reusable = false;
            Channels.close(ctx.channel());
        }
        released.whenComplete((done, never) -> answer.complete(whole));
    }

    private static HttpAnswer answerOf(HttpResponse response, byte[] body) {
        return new HttpAnswer(
                response.status().code(),
                response.status().reasonPhrase(),
                NettyHeaders.from(response.headers()),
                body);
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
        gone(
                ctx,
                new HttpException(
                        Kind.CLOSED,
                        head == null ? "the server closed the connection without an answer" : "the answer was cut off",
                        null));
        ctx.fireChannelInactive();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (stream != null) {
            stream.readComplete();
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        gone(ctx, NettyFailures.during(cause));
    }

    /** That matters only to an answer that has not come yet, whether or not it is already where it belongs. */
    private void gone(ChannelHandlerContext ctx, HttpException failure) {
        if (stream != null && stream.isWhole()) {
            reusable = false;
            Channels.close(ctx.channel());
        } else {
            fail(ctx, failure);
        }
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

    private void fail(ChannelHandlerContext ctx, Throwable failure) {
        CompletableFuture<HttpAnswer> answer = pending;
        HttpAnswer whole = early;
        reusable = false;
        CompletionStage<?> released = reset();
        Channels.close(ctx.channel());
        if (answer != null && whole != null) {
            answer.complete(whole); // whoever has answered need not read the rest
        } else if (answer != null) {
            released.whenComplete((done, never) -> answer.completeExceptionally(failure));
        }
    }

    /** Completes when what takes an answer's body is closed. */
    private CompletionStage<?> reset() {
        if (deadline != null) {
            deadline.cancel();
        }
        if (sending != null) {
            sending.stop();
        }
        CompletionStage<?> released = stream == null ? NOTHING : stream.end();
        sending = null;
        early = null;
        stream = null;
        streams = null;
        held = null;
        pending = null;
        head = null;
        body.reset();
        return released;
    }

    private static HttpException unreadable(Throwable cause) {
        if (cause instanceof PrematureChannelClosureException) {
            return new HttpException(Kind.CLOSED, "the server closed the connection within the answer's head", cause);
        }
        boolean tooLong = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        return tooLong
                ? new HttpException(Kind.TOO_LARGE, "the answer's head is too long", cause)
                : new HttpException(Kind.INVALID, "the answer is no HTTP", cause);
    }
}
