package org.cwmp4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The medians of all forks, and how they compare. */
final class Table {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<Key, List<Measured>> results = new LinkedHashMap<>();

    private record Key(String method, Fixture fixture, String contestant) {}

    private record Measured(double cpuNanos, double bytes) {}

    void add(String method, Fixture fixture, String contestant, RunResult result) {
        double cpu = score(result, ThreadCpuProfiler.LABEL);
        double bytes = score(result, ALLOCATED);
        results.computeIfAbsent(new Key(method, fixture, contestant), k -> new ArrayList<>())
                .add(new Measured(cpu, bytes));
    }

    private static double score(RunResult result, String label) {
        Result<?> found = result.getSecondaryResults().get(label);
        if (found == null) {
            throw new IllegalStateException(
                    "no " + label + " among " + result.getSecondaryResults().keySet());
        }
        return found.getScore();
    }

    /** A table in Markdown. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| way | message | contestant | CPU µs/op | spread | KB/op | time against cwmp4j |");
        lines.add("|---|---|---|---:|---:|---:|---:|");
        results.forEach((key, measured) -> {
            double cpu = cpu(measured);
            List<Measured> ours = results.get(new Key(key.method(), key.fixture(), "cwmp4j"));
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f | ±%.0f %% | %.1f | %s |",
                    key.method(),
                    key.fixture(),
                    key.contestant(),
                    cpu / 1000,
                    spread(measured),
                    median(measured.stream().map(Measured::bytes).toList()) / 1024,
                    ours == null ? "" : String.format(Locale.ROOT, "× %.2f", cpu / cpu(ours))));
        });
        return lines;
    }

    private static double cpu(List<Measured> measured) {
        return median(measured.stream().map(Measured::cpuNanos).toList());
    }

    /** Half the distance between the fastest and the slowest fork, in percent of the median. */
    private static double spread(List<Measured> measured) {
        var cpu = measured.stream().mapToDouble(Measured::cpuNanos).summaryStatistics();
        return 100 * (cpu.getMax() - cpu.getMin()) / 2 / cpu(measured);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
