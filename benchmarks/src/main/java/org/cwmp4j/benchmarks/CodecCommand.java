package org.cwmp4j.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the whole comparison: three rounds, in each a fork of its own for every contestant, message and way, so that a machine that
 * grows slower or faster meets all alike; prints the table for the README.
 */
@Command(
        name = "codec",
        mixinStandardHelpOptions = true,
        description =
                "Reading and writing messages, beside a bare pass of events, Woodstox's stream writer, Jackson XML, JAXB "
                        + "and DOM.")
final class CodecCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds of one fork each (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "Seconds of an iteration; three warm up, two count (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--only", split = ",", description = "Contestants (default: all).")
    private List<String> contestants = Contestant.NAMES;

    @Option(names = "--way", split = ",", defaultValue = "decode,encode", description = "decode, encode, or both.")
    private List<String> ways = List.of();

    @Override
    public Integer call() throws RunnerException {
        run(System.out);
        return 0;
    }

    private void run(PrintStream out) throws RunnerException {
        Table table = new Table();
        for (int round = 1; round <= rounds; round++) {
            for (String method : ways) {
                for (Fixture fixture : Fixture.values()) {
                    for (String contestant : contestants) {
                        RunResult result = measure(method, fixture, contestant);
                        table.add(method, fixture, contestant, result);
                        out.printf("# round %d of %d: %s %s %s%n", round, rounds, method, fixture, contestant);
                    }
                }
            }
        }
        table.lines().forEach(out::println);
    }

    private RunResult measure(String method, Fixture fixture, String contestant) throws RunnerException {
        return new ArrayList<>(new Runner(options(method, fixture, contestant, seconds)).run()).get(0);
    }

    /** One fork. */
    static Options options(String method, Fixture fixture, String contestant, int seconds) {
        return new OptionsBuilder()
                .include(CodecBenchmark.class.getSimpleName() + "\\." + method + "$")
                .param("contestant", contestant)
                .param("message", fixture.name())
                .forks(1)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(2)
                .measurementTime(TimeValue.seconds(seconds))
                .addProfiler(ThreadCpuProfiler.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
    }
}
