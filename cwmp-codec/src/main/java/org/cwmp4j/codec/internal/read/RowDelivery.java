package org.cwmp4j.codec.internal.read;

import java.io.IOException;
import java.io.Serial;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.cwmp4j.codec.ErrorKind;
import org.cwmp4j.codec.RowSink;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.codec.internal.xml.XmlCursor;
import org.cwmp4j.model.Direction;
import org.jspecify.annotations.Nullable;

/** Hands the rows of a message over as they are read. Not thread-safe; one for each message. */
public final class RowDelivery {
    /** Envelope, Body, method, list. */
    private static final int LIST_DEPTH = 4;

    private final RowSink sink;
    private final int maxRows;
    private @Nullable RowList<?, ?> list;
    private @Nullable Direction direction;
    private String namespace = "";
    private int seen;
    private int given;

    public RowDelivery(RowSink sink, int maxRows) {
        this.sink = sink;
        this.maxRows = maxRows;
    }

    /** How many rows the sink has got. */
    public int given() {
        return given;
    }

    void message(String name, String cwmpNamespace, @Nullable Direction way) {
        list = RowList.of(name);
        namespace = cwmpNamespace;
        direction = way;
    }

    /** Whether the list at a depth is one of rows. */
    boolean takes(int depth) {
        return list != null && depth == LIST_DEPTH;
    }

    void begins(XmlCursor cursor) {
        if (++seen > maxRows) {
            throw cursor.refuse(ErrorKind.TOO_MANY_ROWS, "more than " + maxRows + " rows");
        }
        cursor.rowBegins();
    }

    /** @param row {@code null} for one that says nothing */
    void ends(XmlCursor cursor, @Nullable Object row) throws XMLStreamException {
        if (row != null) {
            RowList<?, ?> rows = Objects.requireNonNull(list);
            RuleCheck.reportRow(rows, row, given, namespace, direction, cursor);
            try {
                rows.give(sink, row);
            } catch (IOException e) {
                throw new SinkFailed(e);
            }
            given++;
        }
        cursor.rowEnds();
    }

    /** Carries what a sink has thrown past the parser. */
    public static final class SinkFailed extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final IOException failure;

        SinkFailed(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        /** What the sink has thrown. */
        public IOException failure() {
            return failure;
        }
    }
}
