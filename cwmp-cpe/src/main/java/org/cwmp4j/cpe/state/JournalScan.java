package org.cwmp4j.cpe.state;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cwmp4j.cpe.state.JournalFormat.Frame;
import org.cwmp4j.cpe.state.StateDamage.Loss;
import org.jspecify.annotations.Nullable;

/**
 * What a journal's bytes hold. Places that are not readable are stepped over where good frames follow that cannot have been written
 * before those places were durable; otherwise they are the torn end of writes that nobody was told of.
 */
final class JournalScan {
    private final String file;
    private final @Nullable JournalFormat format;
    private final List<Loss> losses = new ArrayList<>();
    private final Map<String, Map<String, byte[]>> sections = new LinkedHashMap<>();
    private final DoubtfulKeys doubtful = new DoubtfulKeys();
    private final List<byte[]> foreign = new ArrayList<>();
    private long end;
    private int lastNumber;

    private JournalScan(Path file, @Nullable JournalFormat format) {
        this.file = file.toString();
        this.format = format;
    }

    /** What the file is written in; null if nothing was ever recorded in it. */
    @Nullable
    JournalFormat format() {
        return format;
    }

    /** Where the good bytes end; what follows is the torn tail of a write that nobody was told of. */
    long end() {
        return end;
    }

    /** The number of the last frame. */
    int lastNumber() {
        return lastNumber;
    }

    /** What is not readable; null for none. */
    @Nullable
    StateDamage damage() {
        return losses.isEmpty() ? null : new StateDamage(file, losses);
    }

    /** The state. */
    StateSnapshot state() {
        return StateSnapshot.copyOf(sections, damage(), doubtful.keys());
    }

    /** Payloads of kinds that this version does not know, in order. */
    List<byte[]> foreign() {
        return foreign;
    }

    /**
     * Reads a whole file.
     *
     * @param ordered whether frames reached the medium in order, if they do not say so themselves
     * @throws CorruptStateException if this is no journal, or nothing of it is left
     */
    static JournalScan of(Path file, ByteBuffer bytes, boolean ordered) {
        JournalFormat format = JournalFormat.of(bytes);
        boolean headless = format == null;
        if (headless && neverWritten(bytes)) {
            return new JournalScan(file, null);
        }
        if (headless) {
            format = JournalFormat.salvage(bytes);
        }
        if (format == null) {
            throw new CorruptStateException(file.toString(), 0, "nothing of a journal in it");
        }
        JournalScan scan = new JournalScan(file, format);
        if (headless) {
            scan.losses.add(new Loss(0, JournalFormat.HEADER, 0));
        }
        scan.read(bytes, format, ordered);
        return scan;
    }

    /** Nothing, a torn header, or space that was never filled. */
    private static boolean neverWritten(ByteBuffer bytes) {
        boolean torn = bytes.limit() < JournalFormat.HEADER && JournalFormat.startsWithMagic(bytes);
        for (int i = 0; !torn && i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private void read(ByteBuffer bytes, JournalFormat format, boolean ordered) {
        int settled = lastSettled(bytes, format, ordered);
        end = JournalFormat.HEADER;
        while (true) {
            Frame frame = format.frameAt(bytes, (int) end);
            if (frame == null) {
                int next = end < settled ? format.nextFrame(bytes, (int) end + 1) : -1;
                if (next < 0) {
                    return;
                }
                Frame good = format.frameAt(bytes, next);
                int number = good == null ? 0 : good.number();
                lost(next, number == 0 ? 1 : Math.max(0, number - lastNumber - 1));
                continue;
            }
            accept(frame);
            lastNumber = frame.number();
            end = frame.end();
        }
    }

    /** Where the last frame begins that was written when all before it was durable. */
    private static int lastSettled(ByteBuffer bytes, JournalFormat format, boolean ordered) {
        int last = -1;
        int at = JournalFormat.HEADER;
        while (at >= 0) {
            Frame frame = format.frameAt(bytes, at);
            if (frame == null) {
                at = format.nextFrame(bytes, at + 1);
            } else {
                last = frame.settled() || (format.version() == 1 && ordered) ? at : last;
                at = frame.end();
            }
        }
        return last;
    }

    private void accept(Frame frame) {
        byte[] copy = new byte[frame.payload().limit()];
        frame.payload().get(0, copy);
        try {
            List<StateRecord> changes = JournalFormat.changesIn(copy);
            if (changes == null) {
                if (!JournalFormat.isMark(copy)) {
                    foreign.add(copy);
                }
                return;
            }
            changes.forEach(c -> {
                StateSnapshot.apply(sections, c);
                doubtful.changed(c);
            });
        } catch (StateException e) { // the sum was right: whoever wrote it went wrong
            lost(frame.end(), 1);
        }
    }

    private void lost(long until, long batches) {
        losses.add(new Loss(end, until - end, batches));
        doubtful.lost(sections);
        end = until;
    }
}
