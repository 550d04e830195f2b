package org.cwmp4j.codec;

import java.util.List;
import org.cwmp4j.codec.internal.write.PartWriter;

/**
 * Writes one message whose rows come in parts, for whoever must not block: what the methods give, one after the other, is the message.
 * Made by {@link CwmpEncoder#begin}. One thread at a time.
 */
public final class RowEncoder {
    private final PartWriter writer;

    RowEncoder(PartWriter writer) {
        this.writer = writer;
    }

    /** What comes before the first row. */
    public byte[] begin() {
        return writer.begin();
    }

    /**
     * The next rows.
     *
     * @return empty for no rows
     * @throws org.cwmp4j.model.ConformanceException if one may not be sent so; says why and where, and shows no values
     * @throws IllegalArgumentException if there are more than was said, or one of another type
     */
    public byte[] rows(List<?> rows) {
        return writer.rows(rows);
    }

    /**
     * What comes after the last row.
     *
     * @throws IllegalArgumentException if there were fewer than was said
     */
    public byte[] end() {
        return writer.end();
    }
}
