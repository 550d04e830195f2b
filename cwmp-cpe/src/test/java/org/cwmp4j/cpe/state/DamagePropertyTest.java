package org.cwmp4j.cpe.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any damage to any journal: what was not hit is there in full, and nothing is there that was never recorded. */
class DamagePropertyTest {
    private static final Path NAME = Path.of("journal");

    /** Batches, and where each ends. */
    private record Journal(byte[] bytes, List<List<StateRecord>> batches, List<Integer> ends) {}

    @Property(tries = 2_000)
    void whatWasNotHitIsKept(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int size) {
        SplittableRandom random = new SplittableRandom(seed);
        Journal journal = journal(random, size);
        byte[] damaged = journal.bytes().clone();
        boolean[] hit = new boolean[damaged.length];
        for (int wounds = 1 + random.nextInt(4); wounds > 0; wounds--) {
            wound(random, damaged);
        }
        for (int i = 0; i < hit.length; i++) {
            hit[i] = damaged[i] != journal.bytes()[i];
        }
        JournalScan scan;
        try {
            scan = JournalScan.of(NAME, ByteBuffer.wrap(damaged), true);
        } catch (CorruptStateException e) {
            assertThat(untouched(journal, hit)).as("recognised nothing").isEmpty();
            return;
        }
        assertThat(values(scan.state())).isEqualTo(values(expected(journal, hit)));
        int lastGood = lastUntouched(journal, hit);
        boolean lossBefore = false;
        for (int i = 0; i < (lastGood < 0 ? 0 : journal.ends().get(lastGood)); i++) {
            lossBefore |= hit[i];
        }
        assertThat(scan.damage() != null).isEqualTo(lossBefore);
    }

    private static Journal journal(SplittableRandom random, int size) {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        JournalFormat format = new JournalFormat(JournalFormat.LATEST, salt);
        ByteBuffer all = ByteBuffer.allocate(1 << 16).put(format.header());
        List<List<StateRecord>> batches = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            List<StateRecord> batch = batch(random);
            batches.add(batch);
            all.put(format.frame(all.position(), i, true, JournalFormat.changes(batch)));
            ends.add(all.position());
        }
        byte[] bytes = new byte[all.position()];
        all.get(0, bytes);
        return new Journal(bytes, batches, ends);
    }

    private static List<StateRecord> batch(SplittableRandom random) {
        List<StateRecord> batch = new ArrayList<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            String key = "k" + random.nextInt(6);
            byte[] value = new byte[random.nextInt(60)];
            random.nextBytes(value);
            batch.add(random.nextInt(4) == 0 ? StateRecord.remove("s", key) : StateRecord.put("s", key, value));
        }
        return batch;
    }

    private static void wound(SplittableRandom random, byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int length = random.nextBoolean() ? 1 : Math.min(1 + random.nextInt(100), bytes.length - from);
        int kind = random.nextInt(3);
        for (int i = from; i < from + length; i++) {
            byte before = bytes[i];
            bytes[i] = kind == 0 ? 0 : kind == 1 ? (byte) random.nextInt() : (byte) (before ^ (1 << random.nextInt(8)));
        }
    }

    private static boolean isWhole(Journal journal, boolean[] hit, int batch) {
        int from = batch == 0 ? JournalFormat.HEADER : journal.ends().get(batch - 1);
        for (int i = from; i < journal.ends().get(batch); i++) {
            if (hit[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> untouched(Journal journal, boolean[] hit) {
        List<Integer> whole = new ArrayList<>();
        for (int i = 0; i < journal.batches().size(); i++) {
            if (isWhole(journal, hit, i)) {
                whole.add(i);
            }
        }
        return whole;
    }

    private static int lastUntouched(Journal journal, boolean[] hit) {
        List<Integer> whole = untouched(journal, hit);
        return whole.isEmpty() ? -1 : whole.get(whole.size() - 1);
    }

    private static StateSnapshot expected(Journal journal, boolean[] hit) {
        List<StateRecord> records = new ArrayList<>();
        untouched(journal, hit).forEach(i -> records.addAll(journal.batches().get(i)));
        return StateSnapshot.of(records);
    }

    private static Map<String, String> values(StateSnapshot snapshot) {
        Map<String, String> values = new HashMap<>();
        snapshot.keys("s").forEach(k -> values.put(k, java.util.Arrays.toString(snapshot.bytes("s", k))));
        return values;
    }
}
