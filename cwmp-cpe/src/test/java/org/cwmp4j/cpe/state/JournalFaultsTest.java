package org.cwmp4j.cpe.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cwmp4j.cpe.state.JournalFixture.VALUE;
import static org.cwmp4j.cpe.state.JournalFixture.after;
import static org.cwmp4j.cpe.state.JournalFixture.batch;
import static org.cwmp4j.cpe.state.JournalFixture.join;
import static org.cwmp4j.cpe.state.JournalFixture.load;
import static org.cwmp4j.cpe.state.JournalFixture.values;
import static org.cwmp4j.cpe.state.JournalFixture.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that runs full or breaks: what was promised holds, what failed is absent for good or all further calls fail. */
class JournalFaultsTest {
    @TempDir
    Path dir;

    private final FaultyFiles files = new FaultyFiles();

    private Path file() {
        return dir.resolve("state");
    }

    private FileStateStore store(long compactAbove) {
        FileStateStore store = FileStateStore.at(file())
                .files(files)
                .compactAbove(compactAbove)
                .build(Runnable::run);
        join(store.load());
        return store;
    }

    private static boolean append(FileStateStore store, int batch) {
        CompletableFuture<Void> done = store.append(batch(batch)).toCompletableFuture();
        assertThat(done).isDone();
        return !done.isCompletedExceptionally();
    }

    @AfterEach
    void noInterruptIsLeft() {
        Thread.interrupted();
    }

    /** The medium runs full at every byte of a few batches. */
    @Test
    void aFullMediumTakesTheBatchThatDoesNotFitAndNoOther() throws Exception {
        for (long space = 0; space < 400; space++) {
            Files.deleteIfExists(file());
            files.space = space;
            FileStateStore store = store(64 * 1024);
            List<Integer> kept = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                if (append(store, i)) {
                    kept.add(i);
                }
            }
            files.space = Long.MAX_VALUE;
            assertThat(append(store, 4)).as("space again").isTrue();
            kept.add(4);
            join(store.close());
            StateSnapshot found = load(file());
            assertThat(values(found)).as("%d bytes", space).isEqualTo(after(kept));
            assertThat(found.damage()).isEmpty();
        }
    }

    @Test
    void whatCannotBeForcedIsTakenBackOrAllIsRefused() throws Exception {
        FileStateStore store = store(64 * 1024);
        assertThat(append(store, 1)).isTrue();
        files.failForce = true;
        assertThat(append(store, 2)).isFalse();
        files.failForce = false;
        assertThat(append(store, 3))
                .as("it could not even be made sure that 2 is gone")
                .isFalse();
        join(store.close());
        assertThat(values(load(file()))).isEqualTo(after(List.of(1)));
    }

    @Test
    void whatCannotBeTakenBackEndsTheStore() throws Exception {
        FileStateStore store = store(64 * 1024);
        assertThat(append(store, 1)).isTrue();
        files.space = 20;
        files.failTruncate = true;
        assertThat(append(store, 2)).isFalse();
        files.space = Long.MAX_VALUE;
        files.failTruncate = false;
        assertThat(append(store, 3)).isFalse();
        assertThat(store.close().toCompletableFuture()).isCompleted();
        assertThat(values(load(file()))).isEqualTo(after(List.of(1)));
    }

    @Test
    void aSurpriseEndsTheStoreAndIsTold() throws Exception {
        FileStateStore store = store(64 * 1024);
        assertThat(append(store, 1)).isTrue();
        files.surprise = new IllegalStateException("driver");
        assertThat(append(store, 2)).isFalse();
        files.surprise = null;
        assertThat(append(store, 3)).isFalse();
        assertThat(store.close().toCompletableFuture()).isCompleted();
        assertThat(values(load(file()))).isEqualTo(after(List.of(1)));
    }

    @Test
    void aRewritingThatDoesNotFitLeavesTheOldFile() throws Exception {
        for (long space = 600; space < 1500; space += 7) {
            Files.deleteIfExists(file());
            files.space = space;
            FileStateStore store = store(500);
            int last = 0;
            for (int i = 1; append(store, i); i = i % 3 + 1) {
                last = i;
            }
            String recorded = "" + last;
            join(store.close());
            assertThat(values(load(file()))).as("%d bytes", space).containsEntry("all", recorded);
            assertThat(dir.toFile().list()).containsExactly("state");
        }
        files.space = Long.MAX_VALUE;
    }

    @Test
    void aRewritingThatCannotBePutInPlaceLeavesTheOldFile() throws Exception {
        files.failReplace = true;
        FileStateStore store = store(500);
        for (int i = 0; i < 60; i++) {
            assertThat(append(store, i % 3 + 1)).isTrue();
        }
        assertThat(store.metrics().compactions()).isZero();
        assertThat(dir.toFile().list()).containsExactly("state");
        files.failReplace = false;
        for (int i = 0; i < 60; i++) {
            assertThat(append(store, i % 3 + 1)).isTrue();
        }
        assertThat(store.metrics().compactions()).isPositive();
        join(store.close());
        assertThat(values(load(file()))).containsEntry("all", "3");
    }

    /** The new file may be lost from the directory until that is forced: no promise before. */
    @Test
    void nothingIsPromisedUntilTheNameOfTheNewFileIsDurable() throws Exception {
        FileStateStore store = store(500);
        files.failNames = true;
        assertThat(append(store, 1)).as("the file's own name").isFalse();
        files.failNames = false;
        assertThat(append(store, 1)).isTrue();
        while (store.metrics().compactions() == 0) {
            files.failNames = store.metrics().size() > 400;
            append(store, 2);
        }
        files.failNames = true;
        assertThat(append(store, 3)).isFalse();
        files.failNames = false;
        assertThat(append(store, 1)).isTrue();
        join(store.close());
        assertThat(values(load(file()))).isEqualTo(after(List.of(2, 1)));
    }

    @Test
    void aDamagedFileThatCannotBeKeptAsideIsNotRewritten() throws Exception {
        write(file(), 3);
        byte[] damaged = Files.readAllBytes(file());
        damaged[JournalFormat.HEADER] ^= 1;
        Files.write(file(), damaged);
        files.failKeep = true;
        FileStateStore store = store(64 * 1024);
        assertThat(append(store, 4)).isTrue();
        join(store.close());
        StateSnapshot found = load(file());
        assertThat(values(found)).isEqualTo(after(List.of(2, 3, 4)));
        assertThat(found.damage()).isPresent();
        assertThat(dir.toFile().list()).containsExactly("state");
    }

    /** No thread for the work: an Error. Who waits is told, and who comes later is served. */
    @Test
    void anExecutorWithoutThreadsStrandsNobody() {
        Queue<Error> errors = new ArrayDeque<>();
        FileStateStore store = FileStateStore.at(file()).build(task -> {
            if (!errors.isEmpty()) {
                throw errors.remove();
            }
            task.run();
        });
        join(store.load());
        errors.add(new OutOfMemoryError("unable to create native thread"));
        assertThat(append(store, 1)).isFalse();
        assertThat(append(store, 2)).isTrue();
        join(store.close());
        assertThat(values(load(file()))).isEqualTo(after(List.of(2)));
    }

    /** An executor that is being shut down interrupts its threads; an interrupted thread closes the files that it touches. */
    @Test
    void anInterruptedThreadDoesNotCloseTheFile() {
        FileStateStore store = store(64 * 1024);
        Thread.currentThread().interrupt();
        assertThat(append(store, 1)).isTrue();
        assertThat(Thread.interrupted())
                .as("still told to whoever owns the thread")
                .isTrue();
        assertThat(append(store, 2)).isTrue();
        join(store.close());
        assertThat(values(load(file()))).isEqualTo(after(List.of(1, 2)));
    }

    @Test
    void countsWhatItWrites() throws Exception {
        FileStateStore store = store(300);
        long before = store.metrics().bytesAppended();
        assertThat(before).isZero();
        join(store.append(List.of(VALUE.put("k", "0123456789"))));
        JournalMetrics one = store.metrics();
        assertThat(one.batches()).isEqualTo(1);
        assertThat(JournalFormat.HEADER + one.bytesAppended()).isEqualTo(Files.size(file()));
        while (store.metrics().compactions() == 0) {
            append(store, 1);
        }
        JournalMetrics rewritten = store.metrics();
        assertThat(rewritten.bytesRewritten()).isEqualTo(Files.size(file()));
        assertThat(rewritten.size()).isEqualTo(Files.size(file()));
        join(store.close());
        assertThat(values(load(file()))).containsAllEntriesOf(Map.of("k", "0123456789", "all", "1"));
    }
}
