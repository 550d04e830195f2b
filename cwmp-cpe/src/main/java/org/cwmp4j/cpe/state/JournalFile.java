package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.cwmp4j.model.time.SecretSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open journal: appends frames, and rewrites itself. Changes nothing before the first append. Blocking; one thread at a time. */
final class JournalFile {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private final Path path;
    private final JournalFiles files;
    private final boolean forced;
    private final int damagedKept;
    private final SecretSource salts;
    private final JournalCounters counters;
    private FileChannel channel;
    private @Nullable JournalFormat format;
    private boolean damaged;
    private long end;
    private int lastNumber;
    private boolean ready;
    private boolean settled;
    private boolean namesOwed;

    private JournalFile(Config config, FileChannel channel) {
        this.path = config.path;
        this.files = config.files;
        this.forced = config.fsync == FsyncPolicy.ALWAYS;
        this.damagedKept = config.damagedKept;
        this.salts = config.salts;
        this.counters = config.counters;
        this.channel = channel;
    }

    /** What a journal works with. */
    record Config(
            Path path,
            JournalFiles files,
            FsyncPolicy fsync,
            int damagedKept,
            SecretSource salts,
            JournalCounters counters) {}

    /** A journal and what was found in it. */
    record Opened(JournalFile file, JournalScan scan) {}

    /** Opens or creates a journal; nothing in it is changed. */
    static Opened open(Config config) throws IOException {
        FileChannel channel = config.files.open(config.path, false);
        try {
            JournalFile file = new JournalFile(config, channel);
            JournalScan scan = file.scan();
            file.format = scan.format();
            file.damaged = scan.damage() != null;
            file.end = scan.end();
            file.lastNumber = scan.lastNumber();
            return new Opened(file, scan);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What is in the file now. */
    JournalScan scan() throws IOException {
        long size = channel.size();
        if (size > Integer.MAX_VALUE - 16) {
            throw new CorruptStateException(path.toString(), size, "larger than a journal can be");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until all is here
        }
        return JournalScan.of(path, bytes.flip(), forced);
    }

    /** Where the next frame begins. */
    long size() {
        return end;
    }

    /** Whether the file is in an older format, or damaged: the next rewriting mends that. */
    boolean wantsRewriting() {
        return damaged || (format != null && format.version() < JournalFormat.LATEST);
    }

    /**
     * Appends frames by one write, each of which a power cut leaves whole or takes away; if that fails the file is as before, or an
     * exception is suppressed that says it is not.
     */
    void append(List<byte[]> payloads) throws IOException {
        prepare();
        JournalFormat in = format();
        long before = end;
        int numberBefore = lastNumber;
        try {
            ByteBuffer frames = frames(in, payloads);
            long length = frames.remaining();
            write(frames);
            force();
            counters.appended(payloads.size(), length);
        } catch (IOException | RuntimeException e) {
            lastNumber = numberBefore;
            end = before;
            settled = false;
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(Exception why) {
        try {
            channel.truncate(end);
            channel.force(true);
            settled = true;
        } catch (IOException again) {
            why.addSuppressed(again);
        }
    }

    private ByteBuffer frames(JournalFormat in, List<byte[]> payloads) {
        int length = payloads.stream().mapToInt(p -> in.overhead() + p.length).reduce(0, Math::addExact);
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] payload : payloads) {
            // Of those that share a write only the first is known to follow what is durable.
            all.put(in.frame(end + all.position(), ++lastNumber, settled && all.position() == 0, payload));
        }
        return all.flip();
    }

    /** Before the first write: no torn tail, and a header. */
    private void prepare() throws IOException {
        if (ready) {
            return;
        }
        files.delete(sibling()); // of a rewriting that a power cut ended
        if (format == null) {
            channel.truncate(0);
            end = 0;
            JournalFormat fresh = new JournalFormat(JournalFormat.LATEST, salts.nextBytes(8));
            namesOwed = true;
            write(fresh.header());
            format = fresh;
        } else if (channel.size() > end) {
            LOG.info("{}: {} bytes of an unfinished write are cut off", path, channel.size() - end);
            channel.truncate(end);
        }
        channel.force(true);
        counters.forced();
        settled = true;
        ready = true;
    }

    private JournalFormat format() {
        if (format == null) {
            throw new StateException(path + " has no header");
        }
        return format;
    }

    private void write(ByteBuffer bytes) throws IOException {
        long at = end;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        end = at;
    }

    private void force() throws IOException {
        settled = false;
        if (forced) {
            channel.force(false);
            counters.forced();
            if (namesOwed) {
                files.forceNames(path);
                counters.forced();
                namesOwed = false;
            }
            settled = true;
        }
    }

    /** Writes the present state to a new file and puts that in the place of this one. */
    void compact() throws IOException {
        JournalScan scan = scan();
        if (scan.end() != end) {
            throw new IOException("what was written can be read up to byte " + scan.end() + " only, not " + end);
        }
        Path fresh = sibling();
        FileChannel next = files.open(fresh, true);
        try {
            JournalFormat in = new JournalFormat(JournalFormat.LATEST, salts.nextBytes(8));
            JournalWriter written = new JournalWriter(next, in);
            scan.foreign().forEach(written::add);
            scan.state().records().forEach(r -> written.add(JournalFormat.changes(List.of(r))));
            written.finish();
            if (scan.damage() != null) {
                LOG.error("{}; the file is rewritten without that", scan.damage());
                new DamagedFiles(files, path, damagedKept).keep();
            }
            files.replace(fresh, path);
            FileChannel old = channel;
            channel = next;
            format = in;
            damaged = false;
            end = written.end();
            lastNumber = written.lastNumber();
            ready = true;
            settled = true;
            namesOwed = true;
            counters.compacted(end);
            old.close();
        } finally {
            if (channel != next) {
                next.close();
                files.delete(fresh);
            }
        }
        files.forceNames(path);
        counters.forced();
        namesOwed = false;
    }

    private Path sibling() {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    void close() throws IOException {
        channel.close();
    }
}
