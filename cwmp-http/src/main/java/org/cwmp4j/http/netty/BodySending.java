package org.cwmp4j.http.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.http.HttpBody;
import org.cwmp4j.http.HttpException;
import org.cwmp4j.http.HttpException.Kind;
import org.jspecify.annotations.Nullable;

/** A body on its way: the next part is asked for when the one before has been taken, so no more than one is held. On the loop. */
final class BodySending {
    private final ChannelHandlerContext ctx;
    private final HttpBody.Parts parts;
    private final long length;
    private final Exchange exchange;
    private final @Nullable BodyPace pace;
    private long sent;
    private long taken;
    private boolean over;

    /** Whose body it is. */
    interface Exchange {
        /** A part is about to be made, then written: both together have the deadline for sending. */
        void goesOn();

        /** All is written. */
        void sent();

        void failed(HttpException failure);
    }

    /** @param pace {@code null} where every part has the same deadline */
    BodySending(ChannelHandlerContext ctx, HttpBody body, @Nullable BodyPace pace, Exchange exchange) {
        this.ctx = ctx;
        this.length = body.length();
        this.exchange = exchange;
        this.pace = pace;
        this.parts = body.open();
        if (pace != null) {
            pace.start();
        }
    }

    /** Whether the peer has taken all that there is. */
    boolean isWhole() {
        return taken == length;
    }

    boolean isOver() {
        return over;
    }

    void next() {
        if (over) {
            return;
        }
        if (pace == null) {
            exchange.goesOn();
        } else {
            pace.hold();
        }
        CompletionStage<byte[]> part;
        try {
            part = parts.next();
        } catch (RuntimeException e) {
            part = CompletableFuture.failedStage(e);
        }
        part.whenComplete((bytes, failure) -> {
            try {
                ctx.executor().execute(() -> made(bytes, failure));
            } catch (RejectedExecutionException e) {
                parts.close(); // the loops are gone, and the connection with them
            }
        });
    }

    private void made(byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (over) {
            return;
        }
        if (bytes == null) {
            brokenOff("the request's body could not be made", failure);
        } else if (length != HttpBody.UNKNOWN && isWrong(bytes.length)) {
            brokenOff("the request's body has not the length that was said", null);
        } else if (bytes.length == 0) {
            stop();
            write(LastHttpContent.EMPTY_LAST_CONTENT, exchange::sent);
        } else {
            sent += bytes.length;
            if (pace != null) {
                pace.go();
            }
            write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)), () -> taken(bytes.length));
        }
    }

    private void taken(int bytes) {
        taken += bytes;
        if (pace != null && !over) {
            pace.moved(bytes);
        }
        next();
    }

    private boolean isWrong(int more) {
        return more == 0 ? sent != length : sent + more > length;
    }

    private void write(Object content, Runnable then) {
        ctx.writeAndFlush(content).addListener(written -> {
            if (written.isSuccess()) {
                then.run();
            } else {
                exchange.failed(new HttpException(Kind.CLOSED, "the request could not be sent", written.cause()));
            }
        });
    }

    private void brokenOff(String why, @Nullable Throwable failure) {
        exchange.failed(new HttpException(Kind.BROKEN_OFF, why, failure));
    }

    /** Nobody wants the rest. */
    void stop() {
        if (!over) {
            over = true;
            if (pace != null) {
                pace.stop();
            }
            parts.close();
        }
    }
}
