package org.cwmp4j.codec.internal.write;

import java.util.List;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.model.ConformanceException;
import org.cwmp4j.model.CwmpVersion;
import org.cwmp4j.model.Violation;

/** Lets through as many rows as were said, each of the list's type and fit to be sent. */
final class RowCheck {
    private final RowList<?, ?> list;
    private final int count;
    private final CwmpVersion version;
    private final EncodeContext context;
    private int given;

    RowCheck(RowList<?, ?> list, int count, CwmpVersion version, EncodeContext context) {
        this.list = list;
        this.count = count;
        this.version = version;
        this.context = context;
    }

    /**
     * @param more whether another row is there
     * @throws IllegalArgumentException if it should not be, or one is lacking
     */
    void expect(boolean more) {
        if (more != given < count) {
            throw new IllegalArgumentException(
                    "expected " + count + " rows, got " + (more ? "more" : Integer.toString(given)));
        }
    }

    /** The row, the next one. */
    Object take(Object row) {
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
}
