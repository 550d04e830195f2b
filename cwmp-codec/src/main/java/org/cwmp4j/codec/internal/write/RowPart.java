package org.cwmp4j.codec.internal.write;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;

/** Some rows of a message that says how many it has altogether; notes where in the message they begin. */
final class RowPart extends AbstractCollection<Object> {
    private final ByteSink sink;
    private final int count;
    private final List<?> rows;
    private int from;

    /**
     * @param sink that the message is written to
     * @param count of all rows
     * @param rows of this part, checked
     */
    RowPart(ByteSink sink, int count, List<?> rows) {
        this.sink = sink;
        this.count = count;
        this.rows = rows;
    }

    /** How many bytes stand before the first row. */
    int from() {
        return from;
    }

    /** Of all parts together, which is what the message says. */
    @Override
    public int size() {
        return count;
    }

    @Override
    @SuppressWarnings("unchecked") // checked before
    public Iterator<Object> iterator() {
        from = sink.size();
        return (Iterator<Object>) rows.iterator();
    }
}
