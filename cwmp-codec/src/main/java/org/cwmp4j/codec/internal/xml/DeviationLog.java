package org.cwmp4j.codec.internal.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.DeviationKind;
import org.jspecify.annotations.Nullable;

/** Collects deviations up to a number, in the order of the text. */
final class DeviationLog {
    private record Entry(int offset, Deviation deviation) {}

    private final int max;
    private final SourceText source;
    private final List<Entry> entries = new ArrayList<>(0);
    private @Nullable Set<String> reported;

    DeviationLog(SourceText source, int max) {
        this.max = max;
        this.source = source;
        for (SourceText.Finding f : source.findings()) {
            addOriginal(f.kind(), "", f.offset(), f.detail());
        }
    }

    /** Whether this is the first time that anybody asks with this kind and key. */
    boolean first(DeviationKind kind, String key) {
        if (reported == null) {
            reported = new HashSet<>();
        }
        return reported.size() < max && reported.add(kind + " " + key);
    }

    boolean isFull() {
        return entries.size() > max;
    }

    /** Whether something is wrong at a place. */
    boolean hasPath(String path) {
        for (Entry e : entries) {
            if (e.deviation.path().equals(path)) {
                return true;
            }
        }
        return false;
    }

    /** @param offset in the text that was parsed */
    void add(DeviationKind kind, String path, int offset, String detail) {
        addOriginal(kind, path, source.positions().original(offset), detail);
    }

    private void addOriginal(DeviationKind kind, String path, int offset, String detail) {
        if (entries.size() < max) {
            entries.add(new Entry(offset, deviation(kind, path, offset, detail)));
        } else if (entries.size() == max) {
            entries.add(new Entry(
                    Integer.MAX_VALUE,
                    deviation(DeviationKind.TOO_MANY_DEVIATIONS, path, offset, "more than " + max + " deviations")));
        }
    }

    private Deviation deviation(DeviationKind kind, String path, int offset, String detail) {
        return new Deviation(
                kind, path, source.positions().line(offset), source.positions().column(offset), detail);
    }

    List<Deviation> inOrder() {
        if (entries.isEmpty()) {
            return List.of();
        }
        entries.sort((a, b) -> Integer.compare(a.offset, b.offset));
        List<Deviation> all = new ArrayList<>(entries.size());
        entries.forEach(e -> all.add(e.deviation));
        return all;
    }
}
