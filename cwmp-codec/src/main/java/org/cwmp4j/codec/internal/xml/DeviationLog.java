package org.cwmp4j.codec.internal.xml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cwmp4j.codec.Deviation;
import org.cwmp4j.codec.DeviationKind;
import org.cwmp4j.codec.internal.xml.Source.Finding;
import org.jspecify.annotations.Nullable;

/** Collects deviations up to a number, in the order of the text. */
final class DeviationLog {
    private record Entry(long place, Deviation deviation) {}

    private final int max;
    private final Source source;
    private final List<Entry> entries = new ArrayList<>(0);
    private @Nullable Set<String> reported;

    DeviationLog(Source source, int max) {
        this.max = max;
        this.source = source;
        takeFindings(Source.BEGINNING);
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

    void add(DeviationKind kind, String path, long place, String detail) {
        takeFindings(place);
        put(kind, path, place, detail);
    }

    private void takeFindings(long upTo) {
        for (Finding f = source.nextFinding(upTo); f != null; f = source.nextFinding(upTo)) {
            put(f.kind(), "", f.place(), f.detail());
        }
    }

    private void put(DeviationKind kind, String path, long place, String detail) {
        if (entries.size() < max) {
            entries.add(new Entry(place, deviation(kind, path, place, detail)));
        } else if (entries.size() == max) {
            entries.add(new Entry(
                    Long.MAX_VALUE,
                    deviation(DeviationKind.TOO_MANY_DEVIATIONS, path, place, "more than " + max + " deviations")));
        }
    }

    private Deviation deviation(DeviationKind kind, String path, long place, String detail) {
        return new Deviation(kind, path, source.line(place), source.column(place), detail);
    }

    List<Deviation> inOrder() {
        takeFindings(Long.MAX_VALUE);
        if (entries.isEmpty()) {
            return List.of();
        }
        entries.sort((a, b) -> Long.compare(a.place, b.place));
        List<Deviation> all = new ArrayList<>(entries.size());
        entries.forEach(e -> all.add(e.deviation));
        return all;
    }
}
