package org.cwmp4j.cpe.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.cwmp4j.conformance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest {
    private static final StateSection<String> VALUE = new StateSection<>("value", 1, StateCodec.TEXT);
    private static final StateSection<Long> NUMBER = new StateSection<>("number", 1, StateCodec.NUMBER);

    @TempDir
    Path dir;

    private Path file() {
        return dir.resolve("state");
    }

    private FileStateStore store() {
        return FileStateStore.at(file()).build(Runnable::run);
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private Map<String, String> reopened() {
        FileStateStore store = store();
        Map<String, String> values = VALUE.readAll(join(store.load()));
        join(store.close());
        return values;
    }

    @Test
    void findsWhatWasAppended() {
        FileStateStore store = store();
        assertThat(join(store.load()).sections()).isEmpty();
        join(store.append(List.of(VALUE.put("a", "1"), VALUE.put("b", "ä\u0000\n"), NUMBER.put("n", -5L))));
        join(store.append(List.of(VALUE.put("a", "2"), NUMBER.put("m", Long.MAX_VALUE))));
        join(store.append(List.of(NUMBER.remove("n"), NUMBER.remove("never"))));
        join(store.close());

        FileStateStore again = store();
        StateSnapshot found = join(again.load());
        assertThat(VALUE.readAll(found)).containsExactly(Map.entry("a", "2"), Map.entry("b", "ä\u0000\n"));
        assertThat(NUMBER.readAll(found)).containsExactly(Map.entry("m", Long.MAX_VALUE));
        join(again.close());
    }

    @Test
    @Rule("C-SPV-01")
    void cutAtEveryByteGivesABatchWholeOrNotAtAll() throws Exception {
        FileStateStore store = store();
        join(store.load());
        List<Integer> ends = new ArrayList<>(List.of((int) Files.size(file())));
        for (int i = 1; i <= 4; i++) {
            join(store.append(List.of(VALUE.put("a", "a" + i), VALUE.put("b", "b" + i))));
            ends.add((int) Files.size(file()));
        }
        join(store.close());
        byte[] whole = Files.readAllBytes(file());

        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, cut));
            int at = cut;
            long batches = ends.stream().skip(1).filter(end -> end <= at).count();
            assertThat(reopened())
                    .as("cut at %d", cut)
                    .isEqualTo(batches == 0 ? Map.of() : Map.of("a", "a" + batches, "b", "b" + batches));
            FileStateStore next = store();
            join(next.load());
            join(next.append(List.of(VALUE.put("c", "new"))));
            join(next.close());
            assertThat(reopened()).as("appended after cut at %d", cut).containsEntry("c", "new");
        }
    }

    @Test
    void zerosInPlaceOfTheLastRecordAreATornTail() throws Exception {
        FileStateStore store = store();
        join(store.load());
        join(store.append(List.of(VALUE.put("a", "1"))));
        int good = (int) Files.size(file());
        join(store.append(List.of(VALUE.put("a", "2"))));
        join(store.close());
        byte[] bytes = Files.readAllBytes(file());
        java.util.Arrays.fill(bytes, good, bytes.length, (byte) 0);
        Files.write(file(), bytes);
        assertThat(reopened()).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void aDamagedLastRecordIsTakenForTorn() throws Exception {
        FileStateStore store = store();
        join(store.load());
        join(store.append(List.of(VALUE.put("a", "1"))));
        int lastBegins = (int) Files.size(file());
        join(store.append(List.of(VALUE.put("a", "2"))));
        join(store.close());
        byte[] whole = Files.readAllBytes(file());
        for (int at = lastBegins; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);
            assertThat(reopened()).as("byte %d", at).containsExactly(Map.entry("a", "1"));
        }
    }

    @Test
    void aValueThatHoldsARecordIsNotTakenForOneWhenItsOwnIsTorn() throws Exception {
        FileStateStore store = store();
        join(store.load());
        join(store.append(List.of(VALUE.put("a", "1"))));
        join(store.close());
        byte[] frame = java.util.Arrays.copyOfRange(
                Files.readAllBytes(file()), JournalFormat.HEADER, (int) Files.size(file()));
        store = store();
        join(store.load());
        join(store.append(List.of(StateRecord.put("raw", "evil", frame))));
        join(store.close());
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(reopened()).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void rewritingKeepsSectionsAndRecordKindsThatThisVersionDoesNotKnow() throws Exception {
        FileStateStore store = store();
        join(store.load());
        join(store.append(List.of(StateRecord.put("of-a-later-version", "k", new byte[] {9, 9, 9}))));
        join(store.close());
        byte[] bytes = Files.readAllBytes(file());
        byte[] later = {(byte) 0x54, 1, 2, 3};
        ByteBuffer frame = JournalFormat.of(ByteBuffer.wrap(bytes)).frame(bytes.length, 2, true, later);
        Files.write(
                file(),
                ByteBuffer.allocate(bytes.length + frame.limit())
                        .put(bytes)
                        .put(frame)
                        .array());

        FileStateStore small = FileStateStore.at(file()).compactAbove(500).build(Runnable::run);
        join(small.load());
        for (int i = 0; i < 500; i++) {
            join(small.append(List.of(VALUE.put("a", "value " + i))));
        }
        join(small.close());
        assertThat(Files.size(file())).isLessThan(1000);
        assertThat(dir.toFile().list()).containsExactly("state");
        String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(new String(later, StandardCharsets.ISO_8859_1));
        FileStateStore again = store();
        StateSnapshot found = join(again.load());
        assertThat(found.bytes("of-a-later-version", "k")).containsExactly(9, 9, 9);
        assertThat(VALUE.readAll(found)).containsExactly(Map.entry("a", "value 499"));
        join(again.close());
    }

    @Test
    void onlyTheOwnerCanReadIt() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                file().getFileSystem().supportedFileAttributeViews().contains("posix"));
        FileStateStore store = FileStateStore.at(file()).compactAbove(100).build(Runnable::run);
        join(store.load());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        for (int i = 0; i < 100; i++) {
            join(store.append(List.of(VALUE.put("a", "value " + i))));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        join(store.close());
    }

    @Test
    void refusesASecondStoreOnTheSameFileAndOtherFiles() throws Exception {
        FileStateStore store = store();
        join(store.load());
        assertThatThrownBy(this::reopened)
                .hasCauseInstanceOf(StateException.class)
                .hasMessageContaining("in use");
        join(store.close());
        Files.writeString(file(), "this is something else");
        assertThatThrownBy(this::reopened).hasCauseInstanceOf(CorruptStateException.class);
        assertThat(Files.readString(file())).isEqualTo("this is something else");
    }

    @Test
    void refusesAJournalOfALaterFormat() throws Exception {
        ByteBuffer header = new JournalFormat(JournalFormat.LATEST, new byte[8]).header();
        header.put(7, (byte) 3);
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        sum.update(header.array(), 0, 16);
        header.putInt(16, (int) sum.getValue());
        Files.write(file(), header.array());
        assertThatThrownBy(this::reopened).hasMessageContaining("format version 3");
    }

    @Test
    void batchesThatArriveTogetherShareOneWrite() throws Exception {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Executor io = tasks::add;
        FileStateStore store = FileStateStore.at(file()).build(io);
        CompletionStage<StateSnapshot> loaded = store.load();
        List<CompletionStage<Void>> done = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            done.add(store.append(List.of(NUMBER.put("n" + i, (long) i))));
        }
        assertThat(loaded.toCompletableFuture()).isNotDone();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(done).allSatisfy(d -> assertThat(d.toCompletableFuture()).isCompleted());
        CompletionStage<Void> closed = store.close();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        join(closed);
        JournalMetrics metrics = store.metrics();
        assertThat(metrics.batches()).isEqualTo(10);
        assertThat(metrics.writes()).isEqualTo(1);
        assertThat(metrics.forces()).as("file, then its name, then the write").isEqualTo(3);
        assertThat(JournalFormat.HEADER + metrics.bytesAppended()).isEqualTo(Files.size(file()));
        assertThat(metrics.size()).isEqualTo(Files.size(file()));
    }

    /** Whatever it fails with: who waits is told, and so is who comes later. */
    @Test
    void anUnexpectedFailureIsToldToThoseWhoWaitAndThoseWhoCome() {
        FileStateStore store = FileStateStore.at(file())
                .secrets(bytes -> {
                    throw new IllegalStateException("no chance");
                })
                .build(Runnable::run);
        assertThat(store.load().toCompletableFuture()).isCompleted();
        for (int i = 0; i < 2; i++) {
            assertThat(store.append(List.of(NUMBER.put("n", 1L))).toCompletableFuture())
                    .isCompletedExceptionally();
        }
        assertThat(store.close().toCompletableFuture()).isDone();
    }

    /** An executor that takes no more work: nothing is left waiting, and a later one goes through. */
    @Test
    void anExecutorThatRefusesStrandsNobody() {
        java.util.concurrent.atomic.AtomicReference<RuntimeException> refusal =
                new java.util.concurrent.atomic.AtomicReference<>();
        FileStateStore store = FileStateStore.at(file()).build(task -> {
            if (refusal.get() != null) {
                throw refusal.get();
            }
            task.run();
        });
        join(store.load());
        refusal.set(new IllegalArgumentException("no"));
        assertThat(store.append(List.of(NUMBER.put("n", 1L))).toCompletableFuture())
                .isCompletedExceptionally();
        refusal.set(null);
        assertThat(store.append(List.of(NUMBER.put("n", 2L))).toCompletableFuture())
                .isCompleted();
        join(store.close());
    }

    /** What hangs on a record may throw; the next task has its turn all the same. */
    @Test
    void whatHangsOnARecordCannotSilenceTheStore() {
        FileStateStore store = store();
        join(store.load());
        CompletionStage<Void> first = store.append(List.of(NUMBER.put("n", 1L)));
        first.thenRun(() -> {
            throw new IllegalStateException("somebody else's");
        });
        assertThat(store.append(List.of(NUMBER.put("n", 2L))).toCompletableFuture())
                .isCompleted();
        join(store.close());
    }

    @Test
    void closedStoreRefuses() {
        FileStateStore store = store();
        join(store.load());
        join(store.close());
        assertThatThrownBy(() -> join(store.append(List.of(VALUE.put("a", "b")))))
                .hasCauseInstanceOf(StateException.class);
        join(store.close());
    }
}
