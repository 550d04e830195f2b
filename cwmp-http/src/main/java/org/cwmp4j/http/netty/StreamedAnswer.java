package org.cwmp4j.http.netty;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.model.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** Writes the body of one answer, and reads from the socket only as fast. On the connection's event loop. */
final class StreamedAnswer {
    /** With more than that waiting to be written nothing is read. */
    private static final int HIGH = 262_144;

    private final Channel channel;
    private final BodyStreams streams;
    private final Events events;
    private final BlockingTurns turns;
    private final BodyPace pace;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private int arrived;
    private boolean open;
    private boolean whole;
    private boolean ending;
    private @Nullable WritableByteChannel to;

    StreamedAnswer(Channel channel, Scheduler scheduler, BodyStreams streams, Events events) {
        this.channel = channel;
        this.streams = streams;
        this.events = events;
        this.turns = new BlockingTurns(streams.blocking(), channel.eventLoop(), this::failed);
        this.pace = new BodyPace(scheduler, channel.eventLoop(), streams.bounds(), "the answer", this::failed);
    }

    /** What its exchange is told. */
    interface Events {
        /** Nobody takes the body: these are its first pieces, and it is read on from now. */
        void declined(List<byte[]> begun, boolean whole);

        /** All is written and closed. */
        void written();

        void failed(Throwable cause);
    }

    void begin(HttpAnswer head) {
        channel.config().setAutoRead(false);
        turns.run(() -> take(head), this::taken);
    }

    void more(byte[] piece, boolean last) {
        if (piece.length > 0) {
            waiting.add(piece);
        }
        waitingBytes += piece.length;
        arrived += piece.length;
        if (last) {
            whole = true;
            pace.stop();
        }
        if (open && !turns.isBusy()) {
            next();
        }
    }

    /** All that one look at the socket brought was handed over. */
    void readComplete() {
        if (!open || ending || whole) {
            return;
        }
        if (arrived > 0) {
            pace.moved(arrived);
            arrived = 0;
        }
        if (waitingBytes > HIGH) {
            pace.hold();
            channel.config().setAutoRead(false);
        }
    }

    /** No more will come. The stage completes when what did come is written, and closed. */
    CompletionStage<Void> end() {
        ending = true;
        pace.stop();
        return open && turns.isBusy() ? turns.released() : turns.release();
    }

    /** Whether all has come, so that the connection does not matter any more. */
    boolean isWhole() {
        return whole;
    }

    private boolean take(HttpAnswer head) throws IOException {
        to = streams.answer().open(head);
        turns.own(to);
        return to != null;
    }

    private void taken(boolean wanted) {
        if (!wanted) {
            events.declined(List.copyOf(waiting), whole);
            return;
        }
        open = true;
        if (ending) {
            return;
        }
        if (!whole) {
            pace.start();
            channel.config().setAutoRead(true);
        }
        next();
    }

    private void next() {
        if (!waiting.isEmpty()) {
            List<byte[]> batch = List.copyOf(waiting);
            waiting.clear();
            waitingBytes = 0;
            turns.run(() -> write(batch), written -> next());
            readOn();
        } else if (whole && !ending) {
            turns.run(this::close, closed -> closed());
        } else if (ending) {
            turns.release();
        }
    }

    private void closed() {
        if (ending) {
            turns.release();
        } else {
            channel.config().setAutoRead(true); // for the next answer, or the close
            events.written();
        }
    }

    private void readOn() {
        if (!ending && !whole && !channel.config().isAutoRead()) {
            pace.go();
            channel.config().setAutoRead(true);
        }
    }

    private boolean write(List<byte[]> batch) throws IOException {
        for (byte[] piece : batch) {
            ByteBuffer buffer = ByteBuffer.wrap(piece);
            while (to != null && buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        return true;
    }

    private boolean close() throws IOException {
        turns.own(null);
        if (to != null) {
            to.close();
        }
        return true;
    }

    private void failed(Throwable cause) {
        waiting.clear();
        if (ending) {
            turns.release();
        } else {
            events.failed(cause);
        }
    }
}
