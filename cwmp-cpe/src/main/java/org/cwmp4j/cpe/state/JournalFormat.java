package org.cwmp4j.cpe.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a journal. Header: {@code CWMPJNL}, format version, eight random bytes (the salt), CRC-32C of all that. Then
 * frames: length of the payload, CRC-32C over salt, position, length and payload, the payload. A payload begins with its kind;
 * kinds of later versions are kept as they are. Salt and position are in the sum so that a value holding the bytes of a frame,
 * which a peer might send, never looks like one.
 */
final class JournalFormat {
    static final int HEADER = 20;
    static final int FRAME = 8;
    private static final byte[] MAGIC = "CWMPJNL".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int CHANGES = 1;

    private JournalFormat() {}

    static ByteBuffer header(byte[] salt) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).put(MAGIC).put(VERSION).put(salt);
        CRC32C sum = new CRC32C();
        sum.update(header.array(), 0, 16);
        return header.putInt((int) sum.getValue()).flip();
    }

    /** The salt; null if this is no whole header. */
    static byte @Nullable [] salt(ByteBuffer file) {
        if (file.limit() < HEADER) {
            return null;
        }
        byte[] start = new byte[16];
        file.get(0, start);
        CRC32C sum = new CRC32C();
        sum.update(start);
        if (!startsWithMagic(file) || (int) sum.getValue() != file.getInt(16)) {
            return null;
        }
        if (start[MAGIC.length] != VERSION) {
            throw new StateException("journal has format version " + start[MAGIC.length] + ", known is " + VERSION);
        }
        return ByteBuffer.allocate(8).put(start, 8, 8).array();
    }

    /** Whether the bytes there are, few as they may be, can be the beginning of a header. */
    static boolean startsWithMagic(ByteBuffer file) {
        for (int i = 0; i < Math.min(MAGIC.length, file.limit()); i++) {
            if (file.get(i) != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    static ByteBuffer frame(byte[] salt, long position, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(FRAME + payload.length);
        return frame.putInt(payload.length)
                .putInt(sum(salt, position, ByteBuffer.wrap(payload)))
                .put(payload)
                .flip();
    }

    /** The payload of the frame that begins there; null if none does. */
    static @Nullable ByteBuffer payloadAt(ByteBuffer file, byte[] salt, int position) {
        if (file.limit() - position < FRAME) {
            return null;
        }
        int length = file.getInt(position);
        if (length < 1 || length > file.limit() - position - FRAME) {
            return null;
        }
        ByteBuffer payload = file.slice(position + FRAME, length);
        return sum(salt, position, payload.duplicate()) == file.getInt(position + 4) ? payload : null;
    }

    private static int sum(byte[] salt, long position, ByteBuffer payload) {
        CRC32C sum = new CRC32C();
        sum.update(salt);
        sum.update(ByteBuffer.allocate(12)
                .putLong(position)
                .putInt(payload.remaining())
                .flip());
        sum.update(payload);
        return (int) sum.getValue();
    }

    static byte[] changes(List<StateRecord> records) {
        StateWriter out = new StateWriter().number(CHANGES);
        out.list(records, (w, r) -> {
            w.text(r.section()).text(r.key()).flag(r.isRemoval());
            if (!r.isRemoval()) {
                w.bytes(r.value());
            }
        });
        return out.toBytes();
    }

    /** The changes in a payload; null if it is of another kind. */
    static @Nullable List<StateRecord> changesIn(byte[] payload) {
        StateReader in = new StateReader(payload);
        return in.number() != CHANGES ? null : in.list(JournalFormat::change);
    }

    private static StateRecord change(StateReader in) {
        String section = in.text();
        String key = in.text();
        return in.flag() ? StateRecord.remove(section, key) : StateRecord.put(section, key, in.bytes());
    }
}
