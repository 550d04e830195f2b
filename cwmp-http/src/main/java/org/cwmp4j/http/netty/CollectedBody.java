package org.cwmp4j.http.netty;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The parts of a body as they come. One that comes in one part is copied once; what was taken is not kept. Not thread-safe. */
final class CollectedBody {
    private static final byte[] NONE = new byte[0];

    private byte[] first = NONE;
    private @Nullable ByteArrayOutputStream all;

    void add(ByteBuf part) {
        int length = part.readableBytes();
        if (length == 0) {
            return;
        }
        byte[] bytes = new byte[length];
        part.readBytes(bytes);
        if (size() == 0) {
            first = bytes;
            return;
        }
        ByteArrayOutputStream joined = all;
        if (joined == null) {
            joined = new ByteArrayOutputStream(first.length + length);
            joined.writeBytes(first);
            first = NONE;
            all = joined;
        }
        joined.writeBytes(bytes);
    }

    int size() {
        return all == null ? first.length : all.size();
    }

    /** All that came; nothing is left here. */
    byte[] take() {
        byte[] taken = all == null ? first : all.toByteArray();
        clear();
        return taken;
    }

    void clear() {
        first = NONE;
        all = null;
    }
}
