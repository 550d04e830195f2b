package org.cwmp4j.cpe.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** A journal file of a few batches, and ways to look at it. */
final class JournalFixture {
    static final StateSection<String> VALUE = new StateSection<>("value", 1, StateCodec.TEXT);

    private JournalFixture() {}

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static FileStateStore store(Path file) {
        return FileStateStore.at(file).build(Runnable::run);
    }

    /** Each batch sets two keys of its own and one that all set; where each of them ends in the file, from the header on. */
    static List<Integer> write(Path file, int batches) throws IOException {
        FileStateStore store = store(file);
        join(store.load());
        List<Integer> ends = new ArrayList<>(List.of(JournalFormat.HEADER));
        for (int i = 1; i <= batches; i++) {
            join(store.append(batch(i)));
            ends.add((int) Files.size(file));
        }
        join(store.close());
        return ends;
    }

    static List<StateRecord> batch(int i) {
        return List.of(VALUE.put("a" + i, "left " + i), VALUE.put("b" + i, "right " + i), VALUE.put("all", "" + i));
    }

    /** What is there after these batches. */
    static Map<String, String> after(Iterable<Integer> batches) {
        Map<String, String> values = new TreeMap<>();
        for (int i : batches) {
            values.putAll(Map.of("a" + i, "left " + i, "b" + i, "right " + i, "all", "" + i));
        }
        return values;
    }

    static StateSnapshot load(Path file) {
        FileStateStore store = store(file);
        try {
            return join(store.load());
        } finally {
            join(store.close());
        }
    }

    static Map<String, String> values(StateSnapshot snapshot) {
        return new TreeMap<>(VALUE.readAll(snapshot));
    }

    static void append(Path file, String key, String value) {
        FileStateStore store = store(file);
        join(store.load());
        join(store.append(List.of(VALUE.put(key, value))));
        join(store.close());
    }

    static Path kept(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".corrupt-" + number);
    }
}
