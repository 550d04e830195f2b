package org.cwmp4j.codec.internal.write;

import java.util.Arrays;
import java.util.List;
import org.cwmp4j.codec.EncodeContext;
import org.cwmp4j.codec.SoapEnvelope;
import org.cwmp4j.codec.internal.rows.RowList;
import org.cwmp4j.codec.internal.write.EnvelopeWriter.Excerpt;
import org.cwmp4j.model.CwmpVersion;

/**
 * Writes a message whose rows come in parts. Each part is written as a whole envelope, of which everything around the rows is cut off:
 * so the writers of messages need not know of parts. One thread at a time.
 */
public final class PartWriter {
    private final SoapEnvelope head;
    private final int count;
    private final EncodeContext context;
    private final RowCheck check;
    private final byte[] before;
    private final byte[] after;

    /**
     * @param head checked already
     * @param count of all rows
     */
    public PartWriter(SoapEnvelope head, RowList<?, ?> list, int count, CwmpVersion version, EncodeContext context) {
        this.head = head;
        this.count = count;
        this.context = context;
        this.check = new RowCheck(list, count, version, context);
        Excerpt none = EnvelopeWriter.excerpt(head, count, List.of(), context);
        this.before = Arrays.copyOf(none.bytes, none.from);
        this.after = Arrays.copyOfRange(none.bytes, none.from, none.bytes.length);
    }

    /** What stands before the first row. */
    public byte[] begin() {
        return before.clone();
    }

    /** Some rows, checked. */
    public byte[] rows(List<?> rows) {
        for (Object row : rows) {
            check.expect(true);
            check.take(row);
        }
        if (rows.isEmpty()) {
            return new byte[0];
        }
        Excerpt part = EnvelopeWriter.excerpt(head, count, rows, context);
        return Arrays.copyOfRange(part.bytes, part.from, part.bytes.length - after.length);
    }

    /** What stands after the last row. */
    public byte[] end() {
        check.expect(false);
        return after.clone();
    }
}
