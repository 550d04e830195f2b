package org.cwmp4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The harness measures and prints; what it prints after so short a run says nothing. */
class SmokeTest {
    @BeforeAll
    static void nextToOthers() {
        // no figures are kept, so a measurement on the same machine need not be waited for
        System.setProperty("jmh.ignoreLock", "true");
    }

    private static RunResult measure(String method, String contestant) throws RunnerException {
        Options options = new OptionsBuilder()
                .parent(CodecCommand.options(method, Fixture.INFORM, contestant, 1))
                .forks(0)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(20))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(100))
                .build();
        return List.copyOf(new Runner(options).run()).get(0);
    }

    @Test
    void aRunGivesCpuTimeAndBytesAndARatio() throws RunnerException {
        Table table = new Table();
        for (String contestant : List.of("cwmp4j", "woodstox")) {
            table.add("encode", Fixture.INFORM, contestant, measure("encode", contestant));
        }

        List<String> lines = table.lines();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).startsWith("| encode | INFORM | cwmp4j | ").endsWith("| × 1.00 |");
        assertThat(lines.get(3))
                .matches("\\| encode \\| INFORM \\| woodstox \\| [0-9.]+ \\| ±0 % \\| [0-9.]+ \\| × [0-9.]+ \\|");
    }
}
