package org.cwmp4j.codec.internal.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.model.CwmpVersion;

/**
 * Rows that are written in place of a message's own: checked one by one, and what came before them sent on its way. Ends by an exception
 * unless there are just as many as said. Can be gone over once.
 */
public final class RowStream extends AbstractCollection<Object> {
    private static final int SENT_AT_ONCE = 16 << 10;

    private final int count;
    private final Iterator<?> rows;
    private final RowCheck check;
    private final OutputStream target;
    private final ByteSink sink;

    RowStream(Rows rows, EncodeContext context, OutputStream target, ByteSink sink) {
        this.count = rows.count();
        this.rows = rows.rows();
        this.check = new RowCheck(rows.list(), rows.count(), rows.version(), context);
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
                return check.take(rows.next());
            }
        };
    }

    private boolean isMore() {
        boolean more = rows.hasNext();
        check.expect(more);
        return more;
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
