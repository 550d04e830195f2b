package org.cwmp4j.cpe.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a journal. Header: {@code CWMPJNL}, format version, eight random bytes (the salt), CRC-32C of all that. Then
 * frames, one for a batch:
 *
 * <ul>
 *   <li>version 2: the first half of the salt; the frame's number in the file, from 1, the first bit set if all before it had been
 *       forced to the medium when it was written; length of the payload; CRC-32C over that half of the salt, position, number,
 *       length and payload; the payload
 *   <li>version 1: length of the payload; CRC-32C over salt, position, length and payload; the payload
 * </ul>
 *
 * A payload begins with its kind; kinds of later versions are kept as they are. Salt and position are in the sum so that a value
 * holding the bytes of a frame, which a peer might send, never looks like one, also when the beginning of a frame has to be
 * searched for behind a damaged place. Frames of version 2 say by themselves what they are: they are found without the header.
 */
final class JournalFormat {
    static final int HEADER = 20;
    static final int LATEST = 2;
    private static final byte[] MAGIC = "CWMPJNL".getBytes(StandardCharsets.US_ASCII);
    private static final int SETTLED = 1 << 31;
    private static final int CHANGES = 1;
    private static final int MARK = 2;

    private final int version;
    private final byte[] salt;

    /**
     * @param version 1 or 2
     * @param salt eight bytes; only the first four matter in version 2
     */
    JournalFormat(int version, byte[] salt) {
        this.version = version;
        this.salt = salt;
    }

    /**
     * A frame that was read.
     *
     * @param number in the file; 0 in version 1
     * @param settled whether all before it was durable when it was written; not known in version 1
     * @param end where the next one begins
     */
    record Frame(int number, boolean settled, ByteBuffer payload, int end) {}

    int version() {
        return version;
    }

    ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER).put(MAGIC).put((byte) version);
        header.put(salt);
        CRC32C sum = new CRC32C();
        sum.update(header.array(), 0, 16);
        return header.putInt((int) sum.getValue()).flip();
    }

    /**
     * What the header says; null if there is no whole one.
     *
     * @throws StateException for a later version
     */
    static @Nullable JournalFormat of(ByteBuffer file) {
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
        int version = start[MAGIC.length];
        if (version < 1 || version > LATEST) {
            throw new StateException("journal has format version " + version + ", known are 1 to " + LATEST);
        }
        return new JournalFormat(version, Arrays.copyOfRange(start, 8, 16));
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

    /** How many bytes frame a payload. */
    int overhead() {
        return version == 1 ? 8 : 16;
    }

    ByteBuffer frame(long position, int number, boolean settled, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(overhead() + payload.length);
        int numbered = settled ? number | SETTLED : number;
        if (version > 1) {
            frame.put(salt, 0, 4).putInt(numbered);
        }
        return frame.putInt(payload.length)
                .putInt(sum(position, numbered, ByteBuffer.wrap(payload)))
                .put(payload)
                .flip();
    }

    /** The frame that begins there; null if none does. */
    @Nullable
    Frame frameAt(ByteBuffer file, int position) {
        int lead = overhead() - 8;
        if (file.limit() - position < overhead() || (version > 1 && file.getInt(position) != lead())) {
            return null;
        }
        int numbered = version == 1 ? 0 : file.getInt(position + 4);
        int length = file.getInt(position + lead);
        int begin = position + overhead();
        if (length < 1 || length > file.limit() - begin || (numbered & ~SETTLED) > file.limit()) {
            return null;
        }
        ByteBuffer payload = file.slice(begin, length);
        return sum(position, numbered, payload.duplicate()) == file.getInt(position + lead + 4)
                ? new Frame(numbered & ~SETTLED, (numbered & SETTLED) != 0, payload, begin + length)
                : null;
    }

    /** The first good frame at or behind a place; -1 if there is none. */
    int nextFrame(ByteBuffer file, int from) {
        for (int at = from; at <= file.limit() - overhead(); at++) {
            if (frameAt(file, at) != null) {
                return at;
            }
        }
        return -1;
    }

    /** The format of a file whose header is lost, by the frames in it; null if there are none of version 2. */
    static @Nullable JournalFormat salvage(ByteBuffer file) {
        for (int at = 0; at <= file.limit() - 16; at++) {
            byte[] salt = new byte[8];
            file.get(at, salt, 0, 4);
            JournalFormat maybe = new JournalFormat(2, salt);
            if (maybe.frameAt(file, at) != null) {
                return maybe;
            }
        }
        return null;
    }

    private int lead() {
        return ByteBuffer.wrap(salt).getInt();
    }

    private int sum(long position, int numbered, ByteBuffer payload) {
        CRC32C sum = new CRC32C();
        ByteBuffer head = ByteBuffer.allocate(24);
        if (version == 1) {
            head.put(salt).putLong(position);
        } else {
            head.put(salt, 0, 4).putLong(position).putInt(numbered);
        }
        sum.update(head.putInt(payload.remaining()).flip());
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

    /** The end of a rewriting: says that what stands before it was written whole, so that none of it can be a torn end. */
    static byte[] mark() {
        return new StateWriter().number(MARK).toBytes();
    }

    static boolean isMark(byte[] payload) {
        return new StateReader(payload).number() == MARK;
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
