package org.cwmp4j.cpe.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cwmp4j.cpe.state.JournalFixture.VALUE;
import static org.cwmp4j.cpe.state.JournalFixture.after;
import static org.cwmp4j.cpe.state.JournalFixture.append;
import static org.cwmp4j.cpe.state.JournalFixture.batch;
import static org.cwmp4j.cpe.state.JournalFixture.join;
import static org.cwmp4j.cpe.state.JournalFixture.kept;
import static org.cwmp4j.cpe.state.JournalFixture.load;
import static org.cwmp4j.cpe.state.JournalFixture.store;
import static org.cwmp4j.cpe.state.JournalFixture.values;
import static org.cwmp4j.cpe.state.JournalFixture.write;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.cwmp4j.cpe.state.StateDamage.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal with a damaged place: what stands there is lost and told of, all else is kept. */
class DamagedJournalTest {
    private static final int BATCHES = 5;

    @TempDir
    Path dir;

    private Path file() {
        return dir.resolve("state");
    }

    @Test
    void aFlippedBitAnywhereCostsTheBatchThatItStandsInAndNoOther() throws Exception {
        List<Integer> ends = write(file(), BATCHES);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 << bit);
                Files.write(file(), damaged);
                check(ends, at, load(file()));
                assertThat(Files.readAllBytes(file()))
                        .as("loading changes nothing")
                        .isEqualTo(damaged);
            }
        }
    }

    private static void check(List<Integer> ends, int at, StateSnapshot found) {
        int hit = (int) ends.stream().filter(end -> end <= at).count(); // 0 is the header
        List<Integer> left =
                IntStream.rangeClosed(1, BATCHES).filter(i -> i != hit).boxed().toList();
        assertThat(values(found)).as("byte %d", at).isEqualTo(after(left));
        if (hit == BATCHES) { // might as well be torn
            assertThat(found.damage()).isEmpty();
            return;
        }
        int begins = hit == 0 ? 0 : ends.get(hit - 1);
        assertThat(found.damage().orElseThrow().losses())
                .containsExactly(new Loss(begins, ends.get(hit) - begins, hit == 0 ? 0 : 1));
    }

    @Test
    void anyNumberOfBatchesLostInARowIsCounted() throws Exception {
        List<Integer> ends = write(file(), BATCHES);
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, ends.get(1) + 3, ends.get(4) - 1, (byte) 0xFF);
        Files.write(file(), bytes);
        StateSnapshot found = load(file());
        assertThat(values(found)).isEqualTo(after(List.of(1, 5)));
        StateDamage damage = found.damage().orElseThrow();
        assertThat(damage.batches()).isEqualTo(3);
        assertThat(damage.bytes()).isEqualTo(ends.get(4) - ends.get(1));
        assertThat(damage.toString()).contains("state").doesNotContain("right");
    }

    @Test
    void theFirstAppendMendsTheFileAndKeepsTheDamagedOne() throws Exception {
        List<Integer> ends = write(file(), BATCHES);
        byte[] damaged = Files.readAllBytes(file());
        damaged[ends.get(2) + 20] ^= 1;
        Files.write(file(), damaged);

        append(file(), "new", "1");
        assertThat(Files.readAllBytes(kept(file(), 1))).isEqualTo(damaged);
        StateSnapshot found = load(file());
        assertThat(found.damage()).isEmpty();
        Map<String, String> expected = after(List.of(1, 2, 4, 5));
        expected.put("new", "1");
        assertThat(values(found)).isEqualTo(expected);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder("state", "state.corrupt-1");
    }

    @Test
    void onlySoManyDamagedFilesAreKept() throws Exception {
        write(file(), 2);
        for (int i = 1; i <= 5; i++) {
            append(file(), "round", "" + i);
            byte[] damaged = Files.readAllBytes(file());
            damaged[JournalFormat.HEADER] ^= 1;
            Files.write(file(), damaged);
        }
        append(file(), "last", "1");
        assertThat(dir.toFile().list())
                .containsExactlyInAnyOrder("state", "state.corrupt-3", "state.corrupt-4", "state.corrupt-5");

        byte[] damaged = Files.readAllBytes(file());
        damaged[JournalFormat.HEADER] ^= 1;
        Files.write(file(), damaged);
        FileStateStore none = FileStateStore.at(file()).damagedKept(0).build(Runnable::run);
        join(none.load());
        join(none.append(batch(1)));
        join(none.close());
        assertThat(dir.toFile().list()).hasSize(4);
    }

    @Test
    void whoeverRefusesFindsTheFileAsItWas() throws Exception {
        List<Integer> ends = write(file(), BATCHES);
        byte[] damaged = Files.readAllBytes(file());
        damaged[ends.get(1)] ^= 1;
        Files.write(file(), damaged);
        FileStateStore store = store(file());
        assertThatThrownBy(() -> join(DeviceState.open(store, Runnable::run, DamagePolicy.REFUSE)))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CorruptStateException.class)
                .cause()
                .satisfies(e -> assertThat(((CorruptStateException) e).offset())
                        .isEqualTo(ends.get(1).longValue()));
        join(store.close());
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
        assertThat(dir.toFile().list()).containsExactly("state");
        assertThat(DeviceState.open(store(file()), Runnable::run).toCompletableFuture())
                .isCompleted();
    }

    @Test
    void aFileWithNothingOfAJournalInItIsLeftAlone() throws Exception {
        byte[] foreign =
                "#!/bin/sh\necho this is quite something else\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Files.write(file(), foreign);
        assertThatThrownBy(() -> join(store(file()).load())).hasCauseInstanceOf(CorruptStateException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(foreign);
        Files.write(file(), new byte[4096]); // space that a power cut left unfilled
        assertThat(load(file()).sections()).isEmpty();
        append(file(), "a", "1");
        assertThat(values(load(file()))).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void whatStoodBeforeALossIsDoubtfulUntilItIsWrittenAgain() throws Exception {
        List<Integer> ends = write(file(), 3);
        byte[] damaged = Files.readAllBytes(file());
        damaged[ends.get(1)] ^= 1;
        Files.write(file(), damaged);
        StateSnapshot found = load(file());
        assertThat(found.isDoubtful("value", "a1")).isTrue();
        assertThat(found.isDoubtful("value", "a3")).isFalse();
        assertThat(VALUE.isDoubtful(found, "all")).as("set again").isFalse();
        assertThat(VALUE.isDoubtful(found, "b2")).as("not there").isFalse();
        StateSnapshot other = StateSnapshot.of(batch(1));
        assertThat(other.isDoubtful("value", "a1")).isFalse();
        StateSnapshot told = other.withDamage(found.damage().orElseThrow());
        assertThat(told.isDoubtful("value", "a1")).isTrue();
        assertThatThrownBy(told::requireWhole).isInstanceOf(CorruptStateException.class);
        other.requireWhole();
    }

    /** What was not forced may reach the medium in any order: a hole among it is no damage, and nothing behind it is believed. */
    @Test
    void withoutForcingAHoleIsTheTornEnd() throws Exception {
        FileStateStore lazy = lazy();
        join(lazy.load());
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            join(lazy.append(batch(i)));
            ends.add((int) Files.size(file()));
        }
        join(lazy.close());
        byte[] holed = Files.readAllBytes(file());
        Arrays.fill(holed, ends.get(1), ends.get(2), (byte) 0);
        Files.write(file(), holed);
        StateSnapshot found = load(file());
        assertThat(values(found)).isEqualTo(after(List.of(1, 2)));
        assertThat(found.damage()).isEmpty();

        append(file(), "new", "1"); // forces what is there
        byte[] damaged = Files.readAllBytes(file());
        damaged[ends.get(0)] ^= 1;
        Files.write(file(), damaged);
        Map<String, String> left = after(List.of(1));
        left.put("new", "1");
        StateSnapshot again = load(file());
        assertThat(values(again)).isEqualTo(left);
        assertThat(again.damage().orElseThrow().batches()).isEqualTo(1);
    }

    private FileStateStore lazy() {
        return FileStateStore.at(file()).fsync(FsyncPolicy.LEFT_TO_SYSTEM).build(Runnable::run);
    }

    @Test
    void rewritingDamagedFilesKeepsKindsThatThisVersionDoesNotKnow() throws Exception {
        List<Integer> ends = write(file(), 2);
        byte[] bytes = Files.readAllBytes(file());
        byte[] later = {(byte) 0x54, 1, 2, 3};
        ByteBuffer frame = JournalFormat.of(ByteBuffer.wrap(bytes)).frame(bytes.length, 3, true, later);
        bytes[ends.get(0)] ^= 1;
        Files.write(
                file(),
                ByteBuffer.allocate(bytes.length + frame.limit())
                        .put(bytes)
                        .put(frame)
                        .array());
        append(file(), "new", "1");
        append(file(), "new", "2");
        ByteBuffer now = ByteBuffer.wrap(Files.readAllBytes(file()));
        assertThat(JournalScan.of(file(), now, true).foreign()).containsExactly(later);
    }

    @Test
    void damageInARewrittenFileCostsOneRecord() throws Exception {
        FileStateStore store = FileStateStore.at(file()).compactAbove(500).build(Runnable::run);
        join(store.load());
        join(store.append(batch(1)));
        join(store.append(batch(2)));
        while (store.metrics().compactions() == 0) {
            join(store.append(List.of(VALUE.put("all", "2"))));
        }
        join(store.close());
        byte[] whole = Files.readAllBytes(file());
        Map<String, String> all = values(load(file()));
        assertThat(all).isEqualTo(after(List.of(1, 2)));
        int mark = whole.length - JournalFormat.of(ByteBuffer.wrap(whole)).overhead() - JournalFormat.mark().length;
        for (int at = 0; at < mark; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file(), damaged);
            StateSnapshot found = load(file());
            assertThat(found.damage()).as("byte %d", at).isPresent();
            assertThat(all.entrySet()).containsAll(values(found).entrySet());
            assertThat(values(found)).hasSize(at < JournalFormat.HEADER ? all.size() : all.size() - 1);
        }
    }

    /** A value made of what looks like beginnings of records, in a damaged record: finding the next one stays cheap. */
    @Test
    @Timeout(30)
    void searchingIsCheapWhateverStandsThere() throws Exception {
        FileStateStore store = FileStateStore.at(file()).compactAbove(1 << 26).build(Runnable::run);
        join(store.load());
        byte[] evil = new byte[1 << 20];
        for (int i = 0; i < evil.length; i += 3) {
            evil[i] = 8; // every third position: a length of half a megabyte
        }
        join(store.append(List.of(StateRecord.put("raw", "evil", evil))));
        join(store.append(List.of(StateRecord.put("raw", "big", new byte[1 << 20]))));
        join(store.append(batch(1)));
        join(store.close());
        byte[] damaged = Files.readAllBytes(file());
        damaged[JournalFormat.HEADER] ^= 1;
        Files.write(file(), damaged);
        StateSnapshot found = load(file());
        assertThat(values(found)).isEqualTo(after(List.of(1)));
        assertThat(found.keys("raw")).containsExactly("big");
    }
}
