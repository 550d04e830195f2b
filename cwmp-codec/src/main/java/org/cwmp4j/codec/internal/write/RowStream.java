package org.cwmp4j.codec.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Violation;

/**
 * Rows that are written in place of a message's own: checked one by one, and what came before them sent on its way. Ends by an exception
 * unless there are just as many as said. Can be gone over once.
 */
public final class RowStream extends AbstractCollection<Object> {
    private static final int SENT_AT_ONCE = 16 << 10;

    private final RowList<?, ?> list;
    private final int count;
    private final Iterator<?> rows;
    private final CwmpVersion version;
    private final EncodeContext context;
    private final OutputStream target;
    private final ByteSink sink;
    private int given;

    RowStream(Rows rows, EncodeContext context, OutputStream target, ByteSink sink) {
        this.list = rows.list();
        this.count = rows.count();
        this.rows = rows.rows();
        this.version = rows.version();
        this.context = context;
        this.target = target;
        this.sink = sink;
    }

    /**
     * Rows to write.
     *
     * @param list whose rows they are
     * @param count how many there have to be
     * @param rows the rows
     * @param version what they may use
     */
    public record Rows(RowList<?, ?> list, int count, Iterator<?> rows, CwmpVersion version) {}

    @Override
    public int size() {
        return count;
    }

    @Override
    public Iterator<Object> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return isMore();
            }

            @Override
            public Object next() {
                if (!isMore()) {
                    throw new NoSuchElementException();
                }
                send();
                return take();
            }
        };
    }

    private boolean isMore() {
        boolean more = rows.hasNext();
        if (more != given < count) {
            throw new IllegalArgumentException(
                    "expected " + count + " rows, got " + (more ? "more" : Integer.toString(given)));
        }
        return more;
    }

    private Object take() {
        Object row = rows.next();
        if (!list.isRow(row)) {
            throw new IllegalArgumentException("row " + given + ": expected " + list.rowName());
        }
        if (!context.asReceived()) {
            List<Violation> violations = list.checkRow(row, given, version, context.direction());
            if (!violations.isEmpty()) {
                throw new ConformanceException(violations);
            }
        }
        given++;
        return row;
    }

    private void send() {
        if (sink.size() >= SENT_AT_ONCE) {
            try {
                sink.writeTo(target);
            } catch (IOException e) {
                throw new TargetFailed(e);
            }
            sink.clear();
        }
    }

    /** Carries what a stream has thrown past the writers. */
    static final class TargetFailed extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final IOException failure;

        TargetFailed(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }
}
