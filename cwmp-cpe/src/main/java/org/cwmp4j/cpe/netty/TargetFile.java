package org.cwmp4j.cpe.netty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cwmp4j.cpe.internal.OwnerOnly;
import org.cwmp4j.cpe.transfer.FileDownload;
import org.cwmp4j.cpe.transfer.TransferException;
import org.cwmp4j.http.Headers;
import org.cwmp4j.http.HttpAnswer;
import org.cwmp4j.http.netty.BodyStreams;
import org.jspecify.annotations.Nullable;

/**
 * The file of a download: takes what fits, from where it goes on, and is forced to the medium. One call at a time, on threads that may
 * block.
 */
final class TargetFile implements BodyStreams.AnswerBody {
    /** How often it is looked whether there is room. */
    private static final long LOOK_EVERY = 1 << 20;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Set<OpenOption> NEW = Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> OLD = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final FileDownload request;
    private final Path file;
    private final DiskRoom room;
    private final int forceEvery;
    private final TransferMeter meter;
    private @Nullable ResumeMark mark;
    private long from;
    private long size;
    private long total = -1;
    private boolean taken;

    TargetFile(FileDownload request, DiskRoom room, int forceEvery, TransferMeter meter) {
        this.request = request;
        this.file = request.target();
        this.room = room;
        this.forceEvery = forceEvery;
        this.meter = meter;
    }

    /**
     * Finds where to go on: at the last point up to which the file was forced to the medium, since after a power cut nobody knows what
     * stands behind it.
     */
    void prepare() throws IOException {
        Optional<ResumeMark> known =
                request.resumeMark() == null ? Optional.empty() : ResumeMark.parse(request.resumeMark());
        if (known.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        long present = Files.size(file);
        long safe = present == 0 ? 0 : (present - 1) / forceEvery * forceEvery;
        if (safe > 0 && safe < request.maxBytes()) {
            mark = known.get();
            from = safe;
        }
    }

    /** What is asked for; nothing where the whole file is. */
    Headers range() {
        ResumeMark known = mark;
        return known == null
                ? Headers.empty()
                : Headers.of("Range", "bytes=" + from + "-").and("If-Range", known.validator());
    }

    boolean isResuming() {
        return mark != null;
    }

    /** The whole file, then. */
    void startOver() {
        mark = null;
        from = 0;
    }

    /** Whether the last answer was taken into the file. */
    boolean isTaken() {
        return taken;
    }

    /** Bytes in the file. */
    long size() {
        return size;
    }

    boolean isWhole() {
        return total < 0 || size == total;
    }

    @Override
    public @Nullable WritableByteChannel open(HttpAnswer head) throws IOException {
        taken = false;
        int status = head.status();
        if (status == 200 || status == 203) {
            startOver();
            total = length(head);
            return open(head, NEW);
        }
        Optional<ContentRange> range = status == 206 ? ContentRange.of(head.headers()) : Optional.empty();
        if (range.isEmpty() || !isRest(range.get(), head)) {
            return null;
        }
        total = range.get().total();
        return open(head, OLD);
    }

    /** What would not go on where the file ends, or belongs to another one, is not glued to it. */
    private boolean isRest(ContentRange range, HttpAnswer head) {
        long length = length(head);
        return mark != null
                && range.first() == from
                && range.total() >= 0
                && (length < 0 || length == range.last() - range.first() + 1)
                && !mark.isContradictedBy(head.headers());
    }

    private static long length(HttpAnswer head) {
        String text = head.headers().first("Content-Length").orElse("").strip();
        boolean counts = NUMBER.matcher(text).matches() && !head.headers().has("Transfer-Encoding");
        return counts ? Long.parseLong(text) : -1;
    }

    private WritableByteChannel open(HttpAnswer head, Set<OpenOption> how) throws IOException {
        if (total > request.maxBytes()) {
            throw FileFaults.DOWNLOAD.other("a file of " + total + " bytes is too large");
        }
        plain(head.headers());
        room.check(file, Math.max(0, total - from));
        FileChannel channel = FileChannel.open(file, how, OwnerOnly.file(file));
        try {
            channel.truncate(from).position(from);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        size = from;
        if (mark == null) {
            tellMark(head);
        }
        taken = true;
        return new Writing(channel);
    }

    /** The mark of the file that stood here before is of no use any more. */
    private void tellMark(HttpAnswer head) {
        Optional<ResumeMark> fresh = ResumeMark.of(head.headers());
        if (fresh.isPresent() || request.resumeMark() != null) {
            meter.resumable(fresh.map(ResumeMark::toString).orElse(ResumeMark.NONE));
        }
    }

    /** We ask for the file as it is. What was packed all the same is not unpacked: so nothing grows on our side. */
    private static void plain(Headers headers) {
        boolean packed = headers.all("Content-Encoding").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"));
        boolean transfer = headers.all("Transfer-Encoding").stream()
                .anyMatch(line -> !line.strip().equalsIgnoreCase("chunked"));
        if (packed || transfer) {
            throw FileFaults.DOWNLOAD.other("the file server packs the file though it was not asked to");
        }
    }

    /** Where the bytes go. */
    private final class Writing implements WritableByteChannel {
        private final FileChannel channel;
        private long looked;
        private long left;

        Writing(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int count = bytes.remaining();
            if (size + count > request.maxBytes()) {
                throw tooLarge();
            }
            if (count > left || size - looked >= LOOK_EVERY) {
                left = room.left(file);
                looked = size;
            }
            if (count > left) {
                throw DiskRoom.none();
            }
            left -= count;
            while (bytes.hasRemaining()) {
                write(bytes, (int) Math.min(bytes.remaining(), forceEvery - size % forceEvery));
            }
            meter.moved(size, Math.max(0, total));
            return count;
        }

        private void write(ByteBuffer bytes, int count) throws IOException {
            ByteBuffer part = bytes.slice(bytes.position(), count);
            while (part.hasRemaining()) {
                size += channel.write(part);
            }
            bytes.position(bytes.position() + count);
            if (size % forceEvery == 0) {
                channel.force(false);
            }
        }

        private TransferException tooLarge() {
            return FileFaults.DOWNLOAD.other("the file is longer than " + request.maxBytes() + " bytes");
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            try (FileChannel closing = channel) {
                closing.force(true);
            }
        }
    }
}
