package org.cwmp4j.cpe.state;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a journal's bytes hold. */
final class JournalScan {
    private final byte @Nullable [] salt;
    private final long end;
    private final Map<String, Map<String, byte[]>> sections = new LinkedHashMap<>();
    private final List<byte[]> foreign = new ArrayList<>();

    private JournalScan(byte @Nullable [] salt, long end) {
        this.salt = salt;
        this.end = end;
    }

    /** What stands in the header; null if there is no whole one. */
    byte @Nullable [] salt() {
        return salt;
    }

    /** Where the good bytes end; what follows is the torn tail of a write that nobody was told of. */
    long end() {
        return end;
    }

    /** The state. */
    StateSnapshot state() {
        return StateSnapshot.copyOf(sections);
    }

    /** Payloads of kinds that this version does not know, in order. */
    List<byte[]> foreign() {
        return foreign;
    }

    /**
     * Reads a whole file.
     *
     * @param ordered whether frames reached the medium in order, so that a good one behind a bad one means damage
     */
    static JournalScan of(Path file, ByteBuffer bytes, boolean ordered) {
        byte @Nullable [] salt = JournalFormat.salt(bytes);
        if (salt == null) {
            if (bytes.limit() >= JournalFormat.HEADER || !JournalFormat.startsWithMagic(bytes)) {
                throw new CorruptStateException(file, 0, "no journal header");
            }
            return new JournalScan(null, 0);
        }
        List<ByteBuffer> payloads = new ArrayList<>();
        int at = JournalFormat.HEADER;
        for (ByteBuffer payload; (payload = JournalFormat.payloadAt(bytes, salt, at)) != null; ) {
            payloads.add(payload);
            at += JournalFormat.FRAME + payload.limit();
        }
        if (ordered) {
            refuseGoodFrameAfter(file, bytes, salt, at);
        }
        JournalScan scan = new JournalScan(salt, at);
        payloads.forEach(p -> scan.accept(file, p));
        return scan;
    }

    private void accept(Path file, ByteBuffer payload) {
        byte[] copy = new byte[payload.limit()];
        payload.get(0, copy);
        try {
            List<StateRecord> changes = JournalFormat.changesIn(copy);
            if (changes == null) {
                foreign.add(copy);
            } else {
                changes.forEach(c -> StateSnapshot.apply(sections, c));
            }
        } catch (StateException e) {
            throw new StateException(file + " holds a record that is whole but not readable", e);
        }
    }

    private static void refuseGoodFrameAfter(Path file, ByteBuffer bytes, byte[] salt, int bad) {
        for (int at = bad + 1; at <= bytes.limit() - JournalFormat.FRAME; at++) {
            if (JournalFormat.payloadAt(bytes, salt, at) != null) {
                throw new CorruptStateException(file, bad, "bad record, a good one follows at byte " + at);
            }
        }
    }
}
