package org.cwmp4j.cpe.netty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.codec.CwmpEncoder;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.RowEncoder;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.cpe.session.AnswerRows;
import org.cwmp4j.http.ContentCoding;
import org.cwmp4j.http.HttpBody;
import org.jspecify.annotations.Nullable;

/** A message with many rows: each part of it is written when the network has taken the one before (B-SOAP-13). */
final class RowsBody implements HttpBody {
    private final SoapEnvelope head;
    private final AnswerRows rows;
    private final EncodeContext encode;
    private final @Nullable ContentCoding coding;
    private final Executor workers;

    /**
     * @param coding to compress by; {@code null} for none
     * @param workers where parts are written
     */
    RowsBody(
            SoapEnvelope head,
            AnswerRows rows,
            EncodeContext encode,
            @Nullable ContentCoding coding,
            Executor workers) {
        this.head = head;
        this.rows = rows;
        this.encode = encode;
        this.coding = coding;
        this.workers = workers;
    }

    /** Fails if the message may not be sent, whatever its rows are: so that it is known before anything is. */
    void check(CwmpEncoder encoder) {
        encoder.begin(head, rows.count(), encode);
    }

    @Override
    public Parts open() {
        return new Writing(new CwmpEncoder().begin(head, rows.count(), encode), rows.open(), coding, workers);
    }

    /** All of it, for a server that has to have a digest of it in the head. */
    CompletionStage<byte[]> whole() {
        Parts parts = open();
        return collect(parts, new ByteArrayOutputStream()).whenComplete((all, failure) -> parts.close());
    }

    private CompletionStage<byte[]> collect(Parts parts, ByteArrayOutputStream all) {
        return parts.next()
                .thenComposeAsync(
                        part -> {
                            all.writeBytes(part);
                            return part.length == 0
                                    ? CompletableFuture.completedStage(all.toByteArray())
                                    : collect(parts, all);
                        },
                        workers);
    }

    /** One way through the rows. */
    private static final class Writing implements Parts {
        private final RowEncoder encoder;
        private final AnswerRows.Cursor cursor;
        private final Executor workers;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final OutputStream out;
        private boolean begun;
        private boolean ended;

        Writing(RowEncoder encoder, AnswerRows.Cursor cursor, @Nullable ContentCoding coding, Executor workers) {
            this.encoder = encoder;
            this.cursor = cursor;
            this.workers = workers;
            try {
                this.out = coding == null ? written : coding.encoding(written);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // nothing but memory is written to
            }
        }

        @Override
        public CompletionStage<byte[]> next() {
            if (ended) {
                return CompletableFuture.completedStage(new byte[0]);
            }
            return cursor.next()
                    .thenApplyAsync(this::write, workers)
                    // a coding may keep for later all that it was given
                    .thenCompose(bytes -> bytes.length == 0 ? next() : CompletableFuture.completedStage(bytes));
        }

        private byte[] write(List<?> some) {
            try {
                if (!begun) {
                    out.write(encoder.begin());
                    begun = true;
                }
                if (some.isEmpty()) {
                    out.write(encoder.end());
                    out.close();
                    ended = true;
                } else {
                    out.write(encoder.rows(some));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            byte[] bytes = written.toByteArray();
            written.reset();
            return bytes;
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
