package org.cwmp4j.http.netty;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.cwmp4j.http.HttpBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file as the body of a request, with {@code Content-Length}; read anew each time that the request is sent. If it is shorter by then
 * the exchange fails; what was added to it is not sent.
 */
public final class FileBody implements HttpBody {
    private static final Logger LOG = LoggerFactory.getLogger(FileBody.class);
    /** One TLS record. */
    private static final int PART = 16_384;

    private final Path file;
    private final long length;
    private final Executor blocking;
    private volatile CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /**
     * @param length of the file
     * @param blocking reads it
     */
    public FileBody(Path file, long length, Executor blocking) {
        this.file = Objects.requireNonNull(file, "file");
        this.length = length;
        this.blocking = Objects.requireNonNull(blocking, "blocking");
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Parts open() {
        Reading reading = new Reading();
        last = reading.closed;
        return reading;
    }

    /** Completes when the file is not open, nor about to be; after the exchange, soon. */
    public CompletionStage<?> closed() {
        return last;
    }

    /** One time through the file. Its fields are touched by one call at a time. */
    private final class Reading implements Parts {
        final CompletableFuture<Void> closed = new CompletableFuture<>();
        private @Nullable FileChannel channel;
        private long at;
        private CompletionStage<?> turn = CompletableFuture.completedStage(null);

        @Override
        public synchronized CompletionStage<byte[]> next() {
            if (at == length) {
                return CompletableFuture.completedStage(new byte[0]);
            }
            CompletableFuture<byte[]> part = new CompletableFuture<>();
            turn = part;
            try {
                blocking.execute(() -> read(part));
            } catch (RejectedExecutionException e) {
                part.completeExceptionally(e);
            }
            return part;
        }

        private void read(CompletableFuture<byte[]> part) {
            try {
                FileChannel from = channel;
                if (from == null) {
                    from = FileChannel.open(file, StandardOpenOption.READ);
                    channel = from;
                }
                ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(PART, length - at));
                while (buffer.hasRemaining()) {
                    int read = from.read(buffer, at);
                    if (read < 0) {
                        throw new EOFException("the file ends after " + at + " of " + length + " bytes");
                    }
                    at += read;
                }
                part.complete(buffer.array());
            } catch (IOException | RuntimeException e) {
                part.completeExceptionally(e);
            }
        }

        /** After the reading under way, if there is one. */
        @Override
        public synchronized void close() {
            turn.whenComplete((part, failure) -> {
                try {
                    blocking.execute(this::closeNow);
                } catch (RejectedExecutionException e) {
                    closeNow();
                }
            });
        }

        private void closeNow() {
            try (FileChannel open = channel) {
                LOG.trace("{} of {} bytes were read of {}", at, length, open);
            } catch (IOException e) {
                LOG.debug("closing a file failed", e);
            }
            closed.complete(null);
        }
    }
}
