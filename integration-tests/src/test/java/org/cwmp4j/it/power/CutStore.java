package org.cwmp4j.it.power;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.cwmp4j.cpe.event.EventQueue;
import org.cwmp4j.cpe.state.StateRecord;
import org.cwmp4j.cpe.state.StateSnapshot;
import org.cwmp4j.cpe.state.StateStore;
import org.cwmp4j.model.Event;

/**
 * A store that tells of every record once it is durable, before anybody else learns it, and that stands still at one of them: from
 * there on nothing is written and nothing is answered, until the process is killed.
 */
final class CutStore implements StateStore {
    private final String serial;
    private final StateStore real;
    private final Path file;
    private final Cut cut;
    private final AtomicInteger records;
    private CompletionStage<Void> last = CompletableFuture.completedStage(null);

    /** @param records counts over the lives of the device in this process */
    CutStore(String serial, StateStore real, Path file, Cut cut, AtomicInteger records) {
        this.serial = serial;
        this.real = real;
        this.file = file;
        this.cut = cut;
        this.records = records;
    }

    @Override
    public CompletionStage<StateSnapshot> load() {
        return real.load();
    }

    @Override
    public CompletionStage<Void> append(List<StateRecord> batch) {
        int number = records.incrementAndGet();
        if (cut.how() == Cut.How.LIE && number == cut.record()) {
            return CompletableFuture.completedStage(null);
        } else if (cut.record() == 0 || number < cut.last()) {
            last = real.append(batch).thenRun(() -> say("REC", number, text(batch)));
            return last;
        }
        return number == cut.last() ? stop(number, batch) : new CompletableFuture<>();
    }

    private CompletionStage<Void> stop(int number, List<StateRecord> batch) {
        CompletionStage<Void> done = last; // what was being written before is told of before
        if (cut.how() == Cut.How.TORN) {
            done = last.thenCompose(nothing -> tear(batch)); // what was promised before is not torn
        } else if (cut.how() == Cut.How.AFTER) {
            done = real.append(batch).thenRun(() -> say("REC", number, text(batch)));
        }
        CompletionStage<Void> unused = done.thenRun(() -> say("STOP", number, text(batch)));
        return new CompletableFuture<>();
    }

    private CompletionStage<Void> tear(List<StateRecord> batch) {
        long before = size();
        return real.append(batch).thenRun(() -> cutTo(before + (size() - before) / 2));
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cutTo(long size) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String what, int number, String text) {
        PowerDevices.say(what + " " + serial + " " + number + " " + text);
    }

    /** What changes, without values, but with the names of events. */
    private static String text(List<StateRecord> batch) {
        StringBuilder text = new StringBuilder();
        for (StateRecord record : batch) {
            text.append(record.isRemoval() ? '-' : '+')
                    .append(record.section())
                    .append('/')
                    .append(record.key());
            if (!record.isRemoval() && record.section().equals(EventQueue.SECTION.id())) {
                StateSnapshot one = StateSnapshot.of(List.of(record));
                Event event = EventQueue.SECTION.read(one, record.key()).orElseThrow();
                text.append('=').append(event);
            }
            text.append('\t');
        }
        return text.toString();
    }

    @Override
    public CompletionStage<Void> close() {
        return real.close();
    }
}
